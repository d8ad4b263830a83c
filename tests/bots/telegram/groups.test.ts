import { describe, expect, it } from 'vitest';
import { badRequest } from '../../servers/telegram/index.ts';
import { setScene } from './scene.ts';

const scene = setScene();
const { person, group, sees, seesEdit, seesNothing } = scene;

const RUMOUR = '听说他讲了“一时强弱在于力，万秋胜负在于理”，还说了别的。';

describe('in a group the bot speaks', () => {
  it('to a mention, as a reply to it', async () => {
    const [alice, club] = [person('Alice'), group()];
    const question = alice.says('@chuchu_bot 谁主持的会议', { in: club });
    await sees(club, { quotes: '拉赫蒙', text: '¶13', replyTo: question });
  });

  it('to a command, with its name or without', async () => {
    const [alice, club] = [person('Alice'), group()];
    for (const line of ['/ask@chuchu_bot 谁主持的会议', '/ask 谁主持的会议', '/p13@chuchu_bot']) {
      const question = alice.says(line, { in: club });
      await sees(club, { text: '¶13', replyTo: question });
    }
    alice.says('/nonsense@chuchu_bot', { in: club });
    await sees(club, '没有这个命令');
  });

  it('to a reply to itself', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    alice.says('/p 13', { in: club });
    const answer = await sees(club, '¶13');
    const more = bob.says('下一段', { in: club, reply: answer });
    await sees(club, { text: '¶14', replyTo: more });
    bob.says('谁主持的会议？', { in: club, reply: answer });
    await sees(club, { text: '¶13', quotes: '拉赫蒙' });
  });

  it('to nothing else', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    alice.says('谁主持的会议', { in: club });
    alice.says('/help@other_bot', { in: club });
    alice.says('@other_bot 谁主持的会议', { in: club });
    alice.says('/vote', { in: club });
    alice.sends('sticker', { in: club });
    bob.joins(club);
    bob.leaves(club);
    await seesNothing(club);
  });

  it('not when a reply to it is only a remark', async () => {
    const [alice, club] = [person('Alice'), group()];
    alice.says('/p 13', { in: club });
    const answer = await sees(club, '¶13');
    for (const remark of ['谢谢', '哈哈哈', '👍', 'ok thanks']) {
      alice.says(remark, { in: club, reply: answer });
    }
    alice.sends('sticker', { in: club, reply: answer });
    await seesNothing(club);
  });

  it('not to itself, to other bots, nor to what was chosen from its own lists', async () => {
    const club = group({ bot: 'administrator' });
    const robot = scene.server.person('Robot', { bot: true, username: 'robot_bot' });
    robot.says('@chuchu_bot 谁主持的会议', { in: club });
    const alice = person('Alice');
    const list = await alice.types('鲁班工坊', { in: club });
    alice.chooses(list!.results[0]!, '鲁班工坊', { in: club });
    alice.chooses(list!.results[0]!, '鲁班工坊');
    await seesNothing(club);
    await seesNothing(alice);
  });

  it('to an admin of a group, but only when spoken to, though it hears all', async () => {
    const [alice, club] = [person('Alice'), group({ bot: 'administrator' })];
    alice.says('谁主持的会议', { in: club });
    alice.says('大家好', { in: club, reply: alice.says('早', { in: club }) });
    await seesNothing(club);
  });
});

describe('a message of somebody else', () => {
  it('is checked when it is answered with /check or a mention', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const rumour = alice.says(RUMOUR, { in: club });
    for (const line of ['/check', '@chuchu_bot', '@chuchu_bot 真的吗？']) {
      const call = bob.says(line, { in: club, reply: rumour });
      await sees(club, { text: '⚠️ 有出入', replyTo: call });
    }
  });

  it('is not in the way of a question of its own', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const remark = alice.says('今天天气不错', { in: club });
    bob.says('@chuchu_bot 谁主持的会议', { in: club, reply: remark });
    await sees(club, { text: '¶13', quotes: '拉赫蒙' });
  });

  it('has just the words checked that were selected, and they are quoted', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const rumour = alice.says(RUMOUR, { in: club });
    const quote = '万秋胜负在于理';
    bob.says('@chuchu_bot', { in: club, reply: rumour, quote });
    await sees(club, { text: '⚠️ 有出入', replyTo: rumour, quoting: quote });
    bob.says('/check', { in: club, reply: rumour, quote: '还说了别的' });
    await sees(club, { text: '❌ 文中没有', replyTo: rumour, quoting: '还说了别的' });
  });

  it('is checked whole when the client quoted it by itself', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const rumour = alice.says(RUMOUR, { in: club });
    const quote = { text: '还说了别的', manual: false };
    const call = bob.says('@chuchu_bot', { in: club, reply: rumour, quote });
    await sees(club, { text: '⚠️ 有出入', replyTo: call });
  });

  it('is answered without the quote where Telegram refuses it', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const rumour = alice.says(RUMOUR, { in: club });
    const refused = { kind: 'refuse', error: badRequest('QUOTE_TEXT_INVALID') } as const;
    const quoting = (parameters: Readonly<Record<string, unknown>>): boolean =>
      JSON.stringify(parameters).includes('"quote"');
    scene.server.faults.script('sendMessage', refused, { when: quoting });
    const call = bob.says('@chuchu_bot', { in: club, reply: rumour, quote: '万秋胜负在于理' });
    await sees(club, { text: '⚠️ 有出入', replyTo: call });
  });

  it('is answered also when it has been deleted meanwhile', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const rumour = alice.says(RUMOUR, { in: club });
    bob.says('@chuchu_bot', { in: club, reply: rumour, quote: '还说了别的' });
    alice.deletes(rumour);
    await sees(club, { text: '❌ 文中没有', replyTo: null });
  });

  it('of another chat is checked by the words selected in it', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const elsewhere = alice.says(RUMOUR, { in: group({ title: '别处' }) });
    const quote = '万秋胜负在于理';
    bob.says('@chuchu_bot', { in: club, reply: elsewhere, quote });
    await sees(club, { text: '⚠️ 有出入' });
  });

  it('without words gets a kind line', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const sticker = alice.sends('sticker', { in: club });
    bob.says('/check', { in: club, reply: sticker });
    await sees(club, '我只看得懂文字');
  });

  it('with a caption is checked by it', async () => {
    const [alice, bob, club] = [person('Alice'), person('Bob'), group()];
    const photo = alice.sends('photo', { in: club, caption: '千秋胜负在于理' });
    bob.says('@chuchu_bot', { in: club, reply: photo });
    await sees(club, '✅ 原文一致');
  });
});

describe('all kinds of groups and speakers', () => {
  it('a forum topic keeps its answers', async () => {
    const [alice, forum] = [person('Alice'), group({ kind: 'forum' })];
    const topic = forum.opens('出处', alice.user);
    const question = alice.says('@chuchu_bot 谁主持的会议', { in: forum, topic });
    const answer = await sees(forum, { text: '¶13', replyTo: question });
    expect(answer.message_thread_id).toBe(topic);
    alice.says('@chuchu_bot', { in: forum, topic });
    await sees(forum, '请写下您的问题');
  });

  it('a thread of replies in a supergroup is no topic', async () => {
    const [alice, club] = [person('Alice'), group()];
    const first = alice.says('早', { in: club });
    const second = alice.says('@chuchu_bot 谁主持的会议', { in: club, reply: first });
    await sees(club, { text: '¶13', replyTo: second });
  });

  it('anonymous admins and channels that speak are people', async () => {
    const [alice, club] = [person('Alice'), group()];
    const news = group({ kind: 'channel', title: '新闻' });
    alice.says('@chuchu_bot 谁主持的会议', { in: club, as: 'anonymous' });
    await sees(club, '¶13');
    alice.says('@chuchu_bot 谁主持的会议', { in: club, as: news });
    await sees(club, '¶13');
  });

  it('a channel is answered where a post commands or mentions the bot', async () => {
    const [alice, news] = [person('Alice'), group({ kind: 'channel', title: '新闻' })];
    alice.says('今天的新闻：谁主持的会议', { in: news });
    await seesNothing(news);
    const post = alice.says('/ask 谁主持的会议', { in: news });
    await sees(news, {
      text: '¶13',
      replyTo: post,
      // A channel has no button that opens the inline mode.
      buttons: ['‹ 上一段', '下一段 ›', '全段', '其他段落', '复制引文', '答错了'],
    });
  });

  it('a post that is copied to a discussion group is not answered there again', async () => {
    const alice = person('Alice');
    const [news, club] = [group({ kind: 'channel' }), group({ bot: 'administrator' })];
    const post = alice.says('@chuchu_bot 谁主持的会议', { in: news });
    await sees(news, '¶13');
    club.autoForwards(post);
    await seesNothing(club);
  });

  it('a group that becomes a supergroup meanwhile gets its answer there', async () => {
    const [alice, club] = [person('Alice'), group({ kind: 'group' })];
    scene.server.faults.script('sendMessage', { kind: 'html' });
    alice.says('@chuchu_bot 谁主持的会议', { in: club });
    await scene.server.world.signal.until(
      () => scene.server.requests.find(({ fault }) => fault === 'html'),
      5000,
    );
    const next = club.migrates();
    await sees(next, { text: '¶13', replyTo: null });
  });

  it('an edited question edits its answer, and a mention put in later is answered', async () => {
    const [alice, club] = [person('Alice'), group({ bot: 'administrator' })];
    const question = alice.says('@chuchu_bot /p 13', { in: club });
    await sees(club, '¶13');
    alice.edits(question, '@chuchu_bot /p 5');
    await seesEdit(club, '¶5');
    const remark = alice.says('谁主持的会议', { in: club });
    await seesNothing(club);
    alice.edits(remark, '@chuchu_bot 谁主持的会议');
    await sees(club, { text: '¶13', replyTo: remark });
  });

  it('a group that forbids the bot to write, or has thrown it out, costs nothing else', async () => {
    const [alice, club, other] = [person('Alice'), group(), group()];
    club.mutesBot(true);
    alice.says('@chuchu_bot 谁主持的会议', { in: club });
    await scene.bot.says('not enough rights to send text messages');
    alice.says('@chuchu_bot 谁主持的会议', { in: other });
    other.setsBot('kicked', alice.user);
    await scene.bot.says('bot was kicked from the supergroup chat');
    scene.expectRefusals('not enough rights');
    alice.says('/p 13');
    await sees(alice, '¶13');
  });
});
