import type { Analysis, Unit } from './analyze.ts';
import type { Corpus } from './article.ts';
import { foldAllForAliases, foldForAliases } from './aliases.ts';
import { bareText, fold } from './fold.ts';

/** Finds the words of a question that nothing in the corpus mentions. */
export interface Vocabulary {
  /**
   * Words of `input`, as typed and in order, that neither stand in the corpus nor are a name of
   * something in it. At most `MAX_MISSING`.
   */
  missing(input: string, question: Analysis): string[];
  /** Whether a folded word stands in the corpus or in a name of something that does. */
  mentions(word: string): boolean;
}

/** More words than this say less. */
export const MAX_MISSING = 5;

export function createVocabulary(corpus: Corpus): Vocabulary {
  let everything: { readonly text: string; readonly pairs: ReadonlySet<string> } | null = null;
  const known = new Map<string, boolean>();

  function mentions(word: string): boolean {
    const key = squeeze(word);
    if (key === '') return true;
    let answer = known.get(key);
    if (answer === undefined) {
      everything ??= withPairs(wordsOf(corpus));
      answer = standsIn(everything, key);
      if (known.size < MAX_REMEMBERED) known.set(key, answer);
    }
    return answer;
  }

  return {
    mentions,
    missing(input, question) {
      const source = sourceWords(input);
      const found: string[] = [];
      for (const unit of question.units) {
        if (unit.stop || unit.kind === 'number' || found.length >= MAX_MISSING) continue;
        if (unit.kind === 'word' && unit.text.length < 2) continue;
        if (mentions(unit.text) || saysNothing(unit, question.folded)) continue;
        const typed = source(unit.text);
        if (typed !== null && !mentions(typed) && !found.includes(typed)) found.push(typed);
      }
      return found;
    },
  };
}

/** Words that tell nothing of a topic, which no article need mention. */
const HOLLOW = new Set(
  (
    '那边 这边 哪边 里头 里边 外头 首先 其次 当年 当时 当天 当初 开始 打算 准备 坐在 站在 里面 后来 之后 之前 以后 以前 一直 ' +
    '曾经 已经 突然 终于 居然 竟然 难道 反正 毕竟 根本 简直 差不多 大概 大约 左右 好像 似乎 是不是 有没有 会不会 多少 怎样'
  ).split(' '),
);

/** Begins with what 哪 or 几 chooses among. */
const CHOSEN_AMONG = /^[国省市州县城年月日天位家里儿种个些人所条点号]/u;

/** Hollow, or what the segmenter made of a question word and its neighbour (哪开, 国人 of 哪国人), or a count: 一支. */
function saysNothing({ text, start, kind }: Unit, folded: string): boolean {
  if (kind !== 'word') return false;
  if (HOLLOW.has(text)) return true;
  return (
    /^[哪谁几何啥咩乜](?!吒|内亚|尔蒙)|^[一1两半][支个位条只张片把杯瓶次回届年月天日岁份套台辆艘架座所间家名种类]$/u.test(
      text,
    ) ||
    (CHOSEN_AMONG.test(text) && /[哪几何]/u.test(folded[start - 1] ?? ''))
  );
}

function withPairs(text: string) {
  const pairs = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(text.slice(i, i + 2));
  return { text, pairs };
}

/** A long text is only looked through for words of which it holds every pair of neighbours. */
function standsIn(
  { text, pairs }: { readonly text: string; readonly pairs: ReadonlySet<string> },
  word: string,
): boolean {
  for (let i = 0; i + 1 < word.length; i++) if (!pairs.has(word.slice(i, i + 2))) return false;
  return word.length === 2 || text.includes(word);
}

/** Words remembered; a stream of hostile questions may not grow it further. */
const MAX_REMEMBERED = 50_000;

/** All that the corpus mentions, one passage or name a line. */
function wordsOf({ entries }: Corpus): string {
  return entries
    .flatMap(({ article, notes }) => {
      const text = squeezeAll(article.passages.map((passage) => passage.text)).join('\n');
      const groups = notes?.aliases ?? [];
      const names = squeezeAll(groups.flat());
      let first = 0;
      const own = groups.flatMap(({ length }) => {
        const group = names.slice(first, (first += length));
        return group.some((name) => text.includes(name)) ? group : [];
      });
      return [text, ...own];
    })
    .join('\n');
}

/** The form in which words are compared: folded, lower case, without spaces and punctuation. */
function squeeze(text: string): string {
  return bareText(foldForAliases(text));
}

function squeezeAll(texts: readonly string[]): string[] {
  return foldAllForAliases(texts).map(bareText);
}

/** Finds how a folded word was typed; null where folding changed its length (二十 → 20). */
function sourceWords(input: string): (word: string) => string | null {
  const mapped = fold(input);
  const lower = mapped.text.toLowerCase();
  return (word) => {
    const at = lower.length === mapped.text.length ? lower.indexOf(word) : -1;
    if (at < 0) return null;
    return input.slice(mapped.starts[at]!, mapped.ends[at + word.length - 1]!);
  };
}
