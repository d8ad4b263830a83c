import type { Corpus } from '../../retrieval/article.ts';
import { commandsFor, type CommandDefinition } from './commands.ts';
import { planRegistration, type Registered } from './compare-commands.ts';
import { createRest, type Account, type Outcome, type RestRequest } from './discord-js.ts';
import { DiscordError, UNAUTHORIZED } from './faults.ts';
import { inviteLinks } from './invite-links.ts';

export interface RegisterOptions {
  /** Null: Discord tells. */
  readonly applicationId: string | null;
  /** A guild, where commands change at once; null for all places. */
  readonly guild: string | null;
}

/** Longest wait for an answer, and for a limit to end; both in ms. */
const TIMEOUT_MS = 15_000;
const MAX_LIMIT_MS = 60_000;
const RETRY_MS = [500, 2000, 5000];

/**
 * Brings the registered commands to those of the corpus: what is the same is left alone, so it may run
 * with every deployment. `out` gets a line for each change, and the links to invite the bot by.
 *
 * @throws {DiscordError} naming what to fix when Discord refuses.
 */
export async function registerCommands(
  account: Account,
  corpus: Corpus,
  { applicationId, guild }: RegisterOptions,
  out: (line: string) => void,
): Promise<void> {
  const call = caller(account);
  const id =
    applicationId ??
    ((await call({ method: 'GET', path: '/applications/@me' })) as { id: string }).id;
  const path = `/applications/${id}${guild === null ? '' : `/guilds/${guild}`}/commands` as const;
  const registered = (await call({
    method: 'GET',
    path,
    query: { with_localizations: 'true' },
  })) as readonly Registered[];

  const wanted = commandsFor(corpus).map((command) =>
    guild === null ? command : forGuild(command),
  );
  const { create, edit, remove, same } = planRegistration(wanted, registered);
  for (const command of remove) {
    await call({ method: 'DELETE', path: `${path}/${command.id}` });
    out(`- ${command.name}`);
  }
  for (const { id: known, command } of edit) {
    const { type: _, ...changes } = command;
    await call({ method: 'PATCH', path: `${path}/${known}`, body: changes });
    out(`~ ${command.name}`);
  }
  for (const command of create) {
    await call({ method: 'POST', path, body: command });
    out(`+ ${command.name}`);
  }
  out(
    `${same.length} unchanged, ${create.length} new, ${edit.length} changed, ${remove.length} removed`,
  );
  for (const line of inviteLinks(id)) out(line);
}

/** A guild's commands stand where the guild is (interactions/application-commands). */
function forGuild({ contexts: _, integration_types: __, ...command }: CommandDefinition) {
  return command;
}

/** Requests that must succeed; limits are waited out, faults tried again a few times. */
function caller(account: Account): (request: RestRequest) => Promise<unknown> {
  const rest = createRest(account);
  return async (request) => {
    let tries = 0;
    for (;;) {
      const outcome = await rest.call(request, TIMEOUT_MS);
      if (outcome.kind === 'done') return outcome.value;
      const waitMs = waitOf(outcome, RETRY_MS[tries]);
      if (waitMs === null) throw failure(outcome, request);
      if (outcome.kind === 'unreachable') tries += 1;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  };
}

function waitOf(outcome: Outcome, retryMs: number | undefined): number | null {
  if (outcome.kind === 'limited' && outcome.retryAfterMs <= MAX_LIMIT_MS)
    return outcome.retryAfterMs;
  return outcome.kind === 'unreachable' ? (retryMs ?? null) : null;
}

function failure(outcome: Outcome, { method, path }: RestRequest): DiscordError {
  if (outcome.kind === 'refused' && outcome.status === 401) return UNAUTHORIZED;
  const what = `${method} ${path}`;
  if (outcome.kind !== 'refused') {
    const why = outcome.kind === 'unreachable' ? ` (${outcome.reason})` : '';
    return new DiscordError(
      'DISCORD_UNREACHABLE',
      `Discord cannot be reached${why}: ${what}. Try again.`,
    );
  }
  const hint =
    HINTS[outcome.code] ??
    'See the code in https://discord.com/developers/docs/topics/opcodes-and-status-codes';
  return new DiscordError(
    'DISCORD_REFUSED',
    `Discord refused ${what}: ${outcome.status} ${outcome.code}. ${hint}.`,
  );
}

const HINTS: Readonly<Record<number, string>> = {
  10002: 'DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN',
  10004: 'There is no such server; look at the id after --guild',
  20012: 'DISCORD_APPLICATION_ID is not the application of DISCORD_TOKEN',
  50001: 'Invite the bot to that server first',
};
