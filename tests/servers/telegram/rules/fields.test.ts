import { describeRules, send, STRICTER } from './scene.ts';

describeRules('shapes of requests', [
  {
    rule: 'methods it does not know',
    method: 'getMe',
    badMethod: 'sendTelepathy',
    good: () => ({}),
    bad: () => ({}),
    says: 'Not Found: method not found',
    status: 404,
  },
  {
    rule: 'fields that a method does not have',
    method: 'sendMessage',
    good: send({ disable_notification: true }),
    bad: send({ reply_to_message_id: 1 }),
    says: `${STRICTER}sendMessage has no field "reply_to_message_id"`,
  },
  {
    rule: 'fields that an object does not have',
    method: 'sendMessage',
    good: send({ link_preview_options: { is_disabled: true } }),
    bad: send({ link_preview_options: { disabled: true } }),
    says: `${STRICTER}sendMessage has no field "link_preview_options/disabled"`,
  },
  {
    rule: 'values of another type',
    method: 'sendMessage',
    good: send({ link_preview_options: { is_disabled: false } }),
    bad: send({ link_preview_options: { is_disabled: 'yes' } }),
    says: 'Bad Request: field "is_disabled" must be of type Boolean',
  },
]);
