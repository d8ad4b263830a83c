import { describeRules, send, STRICTER } from './scene.ts';
import type { Parameters } from './scene.ts';

/** sendMessage to Alice with one inline button. */
const button = (fields: Parameters) =>
  send({ reply_markup: { inline_keyboard: [[{ text: '·', ...fields }]] } });

describeRules('buttons', [
  {
    rule: 'a button without a label',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: send({ reply_markup: { inline_keyboard: [[{ callback_data: 'a' }]] } }),
    says: 'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
  },
  {
    rule: 'a button that does nothing',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: button({}),
    says: "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  },
  {
    rule: 'a button with empty data',
    method: 'sendMessage',
    good: button({ callback_data: 'a' }),
    bad: button({ callback_data: '' }),
    says: "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  },
  {
    rule: 'a button with two actions',
    method: 'sendMessage',
    good: button({ copy_text: { text: 'a' } }),
    bad: button({ copy_text: { text: 'a' }, callback_data: 'a' }),
    says: `${STRICTER}a button has several actions: callback_data, copy_text`,
  },
  {
    rule: 'callback data over 64 bytes',
    method: 'sendMessage',
    good: button({ callback_data: `${'段'.repeat(21)}a` }),
    bad: button({ callback_data: `${'段'.repeat(21)}ab` }),
    says: 'Bad Request: BUTTON_DATA_INVALID',
  },
  {
    rule: 'a text to copy over 256 characters',
    method: 'sendMessage',
    good: button({ copy_text: { text: '段'.repeat(256) } }),
    bad: button({ copy_text: { text: '段'.repeat(257) } }),
    says: 'Bad Request: BUTTON_COPY_TEXT_INVALID',
  },
  {
    rule: 'an empty text to copy',
    method: 'sendMessage',
    good: button({ copy_text: { text: '段' } }),
    bad: button({ copy_text: { text: '' } }),
    says: 'Bad Request: BUTTON_COPY_TEXT_INVALID',
  },
  {
    rule: 'a button with a bad link',
    method: 'sendMessage',
    good: button({ url: 'https://t.me/chuchu_bot?start=p13' }),
    bad: button({ url: 'ftp://example.com' }),
    says: "Bad Request: inline keyboard button URL 'ftp://example.com' is invalid: Unsupported URL protocol",
  },
  {
    rule: 'a share button in a channel',
    method: 'sendMessage',
    good: button({ switch_inline_query: 'p13' }),
    bad: ({ channel }) => ({
      chat_id: channel.id,
      text: '好',
      reply_markup: { inline_keyboard: [[{ text: '·', switch_inline_query: 'p13' }]] },
    }),
    says: "Bad Request: can't use switch_inline_query button in a channel chat, because users will not be able to use the button without knowing bot's username",
  },
]);
