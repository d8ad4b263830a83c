/**
 * A Bot API server on this machine, as strict as the platform, for tests and drills.
 *
 * It refuses what the platform refuses, in the platform's words (taken from the sources of
 * telegram-bot-api and TDLib, and from refusals people have recorded), and what the platform lets pass
 * though a reader would see something wrong; such a refusal says "stricter than the platform". Where the
 * official description of the interface lies beside the checkout, every request, every result and every
 * update is checked against it as well.
 *
 * How to write a conversation:
 *
 * ```ts
 * const server = await startTelegramServer();
 * const { sees, seesEdit, seesToast, seesNothing, ends } = createScript(server);
 * // … start the bot with server.apiRoot and server.token …
 *
 * const alice = server.person('Alice', { language: 'zh-hans' });
 * const club = server.group({ title: '读书会' });
 *
 * alice.says('谁主持的会议');
 * const answer = await sees(alice, { text: '¶13', quotes: '主持', buttons: ['‹', '›', '复制引用'] });
 * alice.taps(answer, '›');
 * await seesToast(alice, '');
 * await seesEdit(alice, '¶14');
 *
 * const rumour = alice.says('他说的是“另起炉灶”。', { in: club });
 * await seesNothing(club); // it was not spoken to
 * alice.says('@chuchu_bot', { in: club, reply: rumour, quote: '另起炉灶' });
 * await sees(club, { text: '文中没有', replyTo: rumour, quoting: '另起炉灶' });
 *
 * const list = await alice.types('贸易额', { in: club });
 * alice.chooses(list!.results[0]!, '贸易额', { in: club });
 *
 * await ends(); // nothing refused, nothing left unseen; ends(['QUOTE_TEXT_INVALID']) expects a refusal
 * await server.close();
 * ```
 *
 * What people do (`says`, `taps`, `edits`, `forwards`, `joins`, `blocksBot` …) happens at once. What they
 * see is awaited, in order within a chat: a step that does not fit fails with the transcript of the whole
 * conversation. `seesNothing` waits until the bot has confirmed every update, not for a time.
 *
 * Drills: `server.faults.script('sendMessage', { kind: 'drop', applied: true }, { times: 3 })` lets
 * requests fail, `rateLimits: RATE_LIMITS` answers 429, `latencyMs` makes every answer late, and
 * `server.counts()`, `server.sentTo(chat)` and `server.requests` tell what came of it. For drawing chats,
 * `server.world.timeline` holds all that people saw, and `server.world.uploads` the photos.
 *
 * It does not have: parse modes (send entities), replies to a webhook in its response, photos by link, and
 * the methods that shapes.ts does not list.
 */
export { ApiError, badRequest, conflict, forbidden, tooManyRequests } from './api-error.ts';
export type { Fault, FaultOptions } from './faults.ts';
export type { Group } from './groups.ts';
export { RATE_LIMITS } from './limits.ts';
export { createScript } from './script.ts';
export type { Script, Seen, Sight } from './script.ts';
export { startTelegramServer } from './server.ts';
export type { Counts, Person, TelegramServer, TelegramServerOptions } from './server.ts';
export type { Happening, InlineAnswer } from './timeline.ts';
export { transcriptOf } from './transcript.ts';
