import { readMarkdown, type Inline, type Line } from '../tests/bots/discord/read-markdown.ts';
import type { Card } from '../src/bots/discord/payload.ts';

/** Something said, and what the bot answered. */
export type Exchange =
  | { readonly kind: 'talk'; readonly by: string; readonly said: string }
  | { readonly kind: 'mention'; readonly by: string; readonly said: string; readonly card: Card }
  | { readonly kind: 'command'; readonly by: string; readonly command: string; readonly card: Card }
  /** A command from the menu of somebody's message. */
  | {
      readonly kind: 'menu';
      readonly by: string;
      readonly command: string;
      readonly about: string;
      readonly said: string;
      readonly card: Card;
    };

/** Letters on a disc stand for pictures of people and of the bot. */
const DISCS: Readonly<Record<string, string>> = {
  出处: '#b3402e',
  小林: '#3a7d64',
  阿梅: '#6b5ca5',
};

/** An exchange in the elements of discord-components. */
export function drawExchange(exchange: Exchange): string {
  const { by } = exchange;
  const person = `author="${by}" avatar="${disc(by)}"`;
  switch (exchange.kind) {
    case 'talk':
      return message(by, '', exchange.said);
    case 'mention': {
      const said = `<discord-mention>出处</discord-mention> ${exchange.said}`;
      const reply = `<discord-reply slot="reply" role-color="#7d7f85" ${person}>@出处 ${exchange.said}</discord-reply>`;
      return message(by, '', said) + cardMessage(exchange.card, reply);
    }
    case 'command':
      return cardMessage(
        exchange.card,
        `<discord-command slot="reply" ${person} command="${exchange.command}"></discord-command>`,
      );
    case 'menu': {
      const { about, command, card } = exchange;
      return cardMessage(
        card,
        `<discord-command slot="reply" ${person} command="${command}" type="message_command" context-user-name="${about}" context-message-reply="${escapeHtml(exchange.said)}" context-user-image="${disc(about)}"></discord-command>`,
      );
    }
    default:
      return exchange satisfies never;
  }
}

function cardMessage({ flags, components }: Card, reply: string): string {
  const hidden = (flags & EPHEMERAL) !== 0 ? ' ephemeral' : '';
  return message('出处', `bot verified${hidden}`, reply + drawParts(components));
}

function message(author: string, attributes: string, inner: string): string {
  return `<discord-message author="${author}" avatar="${disc(author)}" timestamp="${NOON}" ${attributes}>${inner}</discord-message>`;
}

const EPHEMERAL = 1 << 6;
const NOON = '12:00';

/** Any component, in the loose shape that drawing needs. */
interface Drawn {
  readonly type: number;
  readonly content?: string;
  readonly components?: readonly Drawn[];
  readonly accessory?: Drawn;
  readonly label?: string;
  readonly style?: number;
  readonly accent_color?: number | null;
}

function drawParts(parts: readonly unknown[]): string {
  return (parts as readonly Drawn[]).map(drawPart).join('');
}

function drawPart(part: Drawn): string {
  const inner = (): string => drawParts(part.components ?? []);
  switch (part.type) {
    case 1:
      return `<div class="row">${inner()}</div>`;
    case 2:
      return `<span class="button${part.style === 1 ? ' primary' : ''}">${escapeHtml(part.label ?? '')}${part.style === 5 ? ' ↗' : ''}</span>`;
    case 9:
      return `<div class="section"><div>${inner()}</div>${drawPart(part.accessory!)}</div>`;
    case 10:
      return `<div class="text">${drawLines(readMarkdown(part.content ?? ''))}</div>`;
    case 17: {
      const colour =
        part.accent_color == null ? null : part.accent_color.toString(16).padStart(6, '0');
      const accent = colour === null ? '' : ` style="--accent:#${colour}"`;
      return `<div class="container${colour === null ? '' : ' accent'}"${accent}>${inner()}</div>`;
    }
    default:
      throw new Error(`no picture of component ${part.type}`);
  }
}

function drawLines(lines: readonly Line[]): string {
  return lines
    .map(({ kind, quoted, inner }) => {
      const words = inner.map(drawInline).join('');
      const line = `<div class="${kind}">${words}</div>`;
      return quoted ? `<div class="quoted">${line}</div>` : line;
    })
    .join('');
}

function drawInline(node: Inline): string {
  switch (node.kind) {
    case 'text':
      return escapeHtml(node.text);
    case 'bold':
      return `<b>${node.inner.map(drawInline).join('')}</b>`;
    case 'underline':
      return `<u>${node.inner.map(drawInline).join('')}</u>`;
    case 'strike':
      return `<s>${node.inner.map(drawInline).join('')}</s>`;
    case 'italic':
      return `<i>${node.inner.map(drawInline).join('')}</i>`;
    case 'link':
      return `<discord-link>${node.label.map(drawInline).join('')}</discord-link>`;
    case 'mention':
      return '<discord-mention>阿梅</discord-mention>';
    case 'spoiler':
    case 'code':
    case 'everyone':
    case 'emoji':
    case 'time':
    case 'invite':
      throw new Error(`no reply of ours has a ${node.kind}`);
    default:
      return node satisfies never;
  }
}

function disc(name: string): string {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="80"><rect width="80" height="80" fill="${DISCS[name] ?? '#555'}"/><text x="40" y="55" font-size="42" text-anchor="middle" fill="#fff" font-family="Noto Sans CJK SC">${name[0]}</text></svg>`;
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);
}

/** Containers, sections and the newer buttons, which the elements do not have; measures are the client's. */
export const STYLE = `
body { margin: 0; font-family: 'gg sans', 'Noto Sans', 'Noto Sans CJK SC', sans-serif; }
.page { display: flex; }
.panel { flex: none; overflow: hidden; padding-bottom: 12px; }
.panel discord-messages { border: 0; border-radius: 0; }
.dark { background: #323339; --surface: #393a41; --edge: #44454c; --key: #4e4f58; --words: #dfe0e2; --faint: #94959c; --own: #5865f2; --bar: #65666d; }
.light { background: #fff; --surface: #ffffff; --edge: #dddee1; --key: #e3e4e8; --words: #2f3035; --faint: #6c6d75; --own: #5865f2; --bar: #c4c6cb; }
.container { position: relative; box-sizing: border-box; max-width: 600px; margin-top: 4px; padding: 16px;
  background: var(--surface); border: 1px solid var(--edge); border-radius: 8px; overflow: hidden;
  display: flex; flex-direction: column; gap: 8px; }
.accent::before { content: ''; position: absolute; inset: 0 auto 0 0; width: 4px; background: var(--accent); }
.text { font-size: 16px; line-height: 1.375; color: var(--words); }
.text .subtext { font-size: 13px; line-height: 1.4; color: var(--faint); }
.text .subtext b { color: var(--words); }
.text .heading { font-weight: 700; }
.quoted { padding: 1px 0 1px 12px; border-left: 4px solid var(--bar); border-radius: 4px; }
.section { display: flex; gap: 16px; justify-content: space-between; align-items: flex-start; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin-top: 4px; }
.button { font-size: 14px; line-height: 18px; padding: 6px 11px; border-radius: 8px; background: var(--key);
  color: var(--words); white-space: nowrap; }
.button.primary { background: var(--own); color: #fff; }
`;
