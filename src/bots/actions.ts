import { formatAddress, parseAddress, type Address } from '../retrieval/address.ts';
import type { ReplyStatus } from './reply.ts';

/**
 * What a button asks for. Actions carry an address and no state, so any process can serve a button of
 * any age.
 */
export type Action =
  | { readonly kind: 'show' | 'previous' | 'next' | 'whole' | 'others'; readonly address: Address }
  /** The same passage, for all in the chat to see. */
  | { readonly kind: 'share'; readonly address: Address }
  /** "That is wrong": counted by address and status, nothing else. */
  | { readonly kind: 'wrong'; readonly status: ReplyStatus; readonly address: Address | null }
  | { readonly kind: 'quotes' | 'outline'; readonly article: string };

/** Telegram's limit on callback data; Discord allows 100 characters. */
export const MAX_ACTION_BYTES = 64;

const ON_ADDRESS = {
  show: 's',
  previous: 'p',
  next: 'n',
  whole: 'w',
  others: 'o',
  share: 'h',
} as const;
const ON_ARTICLE = { quotes: 'q', outline: 'l' } as const;
const WRONG = 'x';

const STATUS = {
  answered: 'a',
  related: 'r',
  'not-covered': 'n',
  'off-topic': 'o',
  exact: 'e',
  altered: 'd',
  absent: 'm',
  which: 'w',
  rejected: 'j',
  shown: 's',
  notice: 'i',
} as const satisfies Record<ReplyStatus, string>;

const ARTICLE_ID = /^[a-z0-9-]{1,32}$/;

/** At most 48 characters of [a-z0-9_:-]; `decodeAction(encodeAction(a))` equals `a`. */
export function encodeAction(action: Action): string {
  switch (action.kind) {
    case 'wrong': {
      const wire = action.address === null ? '' : formatAddress(action.address);
      return `${WRONG}:${STATUS[action.status]}:${wire}`;
    }
    case 'quotes':
    case 'outline':
      return `${ON_ARTICLE[action.kind]}:${action.article}`;
    case 'show':
    case 'previous':
    case 'next':
    case 'whole':
    case 'others':
    case 'share':
      return `${ON_ADDRESS[action.kind]}:${formatAddress(action.address)}`;
    default:
      return action satisfies never;
  }
}

/** Reads what `encodeAction` wrote; null for anything else. */
export function decodeAction(data: string): Action | null {
  const [letter, ...rest] = data.split(':');
  if (letter === WRONG) return decodeWrong(rest);
  const argument = rest.length === 1 ? rest[0]! : null;
  if (argument === null) return null;

  const onArticle = keyOf(ON_ARTICLE, letter);
  if (onArticle !== null) {
    return ARTICLE_ID.test(argument) ? { kind: onArticle, article: argument } : null;
  }
  const onAddress = keyOf(ON_ADDRESS, letter);
  const address = parseAddress(argument);
  return onAddress === null || address === null ? null : { kind: onAddress, address };
}

function decodeWrong(rest: readonly string[]): Action | null {
  const [letter, wire, ...more] = rest;
  const status = keyOf(STATUS, letter);
  if (status === null || wire === undefined || more.length > 0) return null;
  if (wire === '') return { kind: 'wrong', status, address: null };
  const address = parseAddress(wire);
  return address === null ? null : { kind: 'wrong', status, address };
}

function keyOf<K extends string>(table: Readonly<Record<K, string>>, letter: unknown): K | null {
  const found = Object.entries(table).find(([, value]) => value === letter);
  return found === undefined ? null : (found[0] as K);
}
