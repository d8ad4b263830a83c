import { formatAddress, type Address } from '../retrieval/address.ts';
import type { ReplyStatus } from './reply.ts';

/** Counts how often something happened. Nothing else is kept: no names, no words, no times. */
export interface Counts {
  /** `what` is of letters, digits and `_ : -`, and from a bounded set. */
  readonly add: (what: string) => void;
}

/** The name under which "that is wrong" is counted: the place and the kind of answer. */
export function wrongAnswer(status: ReplyStatus, address: Address | null): string {
  return `wrong:${status}:${address === null ? '-' : formatAddress(address)}`;
}
