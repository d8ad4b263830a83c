import type { Message, MessageEntity } from '@grammyjs/types';
import type { ExampleChat } from './example-page-telegram-scenes.ts';

/** A chat as HTML: bubbles as Telegram draws them, near enough to judge a layout by. */
export function drawChat({ title, lang, me, group, messages, listed }: ExampleChat): string {
  const bubbles = messages.map((message) => drawMessage(message, me, group)).join('');
  const list = listed === undefined ? '' : drawList(listed);
  return `<section class="phone" lang="${lang}"><header>${escapeHtml(title)}</header>
<main>${bubbles}</main>${list}</section>`;
}

export const STYLE = `
* { box-sizing: border-box; margin: 0; }
body { display: flex; gap: 18px; padding: 18px; background: #c9d3da; align-items: flex-start;
  font: 15px/1.42 "Noto Sans", "Noto Sans CJK SC", sans-serif; }
.phone { width: 400px; background: #d9e6c8; border-radius: 18px; overflow: hidden; }
[lang=zh-Hant] { font-family: "Noto Sans", "Noto Sans CJK TC", sans-serif; }
header { background: #517da2; color: #fff; padding: 10px 16px; font-weight: 600; }
main { display: flex; flex-direction: column; gap: 8px; padding: 12px 10px; }
.turn { max-width: 350px; align-self: flex-start; }
.turn.mine { align-self: flex-end; }
.bubble { background: #fff; border-radius: 12px; padding: 6px 10px 7px; white-space: pre-wrap;
  overflow-wrap: anywhere; box-shadow: 0 1px 1px #0002; }
.mine .bubble { background: #effdde; }
.name { color: #3a8fcf; font-weight: 600; font-size: 13.5px; }
.reply { border-left: 3px solid #3a8fcf; background: #3a8fcf14; border-radius: 4px; margin: 2px 0 4px;
  padding: 2px 8px; font-size: 13.5px; }
.reply b { display: block; color: #3a8fcf; }
.reply span { display: block; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
blockquote { border-left: 3px solid #4fae4e; background: #4fae4e16; border-radius: 4px;
  padding: 3px 22px 3px 8px; position: relative; font-size: 14.5px; }
blockquote::after { content: "”"; position: absolute; right: 7px; top: 0; color: #4fae4e; font-size: 19px; }
blockquote.folded { max-height: 4.75em; overflow: hidden; }
blockquote.folded::after { content: "⌄"; top: auto; bottom: 2px; }
a { color: #2678b6; text-decoration: none; }
.media { color: #777; }
.keys { display: flex; gap: 4px; margin-top: 4px; }
.keys span { flex: 1; background: #5f7a4f99; color: #fff; border-radius: 8px; text-align: center;
  padding: 6px 2px; font-size: 13.5px; white-space: nowrap; overflow: hidden; }
.list { background: #fff; border-top: 1px solid #ccc; }
.hit { padding: 7px 14px; border-bottom: 1px solid #eee; }
.hit b { display: block; font-size: 14px; white-space: nowrap; overflow: hidden; text-overflow: ellipsis; }
.hit span { color: #777; font-size: 13.5px; display: -webkit-box; -webkit-line-clamp: 2;
  -webkit-box-orient: vertical; overflow: hidden; }
.typed { padding: 9px 14px; }
`;

function drawMessage(message: Message, me: number, group: boolean): string {
  const mine = message.from?.id === me;
  const name =
    group && !mine ? `<div class="name">${escapeHtml(message.from!.first_name)}</div>` : '';
  const keys = (message.reply_markup?.inline_keyboard ?? [])
    .map(
      (row) =>
        `<div class="keys">${row.map(({ text }) => `<span>${escapeHtml(text)}</span>`).join('')}</div>`,
    )
    .join('');
  return `<div class="turn${mine ? ' mine' : ''}"><div class="bubble">${name}${drawReply(message)}${drawWords(message)}</div>${keys}</div>`;
}

function drawReply({ reply_to_message: replied, quote }: Message): string {
  if (replied === undefined) return '';
  const words = quote?.text ?? replied.text ?? '';
  return `<div class="reply"><b>${escapeHtml(replied.from!.first_name)}</b><span>${escapeHtml(words)}</span></div>`;
}

function drawWords({ text, entities = [] }: Message): string {
  if (text === undefined) return '<span class="media">▶ 0:03</span>';
  const html = drawSpan(text, 0, text.length, entities);
  // A block quote ends its line by itself.
  return html.replaceAll('</blockquote>\n', '</blockquote>');
}

/** Entities nest, and stand outer before inner. */
function drawSpan(
  text: string,
  start: number,
  end: number,
  entities: readonly MessageEntity[],
): string {
  let html = '';
  let at = start;
  for (const entity of entities) {
    const stop = entity.offset + entity.length;
    if (entity.offset < at || stop > end) continue;
    html += escapeHtml(text.slice(at, entity.offset));
    const inner = entities.filter(
      (other) =>
        other !== entity && other.offset >= entity.offset && other.offset + other.length <= stop,
    );
    const later = inner.filter((other) => entities.indexOf(other) > entities.indexOf(entity));
    html += wrap(entity, drawSpan(text, entity.offset, stop, later));
    at = stop;
  }
  return html + escapeHtml(text.slice(at, end));
}

function wrap({ type }: MessageEntity, html: string): string {
  switch (type) {
    case 'bold':
      return `<b>${html}</b>`;
    case 'underline':
      return `<u>${html}</u>`;
    case 'strikethrough':
      return `<s>${html}</s>`;
    case 'blockquote':
      return `<blockquote>${html}</blockquote>`;
    case 'expandable_blockquote':
      return `<blockquote class="folded">${html}</blockquote>`;
    case 'text_link':
    case 'mention':
    case 'bot_command':
    case 'url':
      return `<a>${html}</a>`;
    default:
      return html;
  }
}

function drawList({ typed, results }: NonNullable<ExampleChat['listed']>): string {
  const hits = results.slice(0, 4).map((result) => {
    const { title = '', description = '' } = result as { title?: string; description?: string };
    return `<div class="hit" lang="zh-Hans"><b>${escapeHtml(title)}</b><span>${escapeHtml(description)}</span></div>`;
  });
  return `<div class="list">${hits.join('')}<div class="typed">${escapeHtml(typed)}</div></div>`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
