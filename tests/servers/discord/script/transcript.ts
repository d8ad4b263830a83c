import type { World } from '../world/world.ts';
import type { Channel, Posted } from '../world/world.ts';
import type { Happening } from '../world/timeline.ts';
import { lookOf } from './look.ts';

/**
 * What happened, as somebody who sees everything would tell it; with the bot's refused requests and its
 * connection in between.
 *
 * ```
 * ── #general, 读书会 ──
 * ann       /ask question:谁主持的会议
 * 出处      > 会议由……主持
 *           ¶13
 *           [‹] [›]
 * bob       presses [›]
 * 出处      (only bob) 请稍候
 * ```
 */
export function transcriptOf(world: World): string {
  const told: string[] = [];
  let place: Channel | null = null;
  for (const happening of world.timeline) {
    const channel: Channel | null = channelOf(happening) ?? place;
    if (channel !== place && channel !== null) told.push(`── ${placeName(channel)} ──`);
    place = channel;
    told.push(...linesOf(world, happening));
  }
  return withNames(world, told.join('\n'));
}

/** Mentions as clients show them. */
function withNames({ accounts, app }: World, text: string): string {
  return text.replaceAll(/<@!?(\d+)>/g, (mention, id: string) => {
    const user = id === app.user.id ? app.user : accounts.get(id)?.user;
    return user === undefined ? mention : `@${user.username}`;
  });
}

export function placeName({ kind, name, guild }: Channel): string {
  switch (kind) {
    case 'text':
      return `#${name}, ${guild?.name ?? ''}`;
    case 'bot-dm':
      return `with ${name} alone`;
    case 'private':
      return `${name}, private`;
    default:
      return kind satisfies never;
  }
}

function channelOf(happening: Happening): Channel | null {
  if ('posted' in happening) return happening.posted.channel;
  return 'channel' in happening ? happening.channel : null;
}

function linesOf(world: World, happening: Happening): string[] {
  switch (happening.kind) {
    case 'message':
      return speech(world, happening, '');
    case 'edit':
      return speech(world, happening, '(edited) ');
    case 'thinking':
      return [
        line(happening.posted.message.author.username, `${reader(world, happening.posted)}…`),
      ];
    case 'delete':
      return [line('', `(message ${happening.posted.message.id} deleted)`)];
    case 'command':
    case 'typing':
      return [line(happening.by, happening.text)];
    case 'press':
      return [line(happening.by, `presses ${happening.text}`)];
    case 'choices':
      return happening.choices.map(({ name }) => line('', `⌕ ${name}`));
    case 'silence':
      return [line('', `(${happening.by} sees: the application did not respond)`)];
    case 'refusal':
      return [`!! ${happening.text}`];
    case 'fault':
    case 'gateway':
      return [`~~ ${happening.text}`];
    default:
      throw happening satisfies never;
  }
}

function speech(world: World, { posted, message }: Telling, note: string): string[] {
  const { text, buttons } = lookOf(message);
  const answered = message.referenced_message;
  const to = answered ? `↩ ${answered.author.username}: ` : '';
  const [first = '', ...rest] = text.split('\n');
  return [
    line(message.author.username, `${note}${reader(world, posted)}${to}${first}`),
    ...rest.map((words) => line('', words)),
    ...buttons.map((row) => line('', row.map((label) => `[${label}]`).join(' '))),
  ];
}

function reader(world: World, { onlyFor }: Posted): string {
  return onlyFor === null ? '' : `(only ${world.accounts.get(onlyFor)?.user.username}) `;
}

type Telling = Extract<Happening, { readonly posted: Posted }>;

const NAME_WIDTH = 10;

function line(name: string, text: string): string {
  const width = [...name].reduce((sum, char) => sum + (char.codePointAt(0)! > 0x2e7f ? 2 : 1), 0);
  return `${name}${' '.repeat(Math.max(1, NAME_WIDTH - width))}${text}`;
}
