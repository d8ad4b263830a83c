import { describeRules, send } from './scene.ts';
import type { Ask, Parameters, Scene } from './scene.ts';

const reply =
  (fields: Parameters) =>
  ({ alice, said }: Scene): Parameters => ({
    chat_id: alice.user.id,
    text: '好',
    reply_parameters: { message_id: said.message_id, ...fields },
  });

const BOLD = [{ type: 'bold' as const, offset: 0, length: 2 }];

/** Answers a long message that begins in bold, quoting it. */
const quoting =
  (quote: string, quote_entities?: typeof BOLD): Ask =>
  ({ alice }) => {
    const { message_id } = alice.says(`上海精神${'段'.repeat(2000)}`, { entities: BOLD });
    return {
      chat_id: alice.user.id,
      text: '好',
      reply_parameters: { message_id, quote, ...(quote_entities && { quote_entities }) },
    };
  };

describeRules('replies and quotes', [
  {
    rule: 'a reply to a message that is not there',
    method: 'sendMessage',
    good: reply({ message_id: 99_999, allow_sending_without_reply: true }),
    bad: reply({ message_id: 99_999 }),
    says: 'Bad Request: message to be replied not found',
  },
  {
    rule: 'a reply without its message',
    method: 'sendMessage',
    good: reply({}),
    bad: send({ reply_parameters: { quote: '精神' } }),
    says: 'Bad Request: can\'t find field "message_id"',
  },
  {
    rule: 'a quote that the message does not have',
    method: 'sendMessage',
    good: reply({ quote: '“上海精神”👍', quote_position: 14 }),
    bad: reply({ quote: '上海的精神' }),
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
  {
    rule: 'a quote over 1024 characters',
    method: 'sendMessage',
    good: quoting('段'.repeat(1024)),
    bad: quoting('段'.repeat(1025)),
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
  {
    rule: 'a quote without the bold that the message has',
    method: 'sendMessage',
    good: quoting('上海精', BOLD),
    bad: quoting('上海精'),
    says: 'Bad Request: QUOTE_TEXT_INVALID',
  },
]);
