import type { Address, Resolved } from './address.ts';
import type { Answer, Citation } from './answer.ts';
import type { Corpus, Passage } from './article.ts';
import type { Explanation } from './explain.ts';

/** How a line of input is to be taken. */
export interface AskOptions {
  /** `check` always gives a quote verdict (`quote`, `absent` or `rejected`). Default `ask`. */
  readonly mode?: 'ask' | 'check';
  /** Keep to this article. An unknown id is ignored. */
  readonly article?: string | undefined;
  /** The place a conversation is at, for "and then?" and 那…; carried by the message replied to. */
  readonly near?: Address;
}

/** Passages for a list that grows while somebody types: hits of the text, best first. */
export interface SearchOptions {
  readonly article?: string | undefined;
  /** 0 or more; default 0. */
  readonly offset?: number;
  /** 1 or more; default 10. */
  readonly limit?: number;
}

/** The retrieval core over one corpus. Pure: the same input gives the same output, nothing is kept. */
export interface Engine {
  readonly corpus: Corpus;
  /** Total: any string gets an answer; nothing is thrown. */
  answer(input: string, options?: AskOptions): Answer;
  /** Keyword in context. An empty text lists the pull quotes, or the first paragraphs without them. */
  search(text: string, options?: SearchOptions): readonly Citation[];
  /** What an address points at in this corpus. */
  resolve(address: Address): Resolved;
  /** The passage before or after, of the same kind; null at the ends. */
  neighbour(passage: Passage, step: -1 | 1): Passage | null;
  /** Passages that say related things, best first, itself left out; for "other passages". */
  similar(passage: Passage, limit: number): readonly Citation[];
  /** Tokens, fields, features and scores of every candidate. */
  explain(input: string, options?: AskOptions): Explanation;
}
