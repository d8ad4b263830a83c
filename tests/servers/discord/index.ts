/**
 * A Discord on this machine, as strict as the platform, for tests and drills: the gateway over
 * WebSockets, REST over HTTP, interactions by signed deliveries, and people who use them.
 *
 * Every request and every answer has to fit Discord's own description of its interface, made stricter
 * (no unknown fields); what the description leaves out stands in rules/. Refusals are in the platform's
 * words; where it would let something pass though a reader would see something wrong, the field's code is
 * `STRICTER_THAN_THE_PLATFORM`.
 *
 * How to write a conversation:
 *
 * ```ts
 * const server = await startDiscordServer();
 * const { sees, seesEdit, seesNothing, ends } = createScript(server);
 *
 * // Places and their people first: the bot learns of them when it logs in.
 * const club = server.guild({ name: '读书会', locale: 'zh-CN' });
 * const hall = server.channel(club, { name: '大厅' });
 * const ann = server.person('ann', { locale: 'zh-CN', in: hall });
 * const bob = server.person('bob', { in: hall });
 * // … register the commands at server.api; start the bot with server.api and server.token …
 * await server.gateway.ready(10_000);
 *
 * await ann.slash('ask', { question: '谁主持的会议' });
 * const card = await sees(ann, { text: ['主持', '¶13'], buttons: ['‹', '›'], private: false });
 * await sees(bob, '¶13');
 * await bob.presses('›', card); // throws if there is no such button
 * await seesEdit(bob, '¶14');
 *
 * const rumour = bob.says('他说的是“另起炉灶”。');
 * await seesNothing(bob); // it was not spoken to
 * await ann.messageCommand('查证引文', rumour);
 * await sees(ann, { text: '文中没有', private: true });
 * await seesNothing(bob); // only ann sees it
 *
 * const found = await ann.autocomplete('quote', 'text', '贸易额'); // [{ name, value }, …]
 * ann.mentionsBot('贸易额是多少');
 * await sees(ann, { text: '¶7', pings: [] });
 * bob.dm('谁主持的会议');
 * await sees(bob.inDm(), '¶13');
 *
 * await ends(); // nothing refused, nothing left unseen
 * await server.close();
 * ```
 *
 * A person is somebody at a place; `ann.in(otherChannel)` and `ann.inDm()` are the same somebody
 * elsewhere. `installed: true` has the app installed for them, for guilds with `botJoined: false` and for
 * `server.privateChannel(ann, bob)`. What they do happens at once, and what they see is awaited, in order
 * for each person and place: a step that does not fit fails with the transcript of the whole conversation.
 * `slash`, `messageCommand` and `presses` also give what came of it (`outcome`, `ackMs`).
 *
 * HTTP instead of the gateway: `await server.endpoint.set(url)`, checked as the developer portal does;
 * the app's key is `server.publicKey`. `endpoint.posts(url, 'old timestamp')` and `endpoint.replays(url)`
 * deliver what has to be refused or ignored.
 *
 * Drills: `server.faults.script('callback', { kind: 'drop', applied: true }, { times: 3 })` lets requests
 * fail, `rateLimits: RATE_LIMITS` answers 429, `latencyMs` makes every answer late, `server.gateway`
 * resets, closes, goes down or stops answering heartbeats, `server.advance(ms)` ends the lives of tokens,
 * `server.redeliver(interaction)` repeats one, `server.plant(channel, body)` leaves messages of an earlier
 * bot. `server.counts()`, `server.refusals()` and `server.requests` tell what came of it.
 */
export { CLOSE } from './gateway/close-codes.ts';
export type { Spoiling } from './http/signing.ts';
export type { Fault } from './rest/faults.ts';
export { RATE_LIMITS } from './rest/limits.ts';
export type { OperationName } from './rest/operations.ts';
export type { RequestRecord } from './rest/record.ts';
export type { Asked } from './script/asking.ts';
export { lookOf } from './script/look.ts';
export type { Person } from './script/people.ts';
export { createScript } from './script/script.ts';
export type { Script } from './script/script.ts';
export type { Seen, Sight } from './script/sight.ts';
export { transcriptOf } from './script/transcript.ts';
export { startDiscordServer } from './server.ts';
export type { Counts, DiscordServer, DiscordServerOptions } from './server.ts';
export type { Channel, Choice, Guild, Interaction, Posted } from './world/world.ts';
