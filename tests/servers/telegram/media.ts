import type { Message } from '@grammyjs/types';

export type MediaKind =
  | 'sticker'
  | 'voice'
  | 'photo'
  | 'video'
  | 'video_note'
  | 'document'
  | 'location'
  | 'contact'
  | 'dice'
  | 'poll';

/** The fields of a message that holds no words of its own. */
export function mediaFields(kind: MediaKind): Partial<Message> {
  const file = { file_id: `${kind}-1`, file_unique_id: `u-${kind}-1` };
  switch (kind) {
    case 'sticker':
      return {
        sticker: {
          ...file,
          type: 'regular',
          width: 512,
          height: 512,
          is_animated: false,
          is_video: false,
        },
      };
    case 'voice':
      return { voice: { ...file, duration: 3 } };
    case 'photo':
      return { photo: [{ ...file, width: 640, height: 480 }] };
    case 'video':
      return { video: { ...file, width: 640, height: 480, duration: 5 } };
    case 'video_note':
      return { video_note: { ...file, length: 240, duration: 5 } };
    case 'document':
      return { document: file };
    case 'location':
      return { location: { latitude: 38.56, longitude: 68.78 } };
    case 'contact':
      return { contact: { phone_number: '+10000000', first_name: 'A' } };
    case 'dice':
      return { dice: { emoji: '🎲', value: 4 } };
    case 'poll':
      return { poll: POLL } as Partial<Message>;
    default:
      throw kind satisfies never;
  }
}

const POLL = {
  id: '1',
  question: '?',
  options: ['a', 'b'].map((text, index) => ({ persistent_id: `${index}`, text, voter_count: 0 })),
  total_voter_count: 0,
  is_closed: false,
  is_anonymous: true,
  type: 'regular',
  allows_multiple_answers: false,
  allows_revoting: false,
  members_only: false,
};
