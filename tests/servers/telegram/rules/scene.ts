import type { Message } from '@grammyjs/types';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { call } from '../call.ts';
import { startTelegramServer } from '../index.ts';
import type { Group, Person, TelegramServer } from '../index.ts';

/** What the rows speak of; made anew for each request. */
export interface Scene {
  readonly server: TelegramServer;
  /** Has written to the bot. */
  readonly alice: Person;
  readonly said: Message;
  /** By the bot, in Alice's chat, with a button. */
  readonly own: Message;
  readonly group: Group;
  readonly forum: Group;
  readonly topic: number;
  readonly channel: Group;
  /** Taps the button of `own` and gives the id of the callback query. */
  readonly tap: () => string;
  /** Types an inline query and gives its id. */
  readonly query: () => string;
  /** Calls the bot where it is no member and gives the id of the guest query. */
  readonly guest: () => string;
}

export type Parameters = Record<string, unknown>;
export type Ask = (scene: Scene) => Parameters | Promise<Parameters>;

/** One rule: a request that is accepted, one that is refused, and the words it is refused with. */
export interface Row {
  readonly rule: string;
  readonly method: string;
  /** The method of the refused request, where it is another. */
  readonly badMethod?: string;
  readonly good: Ask;
  readonly bad: Ask;
  readonly says: string;
  /** 400 unless given. */
  readonly status?: number;
}

/** Opens the refusals that the platform itself would not give. */
export const STRICTER = 'Bad Request: stricter than the platform: ';

/** Parameters of sendMessage to Alice. */
export function send(fields: Parameters): Ask {
  return ({ alice }) => ({ chat_id: alice.user.id, text: '好', ...fields });
}

/** An article of answerInlineQuery. */
export function article(fields: Parameters = {}): Parameters {
  const input_message_content = { message_text: '上海精神' };
  return { type: 'article', id: 'p13', title: '¶13', input_message_content, ...fields };
}

export function describeRules(title: string, rows: readonly Row[]): void {
  describe(`${title}: the server refuses`, () => {
    let server: TelegramServer;
    beforeAll(async () => {
      server = await startTelegramServer({ bot: { guestMode: true } });
    });
    afterAll(() => server.close());

    test.each(rows)('$rule', async ({ method, badMethod, good, bad, says, status = 400 }) => {
      const accepted = await call(server, method, await good(makeScene(server)));
      expect(accepted, JSON.stringify(accepted)).toMatchObject({ status: 200, ok: true });

      const refused = await call(server, badMethod ?? method, await bad(makeScene(server)));
      expect(refused).toMatchObject({ status, ok: false, error_code: status, description: says });
    });
  });
}

function makeScene(server: TelegramServer): Scene {
  const alice = server.person('Alice', { language: 'zh-hans' });
  const said = alice.says('习近平主席在会上说，要弘扬“上海精神”👍。');
  const keyboard = { inline_keyboard: [[{ text: '›', callback_data: 'next' }]] };
  const own = server.plant(alice, { text: '旧的回答', reply_markup: keyboard });
  const forum = server.group({ kind: 'forum' });
  const strange = server.group({ bot: 'left' });
  return {
    server,
    alice,
    said,
    own,
    group: server.group({ kind: 'group' }),
    forum,
    topic: forum.opens('上海精神', alice.user),
    channel: server.group({ kind: 'channel' }),
    tap: () => {
      const tap = alice.taps(own, '›');
      return tap.kind === 'callback' ? tap.id : '';
    },
    // Other words each time, or the answer is cached.
    query: () => alice.typesAhead(`贸易额 ${server.world.nextId}`)!,
    guest: () => {
      alice.says('@chuchu_bot 谁', { in: strange });
      return [...server.world.queries.keys()].at(-1)!;
    },
  };
}
