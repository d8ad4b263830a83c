import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScene, type Scene } from './scene.ts';

const ALTERED = '一时强弱在于力，千秋胜负在于德';
/** When the bot is told to stop; the drill has a hundred. */
const IN_FLIGHT = 30;

/** What people do with commands and buttons is the same whichever way interactions come. */
describe.each([
  ['on the gateway', false],
  ['over HTTP', true],
])('interactions %s', (_, http) => {
  let scene: Scene;
  beforeAll(async () => {
    scene = await openScene({ http });
  });
  afterAll(() => scene.close());

  it('answer for all, and turn the page for the person who asked', async () => {
    const { server, script, hall } = scene;
    const ann = server.person('ann', { locale: 'zh-CN', in: hall });
    const bob = server.person('bob', { in: hall });
    const asked = await ann.slash('问', { 问题: '谁主持的会议' });
    expect(asked.ackMs).toBeLessThan(2000);
    const card = await script.sees(ann, {
      text: ['谁主持的会议', '**拉赫蒙**', '¶13'],
      private: false,
      pings: [],
    });
    await script.sees(bob, '¶13');
    await ann.presses('下一段 ›', card);
    await script.seesEdit(ann, '¶14');
    await script.seesEdit(bob, '¶14');
    await bob.presses('下一段 ›', card);
    await script.sees(bob, { text: ['¶15'], private: true });
    await script.seesNothing(ann);
    await script.ends();
  });

  it('check a message in private first, then share the verdict in the language of the guild', async () => {
    const { server, script, hall } = scene;
    const ann = server.person('ann', { locale: 'zh-CN', in: hall });
    const bob = server.person('bob', { in: hall });
    const rumour = bob.says(ALTERED);
    await ann.messageCommand('查证引文', rumour);
    const own = await script.sees(ann, {
      text: ['有出入', '~~\u2005德\u2005~~**__理__**'],
      private: true,
    });
    await script.seesNothing(bob);
    await ann.presses('发到这里', own);
    await script.sees(bob, {
      text: ['有出入', '與原文對照', '~~\u2005德\u2005~~**__理__**', '¶10'],
      private: false,
      pings: [],
    });
    await script.ends();
  });

  it('find words while they are typed', async () => {
    const { server, script, hall } = scene;
    const ann = server.person('ann', { locale: 'zh-TW', in: hall });
    const found = await ann.autocomplete('找原文', '文字', '贸易额');
    expect(found![0]!.name).toContain('贸易额');
    const empty = await ann.autocomplete('quote', 'text', '');
    expect(empty!.every(({ name }) => name.startsWith('金句'))).toBe(true);
    await ann.slash('quote', { text: String(found![0]!.value) });
    await script.sees(ann, { text: '贸易额', private: false });
    await script.ends();
  });

  it('can be hidden, and can call a person', async () => {
    const { server, script, hall } = scene;
    const ann = server.person('ann', { locale: 'zh-CN', in: hall });
    const bob = server.person('bob', { in: hall });
    await ann.slash('passage', { address: '金句2', hide: true });
    await script.sees(ann, { text: '金句2', private: true });
    await script.seesNothing(bob);
    await ann.slash('金句', { 提醒: bob });
    await script.sees(bob, { text: '金句', pings: [bob.account.user.id] });
    await script.ends();
  });

  it('name commands and speak as each person’s client does', async () => {
    const { server, script, hall } = scene;
    for (const [locale, name, words] of [
      ['zh-CN', '帮助', '/查证'],
      ['zh-TW', '幫助', '/查證'],
      ['en-GB', 'help', '/check'],
      ['de', 'help', '/check'],
    ] as const) {
      const person = server.person(`p-${locale}`, { locale, in: hall });
      await person.slash(name, { [locale === 'zh-CN' ? '仅自己可见' : 'hide']: true });
      await script.sees(person, { text: words, private: true });
    }
    await script.ends();
  });

  it('work where only a person has the app, in private where the guild wants that', async () => {
    const { server, script, strict } = scene;
    const eve = server.person('eve', { locale: 'zh-CN', installed: true, in: strict });
    const fay = server.person('fay', { in: strict });
    const rumour = fay.says(ALTERED);
    await eve.messageCommand('查证引文', rumour);
    const own = await script.sees(eve, { text: '有出入', private: true });
    await eve.presses('发到这里', own);
    await script.sees(eve, { text: '使用外部应用', private: true });
    await eve.slash('ask', { question: '谁主持的会议' });
    await script.sees(eve, { text: '¶13', private: true });
    await script.seesNothing(fay);

    const gus = server.person('gus');
    const among = server.privateChannel(eve, gus);
    await eve.in(among).slash('ask', { question: '谁主持的会议' });
    await script.sees(gus.in(among), { text: '¶13', private: false });
    await script.ends();
  });

  it('of an older version or another corpus are answered kindly', async () => {
    const { server, script, hall } = scene;
    const ann = server.person('ann', { locale: 'zh-CN', in: hall });
    const button = (label: string, custom_id: string) => ({ type: 2, style: 2, label, custom_id });
    const old = server.plant(hall, {
      content: '从前的回答',
      components: [
        {
          type: 1,
          components: [
            button('旧', 'old:1'),
            button('段', 'n:sco-summit-2021_p13_zzzz'),
            button('没', 's:sco-summit-2021_p99_zzzz'),
            button('篇', 'q:another-article'),
          ],
        },
      ],
    });
    await script.sees(ann, '从前的回答');
    for (const [label, words] of [
      ['旧', '失效'],
      ['段', '¶14'],
      ['没', '不在文中'],
      ['篇', '没有这篇文章'],
    ] as const) {
      await ann.presses(label, old);
      await script.sees(ann, { text: words, private: true });
    }
    await script.ends();
  });

  describe.runIf(!http)('and messages', () => {
    it('that name the bot are answered, without calling anybody', async () => {
      const { server, script, hall } = scene;
      const ann = server.person('ann', { in: hall });
      const asked = ann.mentionsBot('谁主持的会议');
      await script.sees(ann, { text: '**拉赫蒙**', pings: [], replyTo: asked });
      const inEnglish = ann.mentionsBot('who chaired the meeting?');
      await script.sees(ann, { text: 'See also', replyTo: inEnglish });
      await script.ends();
    });

    it('in private are answered, and go on from the answer they reply to', async () => {
      const { server, script } = scene;
      const ann = server.person('ann').inDm();
      ann.says('誰主持的會議');
      const card = await script.sees(ann, { text: ['另見', '¶13'] });
      ann.says('下一段', { replyTo: card });
      await script.sees(ann, '¶14');
      ann.says(ALTERED);
      await script.sees(ann, '有出入');
      await script.ends();
    });

    it('that are not meant for it are let be', async () => {
      const { server, script, hall } = scene;
      const ann = server.person('ann', { in: hall });
      const asked = ann.mentionsBot('谁主持的会议');
      const card = await script.sees(ann, { text: '¶13', replyTo: asked });
      ann.says('谁主持的会议');
      ann.says('/ask 谁主持的会议');
      ann.says('哈哈', { replyTo: card });
      await script.seesNothing(ann);
      await script.ends();
    });

    it('about another message are about its words', async () => {
      const { server, script, hall } = scene;
      const ann = server.person('ann', { in: hall });
      const bob = server.person('bob', { in: hall });
      const asked = ann.mentionsBot('真的吗？', { replyTo: bob.says(ALTERED) });
      await script.sees(ann, { text: '有出入', replyTo: asked });
      ann.mentionsBot('');
      await script.sees(ann, '请写下您的问题');
      await script.ends();
    });
  });

  it.runIf(!http)('go on by buttons after a restart', async () => {
    const { server, script } = scene;
    const ann = server.person('ann', { locale: 'zh-CN' });
    await ann.slash('ask', { question: '谁主持的会议' });
    const card = await script.sees(ann, '¶13');
    await scene.restart();
    await ann.presses('‹ 上一段', card);
    await script.seesEdit(ann, '¶12');
    await script.ends();
  });

  it('that are in flight are answered when the bot is told to stop', async () => {
    const { server, hall } = scene;
    const people = Array.from({ length: IN_FLIGHT }, (__, at) =>
      server.person(`p${at}`, { in: hall }),
    );
    const before = server.counts().acknowledged;
    const asked = people.map((person) => person.slash('ask', { question: '谁主持的会议' }));
    await server.world.signal.until(
      () => (server.counts().acknowledged > before ? true : undefined),
      5000,
    );
    const ended = scene.stop();
    const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(IN_FLIGHT);
    expect(await ended).toBe(0);
  });
});
