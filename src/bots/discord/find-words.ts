import { parseAddress } from '../../retrieval/address.ts';
import { entriesOf, line, quoteOf, sourceOf } from '../blocks.ts';
import { buttonsUnder } from '../buttons.ts';
import { findPassages } from '../find-passages.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { wordingOf } from '../wording.ts';

/** Further places under the best one. */
const MAX_FURTHER = 2;

/**
 * What `/quote` posts: the passage that was chosen while typing. For words sent without choosing, the best
 * place that has them, or what the words get as a question.
 */
export function findWords(typed: string, article: string | null, deps: Deps): Reply {
  const text = typed.trim();
  const address = parseAddress(text);
  if (address !== null) {
    return handleCommand({ kind: 'action', action: { kind: 'show', address } }, deps);
  }
  const [best, ...others] = findPassages(text, deps, article).filter(({ passage }) =>
    passage.text.includes(text),
  );
  if (best === undefined) return handleCommand({ kind: 'ask', text, article, near: null }, deps);
  const further = others.slice(0, MAX_FURTHER);
  return {
    status: 'shown',
    blocks: [
      quoteOf(best),
      sourceOf(best, deps),
      ...(further.length > 0 ? [line(wordingOf(deps.lang).more), entriesOf(further, deps)] : []),
    ],
    buttons: buttonsUnder(best, deps, { whole: false, judged: null }),
  };
}
