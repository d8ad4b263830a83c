import { createQuoteIndex } from '../src/retrieval/quote-index.ts';
import { joinPieces } from '../src/retrieval/quote-pieces.ts';
import { createQuoteReader } from '../src/retrieval/quote-route.ts';
import type { Answer, Corpus } from '../src/retrieval/index.ts';
import { bare, fold } from '../src/retrieval/fold.ts';
import { toSimplified } from '../src/retrieval/script.ts';
import { corrupt, EDIT_KINDS, type EditKind, type Pick, seeded } from './quote-edits.ts';

/** What came of a drill. */
export interface Trial {
  /** By kind of edit: corruptions made, and those that were called exact. */
  readonly edits: Readonly<Record<EditKind, { readonly made: number; readonly exact: number }>>;
  /** True fragments asked for, called exact, called altered, and exact by words that are others. */
  readonly fragments: {
    readonly made: number;
    readonly exact: number;
    readonly altered: number;
    readonly wrong: number;
  };
  /** The first inputs that went wrong. */
  readonly failures: readonly string[];
}

/** Han characters of the shortest fragment, and characters of the shortest and longest. */
const MIN_HAN = 8;
const MIN_LENGTH = 10;
const MAX_LENGTH = 70;
/** Draws for one corruption before a kind is given up: some articles have no names of ours. */
const MAX_DRAWS = 20_000;
/** Failures kept. */
const MAX_FAILURES = 200;

/**
 * Draws `count` true fragments of body text, which should be called exact, and `count` corruptions shared out
 * equally between the kinds, which should not. The same seed draws the same.
 */
export function runTrial(corpus: Corpus, count: number, seed: number): Trial {
  const reader = createQuoteReader(corpus, createQuoteIndex(corpus));
  const pick = seeded(seed);
  const articles = corpus.entries.map(({ article }) =>
    article.passages.filter(({ kind }) => kind === 'body').map(({ text }) => text),
  );
  const texts = articles.flat();
  const everything = corpus.entries.flatMap(({ article }) => [
    article.passages.map(({ text }) => lettersOf(text)).join('\n'),
    article.passages.map(({ text }) => lettersOf(text)).join(''),
    article.passages
      .filter(({ kind }) => kind === 'body')
      .map(({ text }) => lettersOf(text))
      .join(''),
  ]);
  const failures: string[] = [];
  const fail = (what: string, asked: string, answer: Answer) => {
    if (failures.length < MAX_FAILURES) failures.push(`${what}: ${asked} → ${summary(answer)}`);
  };

  const fragments = { made: 0, exact: 0, altered: 0, wrong: 0 };
  while (fragments.made < count) {
    const fragment = drawFragment(articles, pick);
    if (fragment === null) continue;
    fragments.made++;
    const asked = disguise(fragment, pick);
    const answer = reader.check(asked);
    if (answer.kind === 'quote') fragments[answer.verdict]++;
    if (!isExact(answer)) fail('fragment', asked, answer);
    else if (!lettersIn(answer).includes(lettersOf(fragment.replace(/^[>\s]+/u, '')))) {
      fragments.wrong++;
      fail('wrong words', asked, answer);
    }
  }

  const edits = Object.fromEntries(EDIT_KINDS.map((kind) => [kind, { made: 0, exact: 0 }]));
  for (const kind of EDIT_KINDS) {
    const tally = edits[kind]!;
    const wanted = Math.ceil(count / EDIT_KINDS.length);
    for (let draw = 0; draw < MAX_DRAWS * 5 && tally.made < wanted; draw++) {
      const fragment = drawFragment(articles, pick);
      if (fragment === null) continue;
      const edited = corrupt(kind, fragment, texts[pick(texts.length)]!, pick);
      // An edit may change punctuation or script only, or make another true fragment.
      if (edited === null || everything.some((text) => text.includes(lettersOf(edited)))) continue;
      tally.made++;
      const answer = reader.check(edited);
      if (!isExact(answer)) continue;
      tally.exact++;
      fail(kind, edited, answer);
    }
  }
  return { edits: edits as Trial['edits'], fragments, failures };
}

/** A stretch of one paragraph, or now and then over the end of one into the next. */
function drawFragment(articles: readonly (readonly string[])[], pick: Pick): string | null {
  const texts = articles[pick(articles.length)]!;
  if (texts.length === 0) return null;
  const index = pick(texts.length);
  const text = pick(CROSSING) === 0 ? texts.slice(index, index + 2).join('\n') : texts[index]!;
  const start = pick(text.length);
  const end = Math.min(text.length, start + MIN_LENGTH + pick(MAX_LENGTH - MIN_LENGTH));
  const fragment = text.slice(start, end);
  const han = fragment.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han >= MIN_HAN ? fragment : null;
}

/** One fragment in this many is drawn from two paragraphs. */
const CROSSING = 8;

/** As people paste: as it is, without punctuation, with spaces for it, or in simplified script. */
function disguise(fragment: string, pick: Pick): string {
  const marks = /(?<!\d)[，。、；：“”「」《》！？](?!\d)/gu;
  const disguises = [
    () => fragment,
    () => fragment.replace(marks, ''),
    () => fragment.replace(marks, ' '),
    () => toSimplified(fragment),
  ];
  return disguises[pick(disguises.length)]!();
}

function lettersOf(text: string): string {
  return bare(fold(text)).text;
}

function isExact(answer: Answer): answer is Extract<Answer, { kind: 'quote' }> {
  return answer.kind === 'quote' && answer.verdict === 'exact';
}

function lettersIn({ pieces }: Extract<Answer, { kind: 'quote' }>): string {
  return lettersOf(joinPieces(pieces));
}

function summary(answer: Answer): string {
  if (answer.kind !== 'quote') return answer.kind;
  const places = answer.pieces.map(({ passage }) => `${passage.article} ${passage.label}`);
  return `${answer.verdict} ${places.join()}`;
}
