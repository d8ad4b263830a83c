import { describeRules, send, STRICTER } from './scene.ts';
import type { Parameters } from './scene.ts';

const entity = (fields: Parameters, text = '上海👍精神') =>
  send({ text, entities: [{ type: 'bold', offset: 0, length: 2, ...fields }] });

describeRules('texts', [
  {
    rule: 'a text that is missing',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => ({ chat_id: alice.user.id }),
    says: 'Bad Request: message text is empty',
  },
  {
    rule: 'a text of blanks',
    method: 'sendMessage',
    good: send({ text: ' 好 ' }),
    bad: send({ text: ' \n\t ' }),
    says: 'Bad Request: text must be non-empty',
  },
  {
    rule: 'a text over 4096 UTF-16 units, blanks at its ends aside',
    method: 'sendMessage',
    good: send({ text: `${'👍'.repeat(2048)}\n` }),
    bad: send({ text: `${'👍'.repeat(2048)}好` }),
    says: 'Bad Request: message is too long',
  },
  {
    rule: 'markup, which this server does not read',
    method: 'sendMessage',
    good: send({ text: '<b>' }),
    bad: send({ text: '<b>好</b>', parse_mode: 'HTML' }),
    says: `${STRICTER}parse_mode is not read here; send entities`,
  },
  {
    rule: 'an entity that begins before the text',
    method: 'sendMessage',
    good: entity({}),
    bad: entity({ offset: -1 }),
    says: 'Bad Request: receive an entity with incorrect offset -1',
  },
  {
    rule: 'an entity that begins after the text',
    method: 'sendMessage',
    good: entity({ offset: 5, length: 1 }),
    bad: entity({ offset: 6, length: 1 }),
    says: 'Bad Request: entity begins after the end of the text at UTF-16 offset 6',
  },
  {
    rule: 'an entity that ends after the text',
    method: 'sendMessage',
    good: entity({ length: 6 }),
    bad: entity({ length: 7 }),
    says: 'Bad Request: entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 7',
  },
  {
    rule: 'an entity that begins inside a character',
    method: 'sendMessage',
    good: entity({ offset: 2, length: 2 }),
    bad: entity({ offset: 3, length: 1 }),
    says: 'Bad Request: entity begins in a middle of a UTF-16 symbol at byte offset 10',
  },
  {
    rule: 'an entity that ends inside a character',
    method: 'sendMessage',
    good: entity({ length: 4 }),
    bad: entity({ length: 3 }),
    says: 'Bad Request: entity beginning at UTF-16 offset 0 ends in a middle of a UTF-16 symbol at byte offset 10',
  },
  {
    rule: 'an entity of an unknown kind',
    method: 'sendMessage',
    good: entity({ type: 'underline' }),
    bad: entity({ type: 'highlight' }),
    says: "Bad Request: can't parse MessageEntity: Unsupported type specified",
  },
  {
    rule: 'an entity without its length',
    method: 'sendMessage',
    good: entity({}),
    bad: send({ entities: [{ type: 'bold', offset: 0 }] }),
    says: 'Bad Request: can\'t parse MessageEntity: Can\'t find field "length"',
  },
  {
    rule: 'a link without its address',
    method: 'sendMessage',
    good: entity({ type: 'text_link', url: 'https://example.com/#p13' }),
    bad: entity({ type: 'text_link' }),
    says: 'Bad Request: can\'t parse MessageEntity: Can\'t find field "url"',
  },
  {
    rule: 'a link that is none',
    method: 'sendMessage',
    good: entity({ type: 'text_link', url: 'example.com' }),
    bad: entity({ type: 'text_link', url: 'not-a-url' }),
    says: "Bad Request: entity URL 'not-a-url' is invalid: Wrong HTTP URL",
  },
  {
    rule: 'a mention of nobody',
    method: 'sendMessage',
    good: (scene) => entity({ type: 'text_mention', user: scene.alice.user })(scene),
    bad: entity({ type: 'text_mention', user: { id: 5, is_bot: false, first_name: 'X' } }),
    says: 'Bad Request: user not found',
  },
  {
    rule: 'entities that cross',
    method: 'sendMessage',
    good: send({
      text: '上海精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 4 },
        { type: 'bold', offset: 1, length: 3 },
        { type: 'italic', offset: 1, length: 1 },
      ],
    }),
    bad: send({
      text: '上海精神',
      entities: [
        { type: 'bold', offset: 0, length: 3 },
        { type: 'italic', offset: 2, length: 2 },
      ],
    }),
    says: `${STRICTER}entities "bold" and "italic" cross`,
  },
  {
    rule: 'block quotes inside block quotes',
    method: 'sendMessage',
    good: send({
      text: '上海\n精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 2 },
        { type: 'expandable_blockquote', offset: 3, length: 2 },
      ],
    }),
    bad: send({
      text: '上海\n精神',
      entities: [
        { type: 'blockquote', offset: 0, length: 5 },
        { type: 'expandable_blockquote', offset: 3, length: 2 },
      ],
    }),
    says: `${STRICTER}block quotes are nested`,
  },
]);
