import { langOf, type Lang } from '../lang.ts';
import { textOf } from './message-text.ts';
import { COMMAND, INTERACTION } from './payload.ts';
import type { RawInteraction, RawMessage, RawOption } from './raw.ts';

/** What somebody did, as far as answering it goes. */
export type Deed =
  | { readonly kind: 'ping' }
  | { readonly kind: 'slash'; readonly name: string; readonly options: Options }
  /** A command from the menu of a message; `text` is the message's. */
  | { readonly kind: 'message-command'; readonly text: string }
  /** Typing into an option that completes itself. */
  | {
      readonly kind: 'typing';
      readonly option: string;
      readonly typed: string;
      readonly options: Options;
    }
  | { readonly kind: 'press'; readonly customId: string; readonly message: RawMessage }
  | { readonly kind: 'unknown' };

/** Values by the names that options were registered with. */
export type Options = ReadonlyMap<string, string | number | boolean>;

/** Who did it, and where. */
export interface Occasion {
  readonly user: string;
  readonly channel: string;
  /** For the person alone. */
  readonly lang: Lang;
  /** For all in the guild. */
  readonly guildLang: Lang;
  /** Answers can be seen by all there. */
  readonly mayPost: boolean;
}

/** Total: what is not known becomes `unknown`. `fallback` is for people without a language. */
export function readInteraction(
  raw: RawInteraction,
  fallback: Lang,
): { readonly deed: Deed; readonly occasion: Occasion } {
  const lang = langOf(raw.locale, fallback);
  const user = raw.member?.user?.id ?? raw.user?.id ?? '';
  return {
    deed: deedOf(raw),
    occasion: {
      user,
      channel: raw.channel_id ?? user,
      lang,
      guildLang: raw.guild_id === undefined ? lang : langOf(raw.guild_locale, lang),
      mayPost: mayPost(raw),
    },
  };
}

function deedOf({ type, data, message }: RawInteraction): Deed {
  switch (type) {
    case INTERACTION.ping:
      return { kind: 'ping' };
    case INTERACTION.command:
      if (data?.type === COMMAND.message) {
        const target = data.resolved?.messages?.[data.target_id ?? ''];
        return { kind: 'message-command', text: target === undefined ? '' : textOf(target) };
      }
      return { kind: 'slash', name: data?.name ?? '', options: optionsOf(data?.options) };
    case INTERACTION.autocomplete: {
      const focused = data?.options?.find((option) => option.focused === true);
      const typed = String(focused?.value ?? '');
      return {
        kind: 'typing',
        option: focused?.name ?? '',
        typed,
        options: optionsOf(data?.options),
      };
    }
    case INTERACTION.component:
      if (message === undefined) return { kind: 'unknown' };
      return { kind: 'press', customId: data?.custom_id ?? '', message };
    default:
      return { kind: 'unknown' };
  }
}

function optionsOf(options: readonly RawOption[] = []): Options {
  return new Map(
    options.flatMap(({ name, value }) => (value === undefined ? [] : [[name, value]])),
  );
}

/** USE_EXTERNAL_APPS (topics/permissions): without it an app of the person alone answers in private. */
const USE_EXTERNAL_APPS = 1n << 50n;
/** Key of the installation in a guild (interactions/receiving-and-responding). */
const GUILD_INSTALL = '0';

function mayPost({
  guild_id,
  member,
  authorizing_integration_owners: owners,
}: RawInteraction): boolean {
  if (guild_id === undefined || owners === undefined || owners[GUILD_INSTALL] !== undefined)
    return true;
  const permissions = member?.permissions ?? '';
  return /^\d+$/.test(permissions) && (BigInt(permissions) & USE_EXTERNAL_APPS) !== 0n;
}
