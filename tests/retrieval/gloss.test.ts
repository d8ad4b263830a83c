import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadTools } from '../../src/corpus/load-tools.ts';
import { createAliasFinder } from '../../src/retrieval/aliases.ts';
import { type Analyzer, createAnalyzer } from '../../src/retrieval/analyze.ts';
import { createGlossary, type GlossedTexts } from '../../src/retrieval/glosses.ts';
import { glossTable } from '../../tools/gloss-table.ts';

const DATA = join(import.meta.dirname, '..', '..', 'dist', 'data');
const TABLE = [
  '疫苗\tvaccin',
  '贸易\ttrade',
  '贸易额\tvolum trade',
  '会\tmeet/skill',
  '会议\tmeet/confer',
  '印度\tINDIA',
  '上海合作组织\tSCO/SHANGHAI COOPER ORGAN',
  '论坛\tforum',
].join('\n');
const SYLLABLES = new Map(Object.entries({ 王: 'wang', 毅: 'yi', 鲁: 'lu', 班: 'ban' }));
const TEXT = '疫苗贸易额会议印度总理上海合作组织王毅鲁班5年';
const TEXTS: GlossedTexts = {
  holds: (form) => TEXT.includes(form),
  words: () => ['疫苗', '王毅', '鲁班'],
};

let analyzer: Analyzer;
beforeAll(() => {
  analyzer = createAnalyzer(loadTools(DATA).segmenter, createAliasFinder([]));
});

/** English word → its Chinese forms, surest first. */
function forms(question: string): Record<string, string[]> {
  const glossary = createGlossary(
    () => TABLE,
    () => SYLLABLES,
    TEXTS,
  );
  return Object.fromEntries(
    Array.from(glossary.forms(analyzer.analyze(question)), ([unit, list]) => [
      unit.text,
      list.toSorted((a, b) => b.strength - a.strength).map(({ text }) => text),
    ]),
  );
}

describe('Chinese words for English ones', () => {
  it('are those of the texts, by stem, the surest first', () => {
    expect(forms('Were vaccines discussed at a forum?')).toMatchObject({
      vaccines: ['疫苗'],
      forum: [],
    });
    // A whole gloss before a part of one, a word before a single character.
    expect(forms('trade meeting')).toEqual({
      trade: ['贸易', '贸易额'],
      meeting: ['会议', '会'],
    });
  });

  it('are surer the more of a gloss is said', () => {
    expect(forms('trade volume').trade).toEqual(['贸易', '贸易额']);
    expect(forms('trade volume').volume).toEqual(['贸易额']);
    expect(forms('what is the SCO').sco).toEqual(['上海合作组织']);
  });

  it('reach a name from its adjective, which other words do not', () => {
    expect(forms('the Indian leader').indian).toEqual(['印度']);
    expect(forms('traded').traded).toEqual(['贸易', '贸易额']);
    expect(forms('meetup').meetup).toEqual([]);
  });

  it('are found by sound and as numbers', () => {
    expect(forms('Luban workshops in five years')).toMatchObject({ luban: ['鲁班'], five: ['5'] });
    expect(forms('did Wang Yi attend')).toMatchObject({ wang: ['王毅'], yi: ['王毅'] });
  });

  it('are not looked for where the question has Chinese words', () => {
    const unread = createGlossary(
      () => expect.unreachable(),
      () => expect.unreachable(),
      TEXTS,
    );
    expect(unread.forms(analyzer.analyze('SCO 的疫苗')).size).toBe(0);
    expect(unread.forms(analyzer.analyze('？')).size).toBe(0);
  });
});

describe("the dictionary's table", () => {
  it('keeps what translates, and drops what explains', () => {
    const dir = mkdtempSync(join(tmpdir(), 'glosses-'));
    try {
      const file = join(dir, 'all.js');
      const entries = [
        ['疫苗', '疫苗', 'yi4 miao2', 'vaccine', [], []],
        ['會議', '会议', 'hui4 yi4', ['meeting', 'conference; convention'], [], []],
        ['普京', '普京', 'Pu3 jing1', 'Vladimir Putin (1952-), president of Russia', [], []],
        ['上合', '上合', 'Shang4 He2', 'Shanghai Cooperation Organization (SCO)', [], []],
        ['著', '着', 'zhe5', ['variant of 著[zhe5]', 'particle attached after a verb'], [], []],
        ['3P', '3P', 'san1 P', 'threesome', [], []],
      ];
      writeFileSync(file, `export default ${JSON.stringify({ all: entries })};`);
      expect(glossTable(file)).toBe(
        '疫苗\tvaccin\n会议\tmeet/confer/convent\n普京\tVLADIMIR PUTIN\n' +
          '上合\tSCO/SHANGHAI COOPER ORGAN\n着\tparticl attach after verb\n',
      );
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});
