import type { Block, Entry, Reply } from '../bots/reply.ts';
import { parseAddress } from '../retrieval/address.ts';
import type { Change } from '../retrieval/answer.ts';
import type { Span } from '../retrieval/article.ts';
import { html, type Html } from './framework.ts';
import { marked } from './marked.ts';
import { placeHref } from './place-href.ts';

export interface ReplyFrame {
  /** Language of the article's words. */
  readonly lang: string;
  /** The words to mark where a passage opens, by its label, or null. */
  readonly spanOf: (label: string) => Span | null;
}

/** The blocks of a reply, for a page one folder below the articles. */
export function replyHtml({ blocks }: Reply, frame: ReplyFrame): Html {
  return html`${blocks.map((block) => html`${blockHtml(block, frame)} `)}`;
}

function blockHtml(block: Block, frame: ReplyFrame): Html | null {
  switch (block.kind) {
    case 'line':
      return block.strong ? html`<h2>${block.text}</h2>` : html`<p>${block.text}</p>`;
    case 'verdict':
      return html`<h2 class="verdict ${block.verdict}">${block.text}</h2>`;
    case 'quote':
      return html`<blockquote class="words" lang="${frame.lang}">
        ${marked(block.text, block.marks, block.cut)}
      </blockquote>`;
    case 'changes':
      return html`<p class="words" lang="${frame.lang}">${block.changes.map(changeHtml)}</p>`;
    case 'source': {
      const href = hrefOf(block.address, frame);
      const place = href === null ? block.place : html`<a href="${href}">${block.place}</a>`;
      return html`<p class="source">${place} ${block.attribution}</p>`;
    }
    case 'entries':
      return html`<ul>
        ${block.entries.map((entry) => entryHtml(entry, frame))}
      </ul>`;
    default:
      return block satisfies never;
  }
}

function entryHtml(entry: Entry, frame: ReplyFrame): Html {
  const href = hrefOf(entry.address, frame);
  const place = href === null ? entry.place : html`<a href="${href}">${entry.place}</a>`;
  return html`<li>
    ${place}<span class="words" lang="${frame.lang}"
      >${marked(entry.text, entry.marks, entry.cut)}</span
    >
  </li> `;
}

function changeHtml({ op, text }: Change): Html {
  switch (op) {
    case 'equal':
      return html`${text}`;
    case 'delete':
      return html`<del>${text}</del>`;
    case 'insert':
      return html`<ins>${text}</ins>`;
    default:
      return op satisfies never;
  }
}

function hrefOf(wire: string | null, { spanOf }: ReplyFrame): string | null {
  const address = wire === null ? null : parseAddress(wire);
  if (address === null) return null;
  const { article, label } = address;
  return placeHref(`../${article}`, label, spanOf(label));
}
