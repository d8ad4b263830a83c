import { describe, expect, it } from 'vitest';
import { setScene } from './scene.ts';

const scene = setScene();
const { person, group, seesEdit, seesToast, sees } = scene;

type Listed = NonNullable<Awaited<ReturnType<ReturnType<typeof person>['types']>>>;

describe('typing the bot’s name in any chat', () => {
  it('lists passages with the hit in context', async () => {
    const alice = person('Alice');
    const list = await alice.types('贸易额', { in: group() });
    const [first] = articles(list);
    expect(first!.title).toMatch(/^¶8 .*贸易额/);
    expect(first!.description).toContain('贸易额');
    expect([...first!.description!].length).toBeLessThanOrEqual(90);
  });

  it('lists the pull quotes for nothing', async () => {
    const list = await person('Alice').types('');
    expect(articles(list).map(({ title }) => title.slice(0, 3))).toEqual([
      '金句1',
      '金句2',
      '金句3',
      '金句4',
    ]);
  });

  it('finds a place by its number, and an answer to a whole question', async () => {
    const alice = person('Alice');
    const [place] = articles(await alice.types('p13'));
    expect(place!.title).toMatch(/^¶13 /);
    const [answer] = articles(await alice.types('谁主持的会议'));
    expect(answer!.title).toMatch(/^¶13 /);
  });

  it('pages through everything, each passage once, with the same ids again', async () => {
    const alice = person('Alice');
    const pages: Listed[] = [];
    for (let offset: string | undefined = ''; offset !== undefined;) {
      const page: Listed = (await alice.types('合作', { offset }))!;
      pages.push(page);
      offset = page.nextOffset === '' ? undefined : page.nextOffset;
    }
    expect(pages.length).toBeGreaterThan(1);
    const ids = pages.flatMap((page) => page.results.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    const again = await person('Bob').types('合作');
    expect(again!.results.map(({ id }) => id)).toEqual(pages[0]!.results.map(({ id }) => id));
    expect((await alice.types('合作', { offset: 'nonsense' }))!.results.length).toBeGreaterThan(0);
  });

  it('says how long an answer may be shown again, to the same person only, and offers the private chat', async () => {
    const alice = person('Alice');
    const list = await alice.types('疫苗');
    expect(list).toMatchObject({
      cacheSeconds: 300,
      personal: true,
      button: { text: '到私聊里提问', start_parameter: 'inline' },
    });
    alice.starts('inline');
    await sees(alice, '问文章，看原文');
    expect((await person('Bob', 'en').types('疫苗'))!.button!.text).toBe('Ask in a private chat');
  });

  it('nothing fits: an empty list and the way to the private chat', async () => {
    const list = await person('Alice').types('qqqqqqqq');
    expect(list!.results).toEqual([]);
    expect(list!.button).toBeDefined();
  });
});

describe('a chosen passage', () => {
  it('is posted whole, with the hit marked, where it stands, and buttons that work', async () => {
    const [alice, club] = [person('Alice'), group()];
    const list = await alice.types('鲁班工坊', { in: club });
    const posted = alice.chooses(list!.results[0]!, '鲁班工坊', { in: club });
    expect(posted.text).toMatch(/新华社，2021-09-17$/);
    const quote = posted.entities!.find(({ type }) => type.endsWith('blockquote'))!;
    expect(posted.text!.slice(quote.offset, quote.offset + quote.length)).toContain('鲁班工坊');
    alice.taps(posted, '下一段 ›');
    await seesToast(alice, '');
    await seesEdit(club, '¶');
  });
});

describe('words between plus signs', () => {
  it('become the article’s sentence that has them, word for word', async () => {
    const [alice, club] = [person('Alice'), group()];
    const typed = '我一直记得 +千秋胜负在于理+ 这句话';
    const list = await alice.types(typed, { in: club });
    const posted = alice.chooses(list!.results[0]!, typed, { in: club });
    expect(posted.text).toMatch(
      /^我一直记得 「.*“?一时强弱在于力，千秋胜负在于理。”?」 这句话\n\n(?:¶10|金句4) · /,
    );
    const ids = list!.results.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('can be several', async () => {
    const alice = person('Alice');
    const typed = '+贸易额+ 和 +鲁班工坊+';
    const list = await alice.types(typed);
    const posted = alice.chooses(list!.results[0]!, typed);
    expect(posted.text).toMatch(/^「[^」]*贸易额[^」]*」 和 「[^」]*鲁班工坊[^」]*」\n/);
  });

  it('that are nowhere stay as they are', async () => {
    const list = await person('Alice').types('我说 +qqqqqqqq+ 呢');
    expect(list).not.toBeNull();
  });
});

function articles(list: Listed | null) {
  return list!.results.flatMap((result) => (result.type === 'article' ? [result] : []));
}
