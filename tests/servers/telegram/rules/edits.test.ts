import { article, describeRules } from './scene.ts';
import type { Parameters, Scene } from './scene.ts';

const NOT_MODIFIED =
  'Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message';

const edit =
  (fields: Parameters) =>
  ({ alice, own }: Scene): Parameters => ({
    chat_id: alice.user.id,
    message_id: own.message_id,
    text: '新的回答',
    ...fields,
  });

describeRules('edits', [
  {
    rule: 'an edit that changes nothing',
    method: 'editMessageText',
    good: edit({}),
    bad: ({ alice, own }) => ({
      chat_id: alice.user.id,
      message_id: own.message_id,
      text: own.text,
      reply_markup: own.reply_markup,
    }),
    says: NOT_MODIFIED,
  },
  {
    rule: 'new buttons that are the old ones',
    method: 'editMessageReplyMarkup',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice, own }) => ({
      chat_id: alice.user.id,
      message_id: own.message_id,
      reply_markup: own.reply_markup,
    }),
    says: NOT_MODIFIED,
  },
  {
    rule: "an edit of somebody else's message",
    method: 'editMessageText',
    good: edit({}),
    bad: (scene) => edit({ message_id: scene.said.message_id })(scene),
    says: "Bad Request: message can't be edited",
  },
  {
    rule: 'an edit of a message that is not there',
    method: 'editMessageText',
    good: edit({}),
    bad: edit({ message_id: 99_999 }),
    says: 'Bad Request: message to edit not found',
  },
  {
    rule: 'an edit over 4096 UTF-16 units',
    method: 'editMessageText',
    good: edit({ text: '段'.repeat(4096) }),
    bad: edit({ text: '段'.repeat(4097) }),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'an edit of nothing',
    method: 'editMessageText',
    good: edit({}),
    bad: () => ({ text: '好' }),
    says: 'Bad Request: message identifier is not specified',
  },
  {
    rule: 'an inline message that does not exist',
    method: 'editMessageText',
    good: ({ server, alice }) => {
      const reply_markup = { inline_keyboard: [[{ text: '·', callback_data: 'a' }]] };
      alice.chooses(article({ reply_markup }) as never, '');
      const inline_message_id = [...server.world.inlineMessages.keys()].at(-1)!;
      return { inline_message_id, text: '新' };
    },
    bad: () => ({ inline_message_id: 'inline-0', text: '新' }),
    says: 'Bad Request: MESSAGE_ID_INVALID',
  },
  {
    rule: "somebody else's message to delete",
    method: 'deleteMessage',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice, said }) => ({ chat_id: alice.user.id, message_id: said.message_id }),
    says: "Bad Request: message can't be deleted for everyone",
  },
  {
    rule: 'a message to delete that is not there',
    method: 'deleteMessage',
    good: ({ alice, own }) => ({ chat_id: alice.user.id, message_id: own.message_id }),
    bad: ({ alice }) => ({ chat_id: alice.user.id, message_id: 99_999 }),
    says: 'Bad Request: message to delete not found',
  },
]);
