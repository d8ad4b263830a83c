/**
 * What Discord makes of a text: a model of its renderer, whose rules are those of simple-markdown with the
 * platform's own additions, written down from what its client ships and from its help pages.
 */
export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler';
      readonly inner: readonly Inline[];
    }
  | {
      readonly kind: 'link';
      readonly url: string;
      readonly label: readonly Inline[];
      readonly unfolds: boolean;
    }
  | {
      readonly kind: 'code' | 'mention' | 'everyone' | 'emoji' | 'time' | 'invite';
      readonly text: string;
    };

export interface Line {
  /** `subtext` is the small grey kind. */
  readonly kind: 'plain' | 'heading' | 'subtext' | 'list';
  readonly quoted: boolean;
  readonly inner: readonly Inline[];
}

export function readMarkdown(text: string): Line[] {
  return text.split('\n').map(readLine);
}

/** The letters that a person sees. */
export function shownText(lines: readonly Line[]): string {
  return lines.map(({ inner }) => inner.map(lettersOf).join('')).join('\n');
}

/** Every node, outer before inner. */
export function nodesOf(inner: readonly Inline[]): Inline[] {
  return inner.flatMap((node) => [node, ...nodesOf(innerOf(node))]);
}

function readLine(line: string): Line {
  const quote = /^> (?=\S)|^>>> (?=\S)/.exec(line);
  const rest = quote === null ? line : line.slice(quote[0].length);
  for (const [kind, opening] of OPENINGS) {
    const match = opening.exec(rest);
    if (match !== null) {
      return { kind, quoted: quote !== null, inner: readInline(rest.slice(match[0].length)) };
    }
  }
  return { kind: 'plain', quoted: quote !== null, inner: readInline(rest) };
}

const OPENINGS = [
  ['heading', /^ *#{1,3} +(?=\S)/],
  ['subtext', /^ *-# +(?=\S)/],
  ['list', /^ *(?:[*+-]|\d+\.) +(?=\S)/],
] as const;

type Rule = readonly [RegExp, (match: RegExpExecArray) => Inline];

const nested =
  (kind: 'bold' | 'italic' | 'underline' | 'strike' | 'spoiler') =>
  (match: RegExpExecArray): Inline => ({ kind, inner: readInline(match[1] ?? match[2] ?? '') });
const plain =
  (kind: 'code' | 'mention' | 'everyone' | 'emoji' | 'time' | 'invite') =>
  (match: RegExpExecArray): Inline => ({ kind, text: match[0] });

/** In order; the first that fits at a place is taken. */
const RULES: readonly Rule[] = [
  [/^¯\\_\(ツ\)_\/¯/, ([text]) => ({ kind: 'text', text: text! })],
  [/^\\([^0-9A-Za-z\s])/, ([, char]) => ({ kind: 'text', text: char! })],
  [
    /^<((?:https?|steam):\/\/[^ >]+|mailto:[^ >]+)>/,
    ([, url]) => ({
      kind: 'link',
      url: url!,
      label: [{ kind: 'text', text: url! }],
      unfolds: false,
    }),
  ],
  [
    /^(?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s]/,
    ([url]) => ({ kind: 'link', url: url!, label: [{ kind: 'text', text: url! }], unfolds: true }),
  ],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*(<?)((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"]([\s\S]*?)['"])?\s*\)/,
    ([, label, open, url]) => ({
      kind: 'link',
      url: url!,
      label: readInline(label!),
      unfolds: open === '',
    }),
  ],
  [/^(?:discord\.gg|discord(?:app)?\.com\/invite)\/[\w-]+/i, plain('invite')],
  [/^\|\|([\s\S]+?)\|\|/, nested('spoiler')],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, nested('bold')],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, nested('underline')],
  [/^~~([\s\S]+?)~~(?!_)/, nested('strike')],
  [
    /^\b_((?:__|\\[\s\S]|[^\\_])+?)_\b|^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    nested('italic'),
  ],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, plain('code')],
  [/^<(?:@[!&]?|#)\d+>|^<\/[^:>]+:\d+>|^<id:\w+>/, plain('mention')],
  [/^@(?:everyone|here)\b/, plain('everyone')],
  [/^<t:-?\d+(?::\w)?>/, plain('time')],
  [/^<a?:\w+:\d+>|^:[^\s:]+?:/, plain('emoji')],
];

function readInline(text: string): Inline[] {
  const nodes: Inline[] = [];
  let letters = '';
  let at = 0;
  const flush = (): void => {
    if (letters !== '') nodes.push({ kind: 'text', text: letters });
    letters = '';
  };
  while (at < text.length) {
    const found = firstMatch(text, at);
    if (found === null) {
      letters += text[at];
      at += 1;
      continue;
    }
    const { node, length } = found;
    if (node.kind === 'text') letters += node.text;
    else {
      flush();
      nodes.push(node);
    }
    at += length;
  }
  flush();
  return nodes;
}

function firstMatch(text: string, at: number): { node: Inline; length: number } | null {
  const rest = text.slice(at);
  for (const [pattern, make] of RULES) {
    // An underscore inside a word opens nothing.
    if (pattern.source.startsWith('^\\b_') && rest[0] === '_' && /\w/.test(text[at - 1] ?? ''))
      continue;
    const match = pattern.exec(rest);
    if (match !== null) return { node: make(match), length: match[0].length };
  }
  return null;
}

function innerOf(node: Inline): readonly Inline[] {
  if ('inner' in node) return node.inner;
  return 'label' in node ? node.label : [];
}

function lettersOf(node: Inline): string {
  return 'text' in node ? node.text : innerOf(node).map(lettersOf).join('');
}
