import { describeRules, STRICTER } from './scene.ts';
import type { Parameters } from './scene.ts';

const menu =
  (commands: Parameters[], fields: Parameters = {}) =>
  () => ({ commands, ...fields });

const command = { command: 'ask', description: '提问' };

describeRules('settings', [
  {
    rule: 'a command with capitals',
    method: 'setMyCommands',
    good: menu([command]),
    bad: menu([{ ...command, command: 'Ask' }]),
    says: 'Bad Request: BOT_COMMAND_INVALID',
  },
  {
    rule: 'a command over 32 characters',
    method: 'setMyCommands',
    good: menu([{ ...command, command: 'a'.repeat(32) }]),
    bad: menu([{ ...command, command: 'a'.repeat(33) }]),
    says: 'Bad Request: command length must not exceed 32',
  },
  {
    rule: 'a command that says nothing of itself',
    method: 'setMyCommands',
    good: menu([command]),
    bad: menu([{ ...command, description: ' ' }]),
    says: 'Bad Request: command description must be non-empty',
  },
  {
    rule: 'a command that says too much',
    method: 'setMyCommands',
    good: menu([{ ...command, description: '问'.repeat(256) }]),
    bad: menu([{ ...command, description: '问'.repeat(257) }]),
    says: 'Bad Request: command description length must not exceed 256',
  },
  {
    rule: 'more than 100 commands',
    method: 'setMyCommands',
    good: menu(Array.from({ length: 100 }, (_, at) => ({ ...command, command: `c${at}` }))),
    bad: menu(Array.from({ length: 101 }, (_, at) => ({ ...command, command: `c${at}` }))),
    says: 'Bad Request: BOT_COMMANDS_TOO_MUCH',
  },
  {
    rule: 'a language of more than two letters',
    method: 'setMyCommands',
    good: menu([command], { language_code: 'zh' }),
    bad: menu([command], { language_code: 'zh-hans' }),
    says: 'Bad Request: invalid language code specified',
  },
  {
    rule: 'a scope that does not exist',
    method: 'setMyCommands',
    good: menu([command], { scope: { type: 'all_group_chats' } }),
    bad: menu([command], { scope: { type: 'groups' } }),
    says: "Bad Request: can't parse BotCommandScope: Unsupported type specified",
  },
  {
    rule: 'a description over 512 characters',
    method: 'setMyDescription',
    good: () => ({ description: '出'.repeat(512) }),
    bad: () => ({ description: '出'.repeat(513) }),
    says: `${STRICTER}description is longer than 512 characters`,
  },
  {
    rule: 'a chat action that does not exist',
    method: 'sendChatAction',
    good: ({ alice }) => ({ chat_id: alice.user.id, action: 'typing' }),
    bad: ({ alice }) => ({ chat_id: alice.user.id, action: 'thinking' }),
    says: 'Bad Request: wrong parameter action in request',
  },
  {
    rule: 'a reaction that not everyone may give',
    method: 'setMessageReaction',
    good: ({ alice, said }) => ({
      chat_id: alice.user.id,
      message_id: said.message_id,
      reaction: [{ type: 'emoji', emoji: '👀' }],
    }),
    bad: ({ alice, said }) => ({
      chat_id: alice.user.id,
      message_id: said.message_id,
      reaction: [{ type: 'emoji', emoji: '✅' }],
    }),
    says: 'Bad Request: REACTION_INVALID',
  },
  {
    rule: 'a webhook without TLS on another machine',
    method: 'setWebhook',
    good: () => ({ url: '' }),
    bad: () => ({ url: 'http://example.com/hook' }),
    says: 'Bad Request: bad webhook: An HTTPS URL must be provided for webhook',
  },
  {
    rule: 'a webhook secret of other characters',
    method: 'setWebhook',
    good: () => ({ url: '', secret_token: 'a-b_c' }),
    bad: () => ({ url: 'https://example.com/', secret_token: 'a b' }),
    says: 'Bad Request: secret token contains unallowed characters',
  },
]);
