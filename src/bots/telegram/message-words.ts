import type { Message, MessageEntity, UserFromGetMe } from './client.ts';
import type { FormattedText } from './formatted-text.ts';

/** The text of a message, be it a caption; empty for what has none. */
export function wordsOf(message: Message): FormattedText {
  return {
    text: message.text ?? message.caption ?? '',
    entities: message.entities ?? message.caption_entities ?? [],
  };
}

export function entityWords(text: string, { offset, length }: MessageEntity): string {
  return text.slice(offset, offset + length);
}

/** Where a message names the bot: `@name`, a command `/x@name` in mid-text, or a link to its account. */
export function mentionsOf(message: Message, me: UserFromGetMe): MessageEntity[] {
  const { text, entities } = wordsOf(message);
  const name = `@${me.username}`.toLowerCase();
  return entities.filter((entity) => {
    const words = entityWords(text, entity).toLowerCase();
    switch (entity.type) {
      case 'mention':
        return words === name;
      case 'bot_command':
        return words.endsWith(name);
      case 'text_mention':
        return entity.user.id === me.id;
      default:
        return false;
    }
  });
}
