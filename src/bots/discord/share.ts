import { formatAddress, parseAddress, type Address } from '../../retrieval/address.ts';
import type { Citation } from '../../retrieval/answer.ts';
import type { Passage, Span } from '../../retrieval/article.ts';
import { citationOf, line, quoteOf, sourceOf, wholeOf } from '../blocks.ts';
import { buttonsUnder } from '../buttons.ts';
import { exactNote } from '../compose.ts';
import { handleCommand, type Deps } from '../handle.ts';
import { NOT_CUT, type Block, type Reply, type Verdict } from '../reply.ts';
import { wordingOf } from '../wording.ts';

/**
 * What a private answer showed, as far as it can be shown to all again from the button alone: a passage
 * with the words that answered, the verdict on a quotation, or both. What was typed stays in the message.
 */
export interface Shared {
  readonly verdict: Verdict | null;
  readonly address: Address | null;
  /** The marked words, as offsets into the passage. */
  readonly answer: Span | null;
}

const PREFIX = 'share';
const LETTER = { exact: 'e', altered: 'd', absent: 'm' } as const satisfies Record<Verdict, string>;
const VERDICT: Readonly<Record<string, Verdict>> = { e: 'exact', d: 'altered', m: 'absent' };
const WIRE = /^share:([edm]?):([a-z0-9_-]*):(?:(\d{1,5})-(\d{1,5}))?$/;

/** At most 64 characters of [a-z0-9_:-]; `decodeShared(encodeShared(s))` equals `s`. */
export function encodeShared({ verdict, address, answer }: Shared): string {
  const letter = verdict === null ? '' : LETTER[verdict];
  const wire = address === null ? '' : formatAddress(address);
  return [PREFIX, letter, wire, answer === null ? '' : `${answer.start}-${answer.end}`].join(':');
}

/** Reads what `encodeShared` wrote; null for anything else. */
export function decodeShared(customId: string): Shared | null {
  const match = WIRE.exec(customId);
  if (match === null) return null;
  const [, letter, wire, start, end] = match;
  const verdict = VERDICT[letter!] ?? null;
  const address = wire === '' ? null : parseAddress(wire!);
  if (address === null && (wire !== '' || verdict !== 'absent')) return null;
  const answer = start === undefined ? null : { start: Number(start), end: Number(end) };
  return { verdict, address, answer };
}

/** What there is to share of a reply; null for lists, notices and answers without a place. */
export function sharedOf({ status, blocks }: Reply, { engine }: Deps): Shared | null {
  const verdict = status === 'exact' || status === 'altered' || status === 'absent' ? status : null;
  if (verdict === 'absent') return { verdict, address: null, answer: null };
  const at = blocks.findIndex((block) => block.kind === 'source' && block.address !== null);
  const source = blocks[at];
  const quote = blocks[at - 1];
  if (source?.kind !== 'source' || quote?.kind !== 'quote') return null;
  const address = parseAddress(source.address ?? '');
  if (address === null) return null;
  const resolved = engine.resolve(address);
  return {
    verdict,
    address,
    answer: resolved.kind === 'same' ? markIn(resolved.passage, quote) : null,
  };
}

/**
 * The reply that all see, in the language of `deps`. With `changed` there is a place for a quotation
 * against the article's wording, which only the message has.
 */
export function sharedReply(
  { verdict, address, answer }: Shared,
  deps: Deps,
  changed: boolean,
): Reply {
  const openingOf = (citation: Citation | null): Block[] =>
    verdict === null ? [] : verdictBlocks(verdict, citation, deps);
  if (address === null) return { status: 'absent', blocks: openingOf(null), buttons: [] };

  const resolved = deps.engine.resolve(address);
  if (resolved.kind !== 'same') {
    // The passage is another by now, or gone: a verdict on it no longer holds.
    return handleCommand({ kind: 'action', action: { kind: 'share', address } }, deps);
  }
  const { passage } = resolved;
  const citation = citationAt(passage, answer);
  const changes: Block[] = changed ? [{ kind: 'changes', changes: [], cut: NOT_CUT }] : [];
  const quote = citation.answer === null ? wholeOf(passage) : quoteOf(citation);
  return {
    status: verdict ?? 'shown',
    blocks: [...openingOf(citation), ...changes, quote, sourceOf(citation, deps)],
    buttons: buttonsUnder(citation, deps, { whole: citation.answer === null, judged: null }),
  };
}

function verdictBlocks(verdict: Verdict, citation: Citation | null, { lang }: Deps): Block[] {
  const wording = wordingOf(lang);
  const text = wording[verdict];
  switch (verdict) {
    case 'exact':
      return [
        { kind: 'verdict', verdict, text },
        line(citation === null ? wording.exactNote : exactNote(citation, wording)),
      ];
    case 'altered':
      return [{ kind: 'verdict', verdict, text }, line(wording.alteredNote)];
    case 'absent':
      return [{ kind: 'verdict', verdict, text }, line(wording.absentNote)];
    default:
      return verdict satisfies never;
  }
}

/** The words behind the first mark of a quotation, in the passage that it is a slice of. */
function markIn(passage: Passage, { text, marks }: Extract<Block, { kind: 'quote' }>): Span | null {
  const at = passage.text.indexOf(text);
  const [mark] = marks;
  if (at < 0 || mark === undefined) return null;
  return { start: at + mark.start, end: at + mark.end };
}

function citationAt(passage: Passage, answer: Span | null): Citation {
  if (answer === null || answer.start >= answer.end || answer.end > passage.text.length) {
    return citationOf(passage);
  }
  const sentence = passage.sentences.find(({ end }) => answer.start < end) ?? answer;
  return { passage, sentence, answer };
}
