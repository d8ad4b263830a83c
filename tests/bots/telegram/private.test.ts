import { describe, expect, it } from 'vitest';
import { setScene } from './scene.ts';

const scene = setScene();
const { person, sees, seesEdit, seesNothing } = scene;

describe('a question in a private chat', () => {
  it('is answered with the passage, the answer in bold, and where it stands', async () => {
    const alice = person('Alice');
    alice.says('谁主持的会议');
    const answer = await sees(alice, {
      quotes: '拉赫蒙主持会议',
      text: ['¶13 · 《习近平出席', '新华社，2021-09-17'],
      buttons: ['‹ 上一段', '下一段 ›', '全段', '其他段落', '复制引文', '转发', '答错了'],
      replyTo: null,
    });
    expect(boldIn(answer)).toContain('拉赫蒙');
    expect(answer.link_preview_options).toEqual({ is_disabled: true });
    // At most two further passages, one line each.
    const further = answer.text!.split('另见：\n')[1]!.split('\n');
    expect(further.length).toBeLessThanOrEqual(2);
  });

  it('in the language of who asks, the article in its own script', async () => {
    const hant = person('阿玲', 'zh-hant');
    hant.says('誰主持的會議');
    await sees(hant, { quotes: '总统拉赫蒙主持会议', text: '另見：', buttons: HANT_BUTTONS });
    const english = person('Bob', 'en');
    english.says('Who chaired the meeting?');
    await sees(english, { quotes: '总统拉赫蒙主持会议', text: '¶13', buttons: ENGLISH_BUTTONS });
    const french = person('Chloé', 'fr');
    french.says('/about');
    await sees(french, 'Only counts are kept');
  });

  it('that the article only touches on gets a plain word on it and what is missing', async () => {
    const alice = person('Alice');
    alice.says('上合组织贷款的利率是多少');
    await sees(alice, { text: ['没有直接回答', '文中没有提到：利率'], quotes: '专项贷款' });
  });

  it('edited, edits its answer', async () => {
    const alice = person('Alice');
    const question = alice.says('谁主持的会议');
    const answer = await sees(alice, '¶13');
    alice.edits(question, '/p 5');
    const edited = await seesEdit(alice, { quotes: '疫苗', text: '¶5' });
    expect(edited.message_id).toBe(answer.message_id);
    alice.edits(question, '/p  5');
    await seesNothing(alice);
  });
});

describe('a pasted quotation', () => {
  it('that stands in the article is said to stand there, and where', async () => {
    const alice = person('Alice');
    alice.says('绝不接受“教师爷”般颐指气使的说教');
    await sees(alice, { text: ['✅ 原文一致', '文中有此句', '¶4'], not: '出自', quotes: '教师爷' });
  });

  it('that differs has its changed characters marked', async () => {
    const alice = person('Alice');
    alice.says('一时强弱在于力，万秋胜负在于理');
    const answer = await sees(alice, { text: ['⚠️ 有出入', '¶10'], quotes: '万秋千秋胜负在于理' });
    expect(stretchesIn(answer, 'strikethrough').join()).toContain('万');
    expect(stretchesIn(answer, 'underline').join()).toContain('千');
  });

  it('that is not there is said not to be', async () => {
    const alice = person('Alice');
    alice.says('/check 春眠不觉晓，处处闻啼鸟，夜来风雨声，花落知多少');
    await sees(alice, { text: '❌ 文中没有', not: '出自' });
  });

  it('calls nobody and links nowhere, whatever it holds', async () => {
    const alice = person('Alice');
    alice.says(
      '/check 绝不接受“教师爷”般颐指气使的说教 @someone 坚定支持各国 t.me/x /ask 探索适合本国国情的发展道路和治理模式',
    );
    const answer = await sees(alice, { text: '⚠️ 有出入', quotes: 'someone' });
    const kinds = new Set(answer.entities!.map(({ type }) => type));
    expect([...kinds].sort()).toEqual(
      ['blockquote', 'bold', 'strikethrough', 'text_link', 'underline'].filter((kind) =>
        kinds.has(kind as never),
      ),
    );
  });
});

describe('things that are not a line of text', () => {
  it('forwarded, are checked like a quotation', async () => {
    const alice = person('Alice');
    const post = scene.group({ kind: 'channel', title: '每日一句' });
    const said = person('Editor').says('“一时强弱在于力，千秋胜负在于理。”', { in: post });
    alice.forwards(said);
    await sees(alice, '✅ 原文一致');
    alice.forwards(person('Bob').says('/vote', { in: scene.group() }));
    await sees(alice, '❌ 文中没有');
  });

  it('with a caption, are checked like a quotation', async () => {
    const alice = person('Alice');
    alice.sends('photo', { caption: '千秋胜负在于理' });
    await sees(alice, '✅ 原文一致');
    alice.sends('photo', { caption: '/ask 谁主持的会议' });
    await sees(alice, '¶13');
  });

  it('without any text get one kind line', async () => {
    const alice = person('Alice');
    for (const kind of ['voice', 'sticker', 'location', 'poll', 'dice', 'contact'] as const) {
      alice.sends(kind);
      await sees(alice, { text: '我只看得懂文字', buttons: [] });
    }
    const bob = person('Bob', 'en');
    bob.sends('video_note');
    await sees(bob, 'I only read text');
  });
});

describe('a reply to an answer', () => {
  it('goes on from its place', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    alice.says('下一段', { reply: answer });
    const next = await sees(alice, '¶14');
    alice.says('上一段。', { reply: next });
    await sees(alice, '¶13');
    alice.says('全文', { reply: answer });
    await sees(alice, { text: '¶13', quotes: '古特雷斯以视频方式出席会议' });
  });

  it('that opens with 那 or "and" is asked about its place', async () => {
    const alice = person('Alice');
    alice.says('/p 8');
    const answer = await sees(alice, '¶8');
    alice.says('那学院叫什么', { reply: answer });
    await sees(alice, { text: '¶8', quotes: '经贸学院' });
  });

  it('says so at the end of the article', async () => {
    const alice = person('Alice');
    alice.says('/p 1');
    const answer = await sees(alice, '¶1');
    alice.says('上一段', { reply: answer });
    await sees(alice, '前面没有了');
  });

  it('is understood by a process that never saw the answer', async () => {
    const alice = person('Alice');
    alice.says('/p 13');
    const answer = await sees(alice, '¶13');
    const place = answer.entities!.find((entity) => entity.type === 'text_link')!;
    const old = scene.server.plant(alice, { text: '¶13', entities: [{ ...place, offset: 0 }] });
    await sees(alice, '¶13');
    alice.says('下一段', { reply: old });
    await sees(alice, '¶14');
  });
});

describe('commands', () => {
  it('start with the help', async () => {
    const alice = person('Alice');
    alice.starts();
    await sees(alice, { text: ['问文章，看原文', '/check'], buttons: ['金句', '大纲'] });
    alice.says('/help');
    await sees(alice, '问文章，看原文');
  });

  it('list pull quotes and outline, with a link to each place', async () => {
    const alice = person('Alice');
    alice.says('/quotes');
    const quotes = await sees(alice, { text: ['金句1 绝不接受', '金句4', '新华社'] });
    const links = quotes.entities!.flatMap((entity) =>
      entity.type === 'text_link' ? [entity.url] : [],
    );
    expect(links[0]).toMatch(/^https:\/\/t\.me\/chuchu_bot\?start=sco-summit-2021_q1_[0-9a-z]{4}$/);
    alice.says('/outline');
    await sees(alice, '杜尚别宣言');
  });

  it('show a place however it is written, and open deep links', async () => {
    const alice = person('Alice');
    for (const line of ['/p 13', '/p13', '¶13', 'p13', '第13段']) {
      alice.says(line);
      await sees(alice, { text: '¶13', quotes: '古特雷斯' });
    }
    alice.says('/p 99');
    await sees(alice, /正文从 ¶1 到 ¶\d+/);
    const { server } = scene;
    const address = /start=([\w-]+)/.exec(
      JSON.stringify(server.sentTo(alice.user.id)[0]!.message.entities),
    )![1]!;
    alice.starts(address);
    await sees(alice, { text: '¶13', quotes: '古特雷斯' });
    alice.says(`https://t.me/chuchu_bot?start=${address}`);
    await sees(alice, { text: '¶13', quotes: '古特雷斯' });
  });

  it('tell what is kept of people', async () => {
    const alice = person('Alice');
    alice.says('/about');
    await sees(alice, { text: ['新华社', '2021-09-17', '只记次数', '语料版本'] });
  });

  it('that are none, or come alone, are met with how to use them', async () => {
    const alice = person('Alice');
    alice.says('/nonsense');
    await sees(alice, '没有这个命令');
    alice.says('/check');
    await sees(alice, '请在 /check 后面');
  });

  it('that come alone in a reply are about the message they answer', async () => {
    const alice = person('Alice');
    const said = alice.sends('document', { caption: '千秋胜负在于理' });
    await sees(alice, '✅');
    alice.says('/check', { reply: said });
    await sees(alice, '✅ 原文一致');
  });
});

const HANT_BUTTONS = ['‹ 上一段', '下一段 ›', '全段', '其他段落', '複製引文', '轉傳', '答錯了'];
const ENGLISH_BUTTONS = [
  '‹ Previous',
  'Next ›',
  'Whole paragraph',
  'Other passages',
  'Copy citation',
  'Share',
  'Wrong answer',
];

type Seen = Awaited<ReturnType<typeof sees>>;

function stretchesIn({ text = '', entities = [] }: Seen, kind: string): string[] {
  return entities
    .filter(({ type }) => type === kind)
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

function boldIn(message: Seen): string[] {
  return stretchesIn(message, 'bold');
}
