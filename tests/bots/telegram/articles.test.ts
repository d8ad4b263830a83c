import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setScene } from './scene.ts';

const TEA = `---
title: 山里的茶
source: 本地报
date: 2020-04-05
lang: zh-Hans
---

清明前后，山里的人上山采茶。老王每天采十斤。

镇上的收购价是每斤八十元。
`;
const SALT = `---
title: 海邊的鹽
source: 海報
date: 2019-08-01
lang: zh-Hant
---

鹽田在海邊，夏天曬鹽。老李有三畝鹽田。
`;

const corpusDir = mkdtempSync(join(tmpdir(), 'chuchu-corpus-'));
writeFileSync(join(corpusDir, 'tea.md'), TEA);
writeFileSync(join(corpusDir, 'salt.md'), SALT);

const { person, group, sees, seesEdit, seesToast } = setScene({ bot: { corpusDir } });

describe('with several articles', () => {
  it('/articles lists them with their ids', async () => {
    const alice = person('Alice');
    alice.says('/articles');
    await sees(alice, { text: ['@tea', '山里的茶', '@salt', '海邊的鹽', '@编号'] });
  });

  it('@id keeps a question or a command to one', async () => {
    const alice = person('Alice');
    alice.says('@tea 老王每天采多少');
    await sees(alice, { quotes: '十斤', text: '《山里的茶》' });
    alice.says('/p @salt 1');
    await sees(alice, { quotes: '鹽田', text: '《海邊的鹽》 · 海報' });
    alice.says('@nowhere 老王每天采多少');
    await sees(alice, '没有这篇文章');
    const club = group();
    alice.says('@chuchu_bot @salt 老李有多少盐田', { in: club });
    await sees(club, { quotes: '三畝鹽田', text: '《海邊的鹽》' });
  });

  it('every citation names its article', async () => {
    const alice = person('Alice');
    alice.says('老王每天采多少');
    await sees(alice, { quotes: '十斤', text: '《山里的茶》 · 本地报' });
    const list = await alice.types('鹽田');
    expect(list!.results[0]).toMatchObject({
      title: expect.stringMatching(/^¶1《海邊的鹽》.*鹽田/),
    });
  });

  it('a place that several have is asked back, and a tap chooses', async () => {
    const alice = person('Alice');
    alice.says('p1');
    const which = await sees(alice, '哪一处');
    const label = which
      .reply_markup!.inline_keyboard.flat()
      .find(({ text }) => text.includes('salt'));
    alice.taps(which, label!.text);
    await seesToast(alice, '');
    await seesEdit(alice, { quotes: '鹽田在海邊', text: '《海邊的鹽》' });
  });
});
