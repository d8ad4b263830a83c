import { decodeAction, type Action } from '../actions.ts';
import type { Setting } from '../blocks.ts';
import { parseLine } from '../commands.ts';
import { shorten } from '../grapheme.ts';
import { handleCommand, type Deps } from '../handle.ts';
import type { Reply } from '../reply.ts';
import { notice } from '../views.ts';
import { chatWordingOf } from '../wording/chat.ts';
import { discordWordingOf } from '../wording/discord.ts';
import { askerOf, carriedBy, isCard, isHidden } from './carried.ts';
import { articleChoices, passageChoices } from './complete.ts';
import { findWords } from './find-words.ts';
import { inLocalNames } from './local-names.ts';
import { escapeMarkdown, oneLine } from './markdown.ts';
import { RESPONSE, type Response } from './payload.ts';
import type { RawInteraction } from './raw.ts';
import { readInteraction, type Deed, type Occasion, type Options } from './read-interaction.ts';
import { PLAIN_LOOK, renderDiscord, type Look } from './render.ts';
import { decodeShared, encodeShared, sharedOf, sharedReply } from './share.ts';

/** What was typed is repeated in one line of a phone, two at most. */
const ASKED_UNITS = 60;
/** A mention is an id of digits; anything else would be written as it is. */
const USER_ID = /^\d{1,20}$/;

/**
 * The answer to an interaction, by whichever way it came. Pure and total: the same interaction gets the
 * same answer from any process. `setting.lang` is for people whose language is not known.
 */
export function handleInteraction(raw: RawInteraction, setting: Setting): Response {
  const { deed, occasion } = readInteraction(raw, setting.lang);
  const deps: Deps = { ...setting, lang: occasion.lang, platform: 'discord' };
  switch (deed.kind) {
    case 'ping':
      return { type: RESPONSE.pong };
    case 'slash':
      return onSlash(deed, occasion, deps);
    case 'message-command':
      return onMessageCommand(deed.text, deps);
    case 'typing':
      return onTyping(deed, deps);
    case 'press':
      return onPress(deed, occasion, deps);
    case 'unknown':
      return whisper(notice(chatWordingOf(deps.lang).staleButton), deps);
    default:
      return deed satisfies never;
  }
}

/** A notice in place of an answer: to a person who asks too fast, or about a fault of ours. */
export function noticeInstead(
  raw: RawInteraction,
  word: 'tooFast' | 'sorry',
  setting: Setting,
): Response {
  const { deed, occasion } = readInteraction(raw, setting.lang);
  if (deed.kind === 'typing') return choices([]);
  const deps: Deps = { ...setting, lang: occasion.lang, platform: 'discord' };
  return whisper(notice(chatWordingOf(deps.lang)[word]), deps);
}

function onSlash(
  { name, options }: Extract<Deed, { kind: 'slash' }>,
  occasion: Occasion,
  deps: Deps,
): Response {
  const article = stringOf(options, 'article');
  const argument = ARGUMENTS.map((option) => stringOf(options, option)).find(
    (text) => text !== null,
  );
  const reply =
    name === 'quote'
      ? findWords(argument ?? '', article, deps)
      : handleCommand(
          parseLine(`/${name}${article === null ? '' : ` @${article}`} ${argument ?? ''}`),
          deps,
        );
  const hidden = options.get('hide') === true || !occasion.mayPost;
  const mention = stringOf(options, 'mention');
  return respond(reply, deps, {
    hidden,
    mention: mention !== null && USER_ID.test(mention) ? mention : null,
    asked: TYPED.has(name) ? askedLine(argument ?? '', reply, deps) : null,
  });
}

/** Registered names of what a command is about. */
const ARGUMENTS = ['question', 'text', 'address'];
/** Commands whose argument others in the channel cannot see, and could not guess from the answer. */
const TYPED: ReadonlySet<string> = new Set(['ask', 'check']);

function onMessageCommand(text: string, deps: Deps): Response {
  if (text === '') return whisper(notice(chatWordingOf(deps.lang).wordless), deps);
  const reply = handleCommand({ kind: 'check', text, article: null }, deps);
  return respond(reply, deps, { hidden: true, asked: askedLine(text, reply, deps) });
}

function onTyping(
  { option, typed, options }: Extract<Deed, { kind: 'typing' }>,
  deps: Deps,
): Response {
  if (option === 'article') return choices(articleChoices(typed, deps));
  return choices(passageChoices(typed, stringOf(options, 'article'), deps));
}

function onPress(
  { customId, message }: Extract<Deed, { kind: 'press' }>,
  occasion: Occasion,
  deps: Deps,
): Response {
  const asker = isHidden(message) ? occasion.user : askerOf(message);
  const shared = decodeShared(customId);
  if (shared !== null) {
    const wording = discordWordingOf(deps.lang);
    if (asker !== occasion.user) return whisper(notice(wording.onlyAskerShares), deps);
    if (!occasion.mayPost) return whisper(notice(wording.cannotShare), deps);
    const carried = carriedBy(message);
    const all = { ...deps, lang: occasion.guildLang };
    return respond(sharedReply(shared, all, carried.changes !== null), all, carried);
  }
  const action = decodeAction(customId);
  if (action === null) return whisper(notice(chatWordingOf(deps.lang).staleButton), deps);
  const reply = handleCommand({ kind: 'action', action }, deps);
  const turns = TURNING.has(action.kind) && isCard(message) && asker === occasion.user;
  if (!turns || reply.status === 'notice') return respond(reply, deps, { hidden: true });
  const card = cardOf(reply, deps, { hidden: isHidden(message) });
  return { type: RESPONSE.update, data: card };
}

/** These change the card for the person who asked; all else opens beside it, for whoever pressed. */
const TURNING: ReadonlySet<Action['kind']> = new Set(['previous', 'next', 'whole']);

/** For the person alone, and without a button to share it. */
function whisper(reply: Reply, deps: Deps): Response {
  return respond(reply, deps, { hidden: true });
}

function respond(reply: Reply, deps: Deps, look: Partial<Look>): Response {
  const hidden = look.hidden === true || QUIET.has(reply.status);
  const mention = hidden ? null : (look.mention ?? null);
  return { type: RESPONSE.message, data: cardOf(reply, deps, { ...look, hidden, mention }) };
}

/** What concerns nobody but the person who asked. */
const QUIET: ReadonlySet<Reply['status']> = new Set(['notice', 'off-topic', 'rejected']);

function cardOf(reply: Reply, deps: Deps, look: Partial<Look> & { readonly hidden: boolean }) {
  deps.gave?.(reply);
  const shared = look.hidden ? sharedOf(reply, deps) : null;
  const share =
    shared === null
      ? null
      : { label: discordWordingOf(deps.lang).share, customId: encodeShared(shared) };
  return renderDiscord(inLocalNames(reply, deps.lang), { ...PLAIN_LOOK, ...look, share });
}

/** What was typed, where the answer does not show it already. */
function askedLine(text: string, { status }: Reply, { lang }: Deps): string | null {
  const words = oneLine(text).trim();
  if (words === '' || SHOWING.has(status)) return null;
  return escapeMarkdown(discordWordingOf(lang).asked(shorten(words, ASKED_UNITS)));
}

/** Found quotations stand in the answer, and a place needs no question. */
const SHOWING: ReadonlySet<Reply['status']> = new Set(['exact', 'altered', 'shown', ...QUIET]);

function choices(of: ReturnType<typeof articleChoices>): Response {
  return { type: RESPONSE.choices, data: { choices: of } };
}

function stringOf(options: Options, name: string): string | null {
  const value = options.get(name);
  return typeof value === 'string' ? value : null;
}
