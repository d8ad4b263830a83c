import { describeRules, send } from './scene.ts';

describeRules('chats', [
  {
    rule: 'a chat that is not named',
    method: 'sendMessage',
    good: send({}),
    bad: () => ({ text: '好' }),
    says: 'Bad Request: chat_id is empty',
  },
  {
    rule: 'a chat that does not exist',
    method: 'sendMessage',
    good: send({}),
    bad: () => ({ chat_id: -5, text: '好' }),
    says: 'Bad Request: chat not found',
  },
  {
    rule: 'a person who never wrote to the bot',
    method: 'sendMessage',
    good: send({}),
    bad: ({ server }) => ({ chat_id: server.person('Bob').user.id, text: '好' }),
    says: "Forbidden: bot can't initiate conversation with a user",
    status: 403,
  },
  {
    rule: 'a person who blocked the bot',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => {
      alice.blocksBot();
      return { chat_id: alice.user.id, text: '好' };
    },
    says: 'Forbidden: bot was blocked by the user',
    status: 403,
  },
  {
    rule: 'a person whose account is gone',
    method: 'sendMessage',
    good: send({}),
    bad: ({ alice }) => {
      alice.vanishes();
      return { chat_id: alice.user.id, text: '好' };
    },
    says: 'Forbidden: user is deactivated',
    status: 403,
  },
  {
    rule: 'a group that threw the bot out',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.id, text: '好' }),
    bad: ({ group, alice }) => {
      group.setsBot('kicked', alice.user);
      return { chat_id: group.id, text: '好' };
    },
    says: 'Forbidden: bot was kicked from the group chat',
    status: 403,
  },
  {
    rule: 'a group that the bot is not in',
    method: 'sendMessage',
    good: ({ forum }) => ({ chat_id: forum.id, text: '好' }),
    bad: ({ forum, alice }) => {
      forum.setsBot('left', alice.user);
      return { chat_id: forum.id, text: '好' };
    },
    says: 'Forbidden: bot is not a member of the supergroup chat',
    status: 403,
  },
  {
    rule: 'a group that became a supergroup',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.migrates().id, text: '好' }),
    bad: ({ group }) => {
      group.migrates();
      return { chat_id: group.id, text: '好' };
    },
    says: 'Bad Request: group chat was upgraded to a supergroup chat',
  },
  {
    rule: 'a group where the bot may not write',
    method: 'sendMessage',
    good: ({ group }) => ({ chat_id: group.id, text: '好' }),
    bad: ({ group }) => {
      group.mutesBot(true);
      return { chat_id: group.id, text: '好' };
    },
    says: 'Bad Request: not enough rights to send text messages to the chat',
  },
  {
    rule: 'a channel without being its admin',
    method: 'sendMessage',
    good: ({ channel }) => ({ chat_id: channel.id, text: '好' }),
    bad: ({ channel, alice }) => {
      channel.setsBot('member', alice.user);
      return { chat_id: channel.id, text: '好' };
    },
    says: 'Bad Request: need administrator rights in the channel chat',
  },
  {
    rule: 'a topic that does not exist',
    method: 'sendMessage',
    good: ({ forum, topic }) => ({ chat_id: forum.id, text: '好', message_thread_id: topic }),
    bad: ({ forum, topic }) => ({ chat_id: forum.id, text: '好', message_thread_id: topic + 99 }),
    says: 'Bad Request: message thread not found',
  },
  {
    rule: 'the thread of a reply in a supergroup, which is no topic',
    method: 'sendMessage',
    good: ({ server }) => ({ chat_id: server.group().id, text: '好' }),
    bad: ({ server, alice }) => {
      const group = server.group();
      const first = alice.says('一', { in: group });
      const second = alice.says('二', { in: group, reply: first });
      return { chat_id: group.id, text: '好', message_thread_id: second.message_thread_id };
    },
    says: 'Bad Request: message thread not found',
  },
]);
