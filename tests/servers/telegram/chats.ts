import { badRequest } from './api-error.ts';
import { readableChat, writableChat } from './context.ts';
import type { Args, Context } from './context.ts';
import { happen } from './world.ts';

export const chatMethods = {
  sendChatAction: (context: Context, args: Args<'sendChatAction'>): true => {
    const action = args.action ?? '';
    if (!ACTIONS.includes(action)) throw badRequest('Wrong parameter action in request');
    const state = writableChat(context, args.chat_id);
    happen(context.world, { kind: 'action', at: Date.now(), chat: state.id, action });
    return true;
  },

  setMessageReaction: (context: Context, args: Args<'setMessageReaction'>): true => {
    const state = readableChat(context, args.chat_id);
    const message = state.messages.get(args.message_id ?? 0);
    if (message === undefined) throw badRequest('message to react not found');
    const reactions = args.reaction ?? [];
    if (reactions.length > 1) throw badRequest('REACTIONS_TOO_MANY');
    const emoji = reactions.map((one) => (one.type === 'emoji' ? one.emoji : '')).join('');
    if (reactions.length === 1 && !REACTIONS.includes(emoji)) throw badRequest('REACTION_INVALID');
    const messageId = message.message_id;
    happen(context.world, { kind: 'reaction', at: Date.now(), chat: state.id, messageId, emoji });
    return true;
  },
};

const ACTIONS = (
  'typing upload_photo record_video upload_video record_voice upload_voice upload_document ' +
  'choose_sticker find_location record_video_note upload_video_note'
).split(' ');

/** The reactions everyone may give (ReactionTypeEmoji). */
const REACTIONS = (
  '❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 ' +
  '😴 😭 🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡'
).split(' ');
