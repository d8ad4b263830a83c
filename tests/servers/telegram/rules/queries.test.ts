import { call } from '../call.ts';
import { article, describeRules } from './scene.ts';
import type { Parameters, Scene } from './scene.ts';

const TOO_OLD = 'Bad Request: query is too old and response timeout expired or query ID is invalid';

/** answerInlineQuery with results and other fields. */
const inline =
  (results: Parameters[], fields: Parameters = {}) =>
  ({ query }: Scene): Parameters => ({ inline_query_id: query(), results, ...fields });

const many = (count: number) => Array.from({ length: count }, (_, at) => article({ id: `${at}` }));

describeRules('answers to queries', [
  {
    rule: 'a second answer to a tap',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap() }),
    bad: async ({ server, tap }) => {
      const id = tap();
      await call(server, 'answerCallbackQuery', { callback_query_id: id });
      return { callback_query_id: id };
    },
    says: TOO_OLD,
  },
  {
    rule: 'a note over 200 characters',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap(), text: '段'.repeat(200) }),
    bad: ({ tap }) => ({ callback_query_id: tap(), text: '段'.repeat(201) }),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'a link to open that is not its own',
    method: 'answerCallbackQuery',
    good: ({ tap }) => ({ callback_query_id: tap(), url: 't.me/chuchu_bot?start=p13' }),
    bad: ({ tap }) => ({ callback_query_id: tap(), url: 'https://example.com' }),
    says: 'Bad Request: URL_INVALID',
  },
  {
    rule: 'an answer to an inline query that is not open',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: () => ({ inline_query_id: '5', results: [article()] }),
    says: TOO_OLD,
  },
  {
    rule: 'more than 50 results',
    method: 'answerInlineQuery',
    good: inline(many(50)),
    bad: inline(many(51)),
    says: 'Bad Request: too many inline query results specified',
  },
  {
    rule: 'two results of one id',
    method: 'answerInlineQuery',
    good: inline([article(), article({ id: 'p14' })]),
    bad: inline([article(), article()]),
    says: 'Bad Request: RESULT_ID_DUPLICATE',
  },
  {
    rule: 'a result id over 64 bytes',
    method: 'answerInlineQuery',
    good: inline([article({ id: `${'段'.repeat(21)}a` })]),
    bad: inline([article({ id: `${'段'.repeat(21)}ab` })]),
    says: 'Bad Request: RESULT_ID_INVALID',
  },
  {
    rule: 'a result without id',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ id: '' })]),
    says: 'Bad Request: RESULT_ID_EMPTY',
  },
  {
    rule: 'a result without title',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ title: '' })]),
    says: 'Bad Request: ARTICLE_TITLE_EMPTY',
  },
  {
    rule: 'a result without words',
    method: 'answerInlineQuery',
    good: inline([article()]),
    bad: inline([article({ input_message_content: { message_text: '' } })]),
    says: "Bad Request: can't parse inline query result: Input message content is not specified",
  },
  {
    rule: 'a result over 4096 UTF-16 units',
    method: 'answerInlineQuery',
    good: inline([article({ input_message_content: { message_text: '段'.repeat(4096) } })]),
    bad: inline([article({ input_message_content: { message_text: '段'.repeat(4097) } })]),
    says: 'Bad Request: MESSAGE_TOO_LONG',
  },
  {
    rule: 'a next page over 64 bytes',
    method: 'answerInlineQuery',
    good: inline([article()], { next_offset: 'x'.repeat(64) }),
    bad: inline([article()], { next_offset: 'x'.repeat(65) }),
    says: 'Bad Request: NEXT_OFFSET_INVALID',
  },
  {
    rule: 'a start parameter over 64 characters',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'x'.repeat(64) } }),
    bad: inline([], { button: { text: '更多', start_parameter: 'x'.repeat(65) } }),
    says: 'Bad Request: too long start_parameter specified',
  },
  {
    rule: 'a start parameter of other characters',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'sco_p13_k3f9' } }),
    bad: inline([], { button: { text: '更多', start_parameter: '第13段' } }),
    says: 'Bad Request: unallowed characters in start_parameter are used',
  },
  {
    rule: 'an empty start parameter',
    method: 'answerInlineQuery',
    good: inline([], { button: { text: '更多', start_parameter: 'x' } }),
    bad: inline([], { button: { text: '更多', start_parameter: '' } }),
    says: "Bad Request: can't use empty start_parameter",
  },
  {
    rule: 'a second answer to a guest message',
    method: 'answerGuestQuery',
    good: ({ guest }) => ({ guest_query_id: guest(), result: article() }),
    bad: async ({ server, guest }) => {
      const id = guest();
      await call(server, 'answerGuestQuery', { guest_query_id: id, result: article() });
      return { guest_query_id: id, result: article() };
    },
    says: TOO_OLD,
  },
]);
