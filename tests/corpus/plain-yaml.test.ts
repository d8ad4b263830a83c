import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { readPlainYaml } from '../../src/corpus/plain-yaml.ts';

/** What the full parser makes of a source; undefined where it refuses. */
function readFully(source: string): unknown {
  try {
    return load(source, { schema: FAILSAFE_SCHEMA, maxAliases: 0 });
  } catch {
    return undefined;
  }
}

describe('a plain document', () => {
  const notes = `# notes
aliases:
  - [上合组织, SCO, "21st summit", 'a, b']
  - []

facts:
  - passage: p1
    # the first
    answer: "\\"和\\" \\\\"
    asks:
      - 谁 主持 的会议
      - "what's this: a test"
  - passage: p2
    asks:
      - '#1'
unsaid:
    - what: 利率
`;

  it('has the value that a full parser reads', () => {
    expect(readPlainYaml(notes)).toEqual({
      aliases: [['上合组织', 'SCO', '21st summit', 'a, b'], []],
      facts: [
        {
          passage: 'p1',
          answer: '"和" \\',
          asks: ['谁 主持 的会议', "what's this: a test"],
        },
        { passage: 'p2', asks: ['#1'] },
      ],
      unsaid: [{ what: '利率' }],
    });
    expect(readPlainYaml(notes)).toEqual(readFully(notes));
  });

  it.each([
    ['a tab', 'a:\n\t- b\n'],
    ['a comment behind a text', '- a # b\n'],
    ['a text that goes on below', '- a\n  b\n'],
    ['a text in quotes that goes on below', '- "a\n  b"\n'],
    ['a list that goes on below', '- [a,\n  b]\n'],
    ['a block of text', 'a: |\n  b\n'],
    ['another escape', '- "\\n"\n'],
    ['a key twice', 'a: b\na: c\n'],
    ['a key without a value', 'a:\nb: c\n'],
    ['an entry without a value', '-\n- a\n'],
    ['an anchor', '- &a b\n'],
    ['a map in braces', '- {a: b}\n'],
    ['entries further right than the first', '- a\n  - b\n'],
    ['entries further left than the first', 'a:\n  - b\n - c\n'],
    ['a list in the column of its key', 'a:\n- b\n'],
    ['a text that ends with a colon', '- a:\n'],
    ['two documents', 'a: b\n---\na: c\n'],
    ['carriage returns', 'a: b\r\nc: d\r\n'],
    ['no content', '# nothing\n'],
  ])('is none with %s', (_, source) => {
    expect(readPlainYaml(source)).toBeNull();
  });
});

describe('any document', () => {
  const words = fc.constantFrom(
    '谁',
    'SCO',
    "it's",
    '"a"',
    '"b\\""',
    "'c'",
    '[a, "b"]',
    '[d',
    '#',
    '{}',
  );
  const text = fc
    .array(
      fc.oneof(
        words,
        fc.constantFrom(' ', ':', ': ', ', ', '-', '"', "'", ']', '　', '\\', '*', '\u2028'),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    )
    .map((parts) => parts.join(''));
  const line = fc
    .tuple(
      fc.constantFrom('', '', '  ', '    ', '      '),
      fc.constantFrom('- ', '- ', '-', 'key: ', 'other:', '- key: ', '# ', ''),
      fc.oneof(words, text, fc.constant('')),
    )
    .map((parts) => parts.join(''));
  const source = fc.array(line, { minLength: 1, maxLength: 8 }).map((lines) => lines.join('\n'));

  it('is read as a full parser reads it, or left to that parser', () => {
    let plain = 0;
    fc.assert(
      fc.property(source, (document) => {
        const value = readPlainYaml(document);
        if (value === null) return;
        plain++;
        expect(value).toEqual(readFully(document));
      }),
      { numRuns: 5000 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});
