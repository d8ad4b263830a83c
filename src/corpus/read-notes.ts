import type { AliasGroup, Article, Fact, Notes, Unsaid } from '../retrieval/article.ts';
import { passageAt } from '../retrieval/article.ts';
import type { ProblemCode, Report } from './problem.ts';
import type { YamlDocument, YamlPath, YamlValue } from './yaml.ts';
import { readYaml, YamlError } from './yaml.ts';

/**
 * An editor's notes from their YAML, checked against the article they lie beside. Everything wrong is
 * reported; what is returned holds only what is right. A fact without asks is left out: it is a draft.
 */
export function readNotes(article: Article, file: string, source: string, report: Report): Notes {
  const reader = openNotes(article, file, source, report);
  if (reader === null) return { aliases: [], facts: [], unsaid: [] };
  const aliases = reader
    .items('aliases')
    .flatMap(([value, path]) => readGroup(reader, value, path));
  const facts = reader.items('facts').flatMap(([value, path]) => readFact(reader, value, path));
  const unsaid = reader.items('unsaid').flatMap(([value, path]) => readUnsaid(reader, value, path));
  const [first] = reader.unfilled;
  if (first !== undefined) {
    const message = `${reader.unfilled.length} entries have no asks yet and are not used.`;
    reader.warn('notes-unfilled', first, message, 'Write how people ask for them, or remove them.');
  }
  return { aliases, facts, unsaid };
}

type Fields = { readonly [key: string]: YamlValue };

interface Reader {
  readonly article: Article;
  /** The entries of a top-level list, each with its path; empty when it is absent. */
  items(name: string): [YamlValue, YamlPath][];
  /** The fields of an entry, those unknown reported; null when it is no map. */
  fields(value: YamlValue, path: YamlPath, known: readonly string[]): Fields | null;
  /** The strings of a list, reported and left out where blank. */
  texts(value: YamlValue | undefined, path: YamlPath, code: ProblemCode): string[];
  wrong(code: ProblemCode, path: YamlPath, message: string, fix: string): void;
  /** Entries without asks, told of once for the file. */
  readonly unfilled: YamlPath[];
  warn(code: ProblemCode, path: YamlPath, message: string, fix: string): void;
}

const SECTIONS = ['aliases', 'facts', 'unsaid'];

function openNotes(article: Article, file: string, source: string, report: Report): Reader | null {
  let document: YamlDocument;
  try {
    document = readYaml(source);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    report({
      code: 'notes-yaml',
      severity: 'error',
      file,
      line: error.line,
      message: `the notes are not YAML: ${error.message}.`,
      fix: 'Put text that holds ": ", " #" or begins with a quote into \'single quotes\'.',
    });
    return null;
  }
  const say =
    (severity: 'error' | 'warning') =>
    (code: ProblemCode, path: YamlPath, message: string, fix: string) =>
      report({ code, severity, file, line: document.lineOf(path), message, fix });
  const wrong = say('error');

  const fields: Reader['fields'] = (value, path, known) => {
    if (typeof value === 'string' || Array.isArray(value)) {
      wrong('notes-form', path, 'fields are expected here.', `Write ${known.join(': …, ')}: ….`);
      return null;
    }
    for (const name of Object.keys(value)) {
      if (known.includes(name)) continue;
      const fix = `Known fields are ${known.join(', ')}.`;
      wrong('notes-form', [...path, name], `there is no field "${name}" here.`, fix);
    }
    return value as Fields;
  };
  const root = fields(document.value ?? {}, [], SECTIONS) ?? {};

  return {
    article,
    fields,
    wrong,
    unfilled: [],
    warn: say('warning'),
    items(name) {
      const list = field(root, name) ?? [];
      if (Array.isArray(list)) return list.map((item, index) => [item, [name, index]]);
      if (list !== '')
        wrong('notes-form', [name], `"${name}" must be a list.`, 'Begin each entry with "- ".');
      return [];
    },
    texts(value, path, code) {
      if (!Array.isArray(value)) {
        wrong(code, path, 'a list of texts is expected here.', 'Begin each entry with "- ".');
        return [];
      }
      return value.flatMap((item: YamlValue, index) => {
        if (typeof item === 'string' && item.trim() !== '') return [item.trim()];
        wrong(code, [...path, index], 'an entry has no words.', 'Write them, or remove the entry.');
        return [];
      });
    },
  };
}

function readGroup(reader: Reader, value: YamlValue, path: YamlPath): AliasGroup[] {
  const names = [...new Set(reader.texts(value, path, 'notes-alias'))];
  const [first, second, ...rest] = names;
  if (first !== undefined && second !== undefined) return [[first, second, ...rest]];
  reader.wrong(
    'notes-alias',
    path,
    'an alias group needs two names.',
    'Add another, or remove it.',
  );
  return [];
}

function readFact(reader: Reader, value: YamlValue, path: YamlPath): Fact[] {
  const fields = reader.fields(value, path, ['passage', 'answer', 'nth', 'asks']);
  if (fields === null) return [];
  const asks = reader.texts(field(fields, 'asks'), [...path, 'asks'], 'notes-ask');
  const place = readPlace(reader, fields, path);
  if (place === null) return [];
  if (asks.length > 0) return [{ ...place, asks }];
  reader.unfilled.push(path);
  return [];
}

/** A place in the text; one in a pull quote is that in the body which the quote repeats, null where it varies. */
function inBody(article: Article, label: string, answer: string, start: number) {
  const repeats = passageAt(article, label)?.repeats ?? null;
  if (repeats === null) return { passage: label, span: { start, end: start + answer.length } };
  const at = passageAt(article, repeats.label)!.text.indexOf(answer, repeats.span.start);
  return at < 0 ? null : { passage: repeats.label, span: { start: at, end: at + answer.length } };
}

/** Where a fact's answer stands, or null, reported. */
function readPlace(
  reader: Reader,
  fields: Fields,
  path: YamlPath,
): Pick<Fact, 'passage' | 'span'> | null {
  const passage = readLabel(reader, field(fields, 'passage'), [...path, 'passage']);
  const answer = field(fields, 'answer');
  if (typeof answer !== 'string' || answer.trim() === '') {
    const fix = 'Copy the words of the passage that answer.';
    reader.wrong('notes-span', [...path, 'answer'], 'the fact has no answer.', fix);
    return null;
  }
  const nth = field(fields, 'nth') ?? '1';
  if (typeof nth !== 'string' || !/^[1-9]\d{0,3}$/u.test(nth)) {
    const fix = 'Write which occurrence in the passage is meant, from 1.';
    reader.wrong('notes-form', [...path, 'nth'], '"nth" must be a number from 1.', fix);
    return null;
  }
  if (passage === null) return null;
  const { text, label } = passageAt(reader.article, passage)!;
  const starts = occurrences(text, answer);
  const start = starts[Number(nth) - 1];
  if (start !== undefined) {
    const found = inBody(reader.article, passage, answer, start);
    if (found !== null) return found;
  }
  const elsewhere = reader.article.passages.filter((other) => other.text.includes(answer));
  const places = elsewhere.map((other) => other.label).join(', ');
  const [message, fix] =
    start !== undefined
      ? [
          `"${answer}" stands in ${label} only, which quotes the text.`,
          'Copy the words of the text.',
        ]
      : starts.length > 0
        ? [`"${answer}" stands in ${label} only ${starts.length} times.`, 'Correct nth.']
        : elsewhere.length > 0
          ? [
              `"${answer}" does not stand in ${label}.`,
              `It stands in ${places}: correct the passage.`,
            ]
          : [
              `"${answer}" does not stand in ${label}.`,
              'Copy the words exactly as they stand there.',
            ];
  reader.wrong('notes-span', [...path, 'answer'], message, fix);
  return null;
}

function readUnsaid(reader: Reader, value: YamlValue, path: YamlPath): Unsaid[] {
  const fields = reader.fields(value, path, ['what', 'near', 'of', 'asks']);
  if (fields === null) return [];
  const what = field(fields, 'what');
  if (typeof what !== 'string' || what.trim() === '') {
    const fix = 'Say in "what" what the article lacks.';
    reader.wrong('notes-form', path, 'the entry does not say what is unsaid.', fix);
    return [];
  }
  const asks = reader.texts(field(fields, 'asks'), [...path, 'asks'], 'notes-ask');
  const near = field(fields, 'near') ?? '';
  const label = near === '' ? null : readLabel(reader, near, [...path, 'near']);
  const of = readNames(reader, fields, asks, path);
  if (asks.length > 0) return [{ what, near: label, ...(of.length > 0 && { of }), asks }];
  reader.unfilled.push(path);
  return [];
}

/** The names that `{}` in the asks stands for; one without the other is a slip. */
function readNames(reader: Reader, fields: Fields, asks: readonly string[], path: YamlPath) {
  const listed = field(fields, 'of');
  const of = listed === undefined ? [] : reader.texts(listed, [...path, 'of'], 'notes-form');
  const open = asks.findIndex((ask) => ask.includes('{}'));
  if (listed === undefined && open !== -1) {
    const message = '{} stands for nothing: the entry has no "of".';
    reader.wrong('notes-ask', [...path, 'asks', open], message, 'List the names under "of".');
  } else if (listed !== undefined && open === -1 && asks.length > 0) {
    const message = 'no ask says where the names under "of" go.';
    reader.wrong('notes-form', [...path, 'of'], message, 'Write {} in the asks, or remove "of".');
  }
  return of;
}

/** A label of the article, or null, reported. */
function readLabel(reader: Reader, value: YamlValue | undefined, path: YamlPath): string | null {
  if (typeof value === 'string' && passageAt(reader.article, value) !== undefined) return value;
  const labels = reader.article.passages.map(({ label }) => label);
  const named = typeof value === 'string' ? `the passage "${value}"` : 'a passage';
  const fix = `Write one of ${labels[0]} … ${labels.at(-1)}; body paragraphs are p1, p2, ….`;
  reader.wrong('notes-passage', path, `${named} is not in the article.`, fix);
  return null;
}

function field(fields: Fields, name: string): YamlValue | undefined {
  return Object.hasOwn(fields, name) ? fields[name] : undefined;
}

function occurrences(text: string, part: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + part.length)) {
    found.push(at);
  }
  return found;
}
