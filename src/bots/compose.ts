import { MAX_INPUT_UNITS, type Answer, type Citation } from '../retrieval/answer.ts';
import { type Article, type Passage, type PassageKind, slice } from '../retrieval/article.ts';
import { meaningfulChanges } from '../retrieval/diff.ts';
import { negationBefore } from '../retrieval/negation.ts';
import { citationOf, entriesOf, line, quoteOf, sourceOf, type Setting } from './blocks.ts';
import { buttonsUnder, listButtons, openButtons, wrong } from './buttons.ts';
import { NOT_CUT, type Block, type Reply, type ReplyStatus } from './reply.ts';
import { passageView } from './views.ts';
import { wordingOf, type Wording } from './wording.ts';

/** Further passages under an answer, one line each. */
const MAX_FURTHER = 2;
/** Headings, pull quotes or titles named where the article has no answer. */
const MAX_OFFERED = 4;
/** Missing words named; a question with more is about something else altogether. */
const MAX_MISSING = 5;
/** A word longer than this is not one. */
const MAX_MISSING_UNITS = 24;

/**
 * Says what an answer says. Every kind of answer has its reply; the words in it are the article's. `kept`
 * is the article that the question kept to, or null for all.
 */
export function composeReply(answer: Answer, setting: Setting, kept: string | null = null): Reply {
  const wording = wordingOf(setting.lang);
  switch (answer.kind) {
    case 'answered':
      return cited('answered', [], answer.citations, setting);
    case 'related': {
      // What comes near is no answer, so nothing in it is marked as one.
      const [first, ...rest] = answer.citations;
      const missing = plainWords(answer.missing);
      return {
        ...cited(
          'related',
          [line(wording.related, true), ...missingLine(missing, wording)],
          [unmarked(first), ...rest],
          setting,
        ),
        missing,
      };
    }
    case 'passage':
      return passageView(answer.citations[0].passage, setting);
    case 'which':
      return {
        status: 'which',
        blocks: [line(wording.which, true), entriesOf(answer.citations.map(unmarked), setting)],
        buttons: openButtons(answer.citations, setting),
      };
    case 'quote':
      return foundQuote(answer, setting);
    case 'absent': {
      const blocks: Block[] = [
        { kind: 'verdict', verdict: 'absent', text: wording.absent },
        line(wording.absentNote),
      ];
      const nearest = answer.nearest.slice(0, MAX_FURTHER + 1);
      if (nearest.length > 0) blocks.push(line(wording.nearest), entriesOf(nearest, setting));
      return { status: 'absent', blocks, buttons: [[wrong('absent', null, setting)]] };
    }
    case 'not-covered':
      return answer.reason === 'off-topic'
        ? { status: 'off-topic', blocks: [line(wording.offTopic)], buttons: [] }
        : notCovered(plainWords(answer.missing), setting, kept);
    case 'rejected':
      return {
        status: 'rejected',
        blocks: [
          line(answer.reason === 'empty' ? wording.empty : wording.tooLong(MAX_INPUT_UNITS)),
        ],
        buttons: [],
      };
    default:
      return answer satisfies never;
  }
}

/** The first citation in full, and at most two others below it. */
function cited(
  status: ReplyStatus,
  opening: readonly Block[],
  citations: readonly [Citation, ...Citation[]],
  setting: Setting,
): Reply {
  const [first, ...rest] = citations;
  const blocks = [...opening, quoteOf(first), sourceOf(first, setting)];
  const further = rest.filter(({ passage }) => passage !== first.passage).slice(0, MAX_FURTHER);
  if (further.length > 0) {
    blocks.push(line(wordingOf(setting.lang).more), entriesOf(further, setting));
  }
  return {
    status,
    blocks,
    buttons: buttonsUnder(first, setting, { whole: false, judged: status }),
  };
}

function foundQuote(answer: Extract<Answer, { kind: 'quote' }>, setting: Setting): Reply {
  const wording = wordingOf(setting.lang);
  const { verdict, pieces, changes } = answer;
  const blocks: Block[] = [{ kind: 'verdict', verdict, text: wording[verdict] }];
  if (verdict === 'exact') blocks.push(line(exactNote(pieces[0], wording)));
  else
    blocks.push(line(wording.alteredNote), {
      kind: 'changes',
      changes: meaningfulChanges(changes),
      cut: NOT_CUT,
    });
  // The whole sentence is shown around every piece: a quotation may stop just before a "not".
  for (const piece of pieces) blocks.push(quoteOf(piece), sourceOf(piece, setting));
  const others = answer.others.slice(0, MAX_FURTHER);
  if (others.length > 0) blocks.push(line(wording.alsoHere), entriesOf(others, setting));
  return {
    status: verdict,
    blocks,
    buttons: buttonsUnder(pieces[0], setting, { whole: false, judged: verdict }),
  };
}

/** Words may stand in the article and be denied by the one before them. */
export function exactNote(first: Citation, wording: Wording): string {
  const negation = negationBefore(first);
  if (negation === null) return wording.exactNote;
  return wording.exactBehind(slice(first.passage.text, negation));
}

function notCovered(missing: readonly string[], setting: Setting, kept: string | null): Reply {
  const wording = wordingOf(setting.lang);
  const articles = setting.engine.corpus.entries
    .map(({ article }) => article)
    .filter(({ id }) => kept === null || id === kept);
  const blocks = [line(wording.notCovered, true), ...missingLine(missing, wording)];
  const offered = articles.length === 1 ? contentsOf(articles[0]!) : articles.flatMap(titleOf);
  if (offered.length > 0) {
    blocks.push(
      line(wording.covers),
      entriesOf(offered.slice(0, MAX_OFFERED).map(citationOf), setting),
    );
  }
  const lists = articles.length === 1 ? [listButtons(articles[0]!.id, setting)] : [];
  return {
    status: 'not-covered',
    blocks,
    buttons: [...lists, [wrong('not-covered', null, setting)]],
    missing,
  };
}

/** What stands for the contents: headings with text below them, else pull quotes, else the title. */
function contentsOf(article: Article): readonly Passage[] {
  const of = (kind: PassageKind) => article.passages.filter((passage) => passage.kind === kind);
  const bodies = of('body');
  const headings = of('heading').filter(({ label }) =>
    bodies.some(({ section }) => section === label),
  );
  if (headings.length > 0) return headings;
  const quotes = of('pull-quote');
  return quotes.length > 0 ? quotes : titleOf(article);
}

function titleOf({ passages }: Article): readonly Passage[] {
  return passages.filter(({ kind }) => kind === 'title');
}

/**
 * The words that the article never mentions. They are the reader's own, so only plain words are
 * repeated: nothing that a platform could take for a link, a mention or a command.
 */
function plainWords(missing: readonly string[]): readonly string[] {
  return missing
    .filter((word) => word.length <= MAX_MISSING_UNITS && /^[\p{L}\p{M}\p{N} ·'-]+$/u.test(word))
    .slice(0, MAX_MISSING);
}

function missingLine(words: readonly string[], wording: Wording): readonly Block[] {
  return words.length === 0 ? [] : [line(wording.missing(wording.list(words)))];
}

function unmarked(citation: Citation): Citation {
  return { ...citation, answer: null };
}
