import { describe, expect, it } from 'vitest';
import { handleMessage } from '../../../src/bots/discord/handle-message.ts';
import { hear, languageOf } from '../../../src/bots/discord/hear.ts';
import type { RawMessage } from '../../../src/bots/discord/raw.ts';
import { corpusOf, scriptedEngine, tea } from '../../helpers/small-corpus.ts';
import { seeCard } from './read-card.ts';

const ME = '42';
const ANN = { id: '7' };
const BASE: RawMessage = { id: '1', channel_id: '2', author: ANN, type: 0 };
const inGuild = (message: Partial<RawMessage>) => hear({ ...BASE, guild_id: '3', ...message }, ME);
const inPrivate = (message: Partial<RawMessage>) => hear({ ...BASE, ...message }, ME);

const engine = scriptedEngine(corpusOf(tea), () => ({
  kind: 'not-covered',
  reason: 'absent',
  missing: [],
}));
const answerTo = (message: Partial<RawMessage>) => {
  const heard = inGuild(message);
  if (heard === null) return null;
  return seeCard(handleMessage(heard, { engine, lang: 'zh-Hans', publicUrl: null })).text;
};

describe('hearing', () => {
  it.each([
    ['its name', { content: `<@${ME}> 几点采茶` }],
    ['its name as older clients write it', { content: `几点采茶 <@!${ME}>` }],
    ['its name in a reply', { content: `<@${ME}> 几点采茶`, type: 19 }],
  ])('hears %s', (_, message) => {
    expect(inGuild(message)?.line).toBe('几点采茶');
  });

  it.each([
    ['talk among people', { content: '几点采茶' }],
    [
      'a reply that only notifies it',
      { content: '哈哈', type: 19, mentions: [{ id: ME, bot: true }] },
    ],
    ['its own message', { content: `<@${ME}>`, author: { id: ME, bot: true } }],
    ['another bot', { content: `<@${ME}> 几点采茶`, author: { id: '8', bot: true } }],
    ['a webhook', { content: `<@${ME}> 几点采茶`, webhook_id: '9' }],
    ['somebody joining', { content: `<@${ME}>`, type: 7 }],
    ['a call to everybody', { content: '@everyone 几点采茶' }],
    ['the name of somebody else', { content: `<@4${ME}> 几点采茶` }],
  ])('leaves %s alone', (_, message) => {
    expect(inGuild(message)).toBeNull();
  });

  it('takes all that is written to it in private', () => {
    expect(inPrivate({ content: '几点采茶' })?.line).toBe('几点采茶');
    expect(inPrivate({ content: '' })?.wordless).toBe(true);
    expect(inPrivate({ content: 'x', author: { id: ME, bot: true } })).toBeNull();
  });

  it('reads the place that its answered card shows', () => {
    const card = {
      id: '5',
      author: { id: ME, bot: true },
      components: [
        {
          components: [
            { accessory: { custom_id: 's:tea_p1_aaaa' } },
            { components: [{ custom_id: 'n:tea_p2_bbbb' }] },
          ],
        },
      ],
    };
    const heard = inPrivate({ content: '下一段', type: 19, referenced_message: card });
    expect(heard?.near).toEqual({ article: 'tea', label: 'p2', hash: 'bbbb' });
    expect(heard?.about).toBeNull();
  });
});

describe('answering', () => {
  it('checks the message that "is that true?" replies to', () => {
    const replied = { id: '5', author: { id: '8' }, content: '今年的茶比去年差' };
    const asked = { content: `<@${ME}> 真的吗？`, type: 19, referenced_message: replied };
    expect(answerTo(asked)).toContain('文中没有讲到');
  });

  it('points to the menu where it cannot read that message', () => {
    const replied = { id: '5', author: { id: '8' }, content: '' };
    const asked = { content: `<@${ME}>`, type: 19, referenced_message: replied };
    expect(answerTo(asked)).toContain('查证引文');
  });

  it('asks for words where there are none', () => {
    expect(answerTo({ content: `<@${ME}>` })).toBe('请写下您的问题。');
  });

  it('calls nobody, whatever was asked', () => {
    const heard = inGuild({ content: `<@${ME}> @everyone <@123>` })!;
    const card = handleMessage(heard, { engine, lang: 'zh-Hans', publicUrl: null });
    expect(card.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('the language of words', () => {
  it.each([
    ['几点采茶', 'zh-Hans'],
    ['誰主持會議', 'zh-Hant'],
    ['who chaired it', 'en'],
    ['p13', 'zh-Hans'],
    ['会議はどこですか', 'en'],
    ['？', 'zh-Hans'],
    ['GDP 是多少', 'zh-Hans'],
  ])('of %j is %s', (text, lang) => {
    expect(languageOf(text, text.includes('ど') ? 'en' : 'zh-Hans')).toBe(lang);
  });
});
