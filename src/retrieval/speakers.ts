import type { Analysis, Analyzer } from './analyze.ts';
import type { AliasGroup, Corpus } from './article.ts';
import { slice } from './article.ts';
import { groupTerm } from './gist.ts';
import type { Segmenter } from './jieba.ts';

/** Knows whose words the articles report. */
export interface Speakers {
  /** Whether a question asks what somebody said of whom no sentence reports a word. */
  asksOfSilent(question: Analysis): boolean;
}

/** Verbs by which an article reports somebody's words. */
const REPORTING =
  /指出|强调|表示|[说称][，：:“「]|讲话|发言|致辞|认为|提出|宣布|呼吁|\b(?:said|says|stated|told|stressed|announced|urged)\b/u;
/** Asks for somebody's words or mind. */
const ASKS_WORDS =
  /说|讲|谈|讲话|发言|致辞|演说|演讲|开场白|表态|看法|怎么看|咋看|观点|意见|主张|提到|提及|提了|提出|回应|回答|批评|承诺|答应|反对|同意|\b(?:say|said|says|speak|spoke|speech|remarks?|comment|comments|mention|mentioned|think|thinks|view|views|opinion|propose|proposed|raise|raised|object|promise|respond|response|told|tell|call|called)\b/u;
/** A name that goes with an office is a person's. */
const OFFICE =
  /总统|总理|主席|首相|秘书长|部长|外长|主任|\b(?:president|premier|prime minister|minister|secretary|director)\b/iu;

export function createSpeakers(
  corpus: Corpus,
  groups: readonly AliasGroup[],
  analyzer: Analyzer,
  segmenter: Segmenter,
): Speakers {
  let spoken: ReadonlySet<string> | null = null;
  const persons = new Map<string, boolean>();

  function reported(): ReadonlySet<string> {
    const found = new Set<string>();
    for (const { article } of corpus.entries)
      for (const passage of article.passages)
        for (const span of passage.sentences) {
          const text = slice(passage.text, span);
          if (!REPORTING.test(text)) continue;
          for (const group of analyzer.analyzeDocument(text).groups) found.add(groupTerm(group));
        }
    return found;
  }

  function isPerson(term: string): boolean {
    let known = persons.get(term);
    if (known === undefined) {
      const names = groups[Number(term.slice(1))] ?? [];
      known = names.some(
        (name) => OFFICE.test(name) || segmenter.tag(name).some(({ tag }) => tag.startsWith('nr')),
      );
      persons.set(term, known);
    }
    return known;
  }

  return {
    asksOfSilent({ folded, units }) {
      if (!ASKS_WORDS.test(folded)) return false;
      const named = units.filter(({ kind }) => kind === 'name').flatMap(({ terms }) => terms);
      const asked = named.filter(isPerson);
      if (asked.length === 0) return false;
      spoken ??= reported();
      return asked.every((term) => !spoken!.has(term));
    },
  };
}
