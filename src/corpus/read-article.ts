import type { Article } from '../retrieval/article.ts';
import { buildArticle } from '../retrieval/build-article.ts';
import { parseMarkdown } from './markdown.ts';
import type { Report } from './problem.ts';
import type { YamlDocument, YamlValue } from './yaml.ts';
import { readYaml, YamlError } from './yaml.ts';

/** What an importer writes for a field that a person must fill in. */
export const TODO = 'TODO';

/**
 * An article from its Markdown. Everything wrong is reported, and what can be read is returned, so that
 * notes beside it can be checked in the same run; with an error reported it must not be used.
 */
export function readArticle(id: string, file: string, source: string, report: Report): Article {
  const { frontMatter, blocks } = parseMarkdown(source);
  const head = readFrontMatter(file, frontMatter, report);
  for (const { kind, text, line } of blocks) {
    if (text !== '') continue;
    const message = `the ${kind} has no words.`;
    report({ ...at('empty-block', file, line), message, fix: 'Write them, or remove the mark.' });
  }
  if (!blocks.some(({ kind }) => kind === 'paragraph')) {
    const message = 'the article has no paragraph.';
    const line = source.trimEnd().split('\n').length;
    report({ ...at('empty-article', file, line), message, fix: 'Add its text below the fields.' });
  }
  return buildArticle({ id, ...head, blocks });
}

/** What is wrong with a value for a field of the front matter, in words, or null. */
export function fieldFault(name: FieldName, value: string): string | null {
  return RULES[name].passes(value) ? null : RULES[name].says;
}

interface Head {
  readonly title: string;
  readonly subtitles: readonly string[];
  readonly source: string;
  readonly date: string;
  readonly lang: string;
  readonly url: string | null;
}

const NO_HEAD: Head = { title: '', subtitles: [], source: '', date: '', lang: '', url: null };

/** A field's values must pass, or `says` is reported with `fix`. */
interface FieldRule {
  readonly passes: (value: string) => boolean;
  readonly says: string;
  readonly fix: string;
}

const SOME_WORDS: FieldRule = {
  passes: (value) => value.trim() !== '' && !value.includes('\n'),
  says: 'must be one line of text',
  fix: 'Write it, on one line.',
};

const RULES = {
  title: SOME_WORDS,
  subtitle: SOME_WORDS,
  source: SOME_WORDS,
  date: {
    passes: isDate,
    says: 'must be a day as YYYY-MM-DD',
    fix: 'Write for example 2021-09-17.',
  },
  lang: {
    passes: (value) => LANGUAGES.includes(value),
    says: 'must be zh-Hans, zh-Hant or en',
    fix: 'Write the script that most of the text is in.',
  },
  url: {
    passes: (value) => /^https?:\/\//u.test(value) && URL.canParse(value),
    says: 'must be an http or https address',
    fix: 'Correct it, or remove the line.',
  },
} as const satisfies Record<string, FieldRule>;

type FieldName = keyof typeof RULES;

const REQUIRED: readonly FieldName[] = ['title', 'source', 'date', 'lang'];
const LANGUAGES: readonly string[] = ['zh-Hans', 'zh-Hant', 'en'];

function readFrontMatter(
  file: string,
  frontMatter: { readonly source: string; readonly line: number } | null,
  report: Report,
): Head {
  const document = readFields(file, frontMatter, report);
  if (document === null) return NO_HEAD;
  const lineOf = (name: string) => document.lineOf([name]) + frontMatter!.line - 1;
  const fields = document.fields;
  for (const name of Object.keys(fields)) {
    if (Object.hasOwn(RULES, name)) continue;
    report({
      ...at('unknown-field', file, lineOf(name)),
      severity: 'warning',
      message: `the field "${name}" is not used.`,
      fix: `Known fields are ${Object.keys(RULES).join(', ')}.`,
    });
  }
  const read = (name: FieldName): string[] => {
    const value = Object.hasOwn(fields, name) ? fields[name]! : undefined;
    const values = readField(value, name);
    if (typeof values === 'object') return values.map((text) => text.trim());
    const code = values === 'todo' ? 'todo' : 'field';
    const line = value === undefined ? frontMatter!.line : lineOf(name);
    const { says, fix } = RULES[name];
    const message =
      value === undefined
        ? `the field "${name}" is missing.`
        : values === 'todo'
          ? `the field "${name}" still says ${TODO}.`
          : `the field "${name}" ${says}.`;
    report({
      ...at(code, file, line),
      message,
      fix: value === undefined ? `Add "${name}: …".` : fix,
    });
    return [''];
  };
  return {
    title: read('title')[0]!,
    subtitles: read('subtitle'),
    source: read('source')[0]!,
    date: read('date')[0]!,
    lang: read('lang')[0]!,
    url: read('url')[0] ?? null,
  };
}

type Fields = { readonly [key: string]: YamlValue };

function readFields(
  file: string,
  frontMatter: { readonly source: string; readonly line: number } | null,
  report: Report,
): (YamlDocument & { readonly fields: Fields }) | null {
  if (frontMatter === null) {
    report({
      ...at('front-matter', file, 1),
      message: 'the file has no front matter.',
      fix: 'Begin it with a line ---, the fields title, source, date and lang, and a line ---.',
    });
    return null;
  }
  try {
    const document = readYaml(frontMatter.source);
    const value = document.value ?? {};
    if (typeof value === 'object' && !Array.isArray(value)) {
      return { ...document, fields: value as Fields };
    }
    report({
      ...at('front-matter', file, frontMatter.line),
      message: 'the front matter must be fields, one "name: value" a line.',
      fix: 'Add the fields title, source, date and lang.',
    });
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    report({
      ...at('front-matter', file, frontMatter.line + error.line - 1),
      message: `the front matter is not YAML: ${error.message}.`,
      fix: 'Put a value that holds ": ", " #" or quotes into \'single quotes\'.',
    });
  }
  return null;
}

/** The values of a field, or what is wrong with it. Only a subtitle may have several. */
function readField(value: YamlValue | undefined, name: FieldName): string[] | 'todo' | 'bad' {
  if (value === undefined) return REQUIRED.includes(name) ? 'bad' : [];
  const values = name === 'subtitle' && Array.isArray(value) ? value : [value];
  const texts = values.filter((item) => typeof item === 'string');
  if (texts.length < values.length) return 'bad';
  if (texts.some((text) => text.trim() === TODO)) return 'todo';
  return texts.every((text) => RULES[name].passes(text)) ? texts : 'bad';
}

/** A day of the calendar; 2021-02-30 is none. */
function isDate(value: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(value)) return false;
  const day = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
}

function at(
  code: 'front-matter' | 'field' | 'todo' | 'unknown-field' | 'empty-article' | 'empty-block',
  file: string,
  line: number,
) {
  return { code, severity: 'error', file, line } as const;
}
