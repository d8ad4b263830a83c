import type { AddressInfo } from 'node:net';

import type { GatewayIntentBits } from 'discord-api-types/v10';

import { createGateway } from './gateway/gateway.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { GatewayCounts } from './gateway/protocol.ts';
import { createEndpoint } from './http/delivery.ts';
import type { Endpoint } from './http/delivery.ts';
import { createSigningKeys } from './http/signing.ts';
import { carryOut } from './rest/carry-out.ts';
import { prepareChecks } from './rest/check-bodies.ts';
import { createFaults } from './rest/faults.ts';
import type { Faults } from './rest/faults.ts';
import { NO_LIMITS, createLimiter } from './rest/limits.ts';
import type { RateLimits } from './rest/limits.ts';
import type { RequestRecord } from './rest/record.ts';
import { createWire } from './rest/wire.ts';
import { createAsking } from './script/asking.ts';
import { createPerson } from './script/people.ts';
import type { Person, PersonOptions } from './script/people.ts';
import type { MessageBody } from './world/message-body.ts';
import { createGuild, createPrivateChannel, createTextChannel } from './world/places.ts';
import type { ChannelOptions, GuildOptions } from './world/places.ts';
import { plant } from './world/planting.ts';
import { isLoading } from './world/posting.ts';
import { isTooLate } from './world/respond.ts';
import { createWorld, happen } from './world/world.ts';
import type { Channel, Guild, Interaction, Posted, World } from './world/world.ts';

export interface DiscordServerOptions {
  readonly token?: string;
  /** The bot's name; 出处 by default. */
  readonly name?: string;
  /** Privileged intents switched on in the portal, as bits; none by default. */
  readonly privilegedIntents?: GatewayIntentBits;
  /** Time between heartbeats, in ms; 41,250 by default, as on the platform. */
  readonly heartbeatMs?: number;
  /** Shards of the gateway; 1 by default. */
  readonly shards?: number;
  /** Whether a second IDENTIFY within five seconds is turned away; true by default. */
  readonly pacesIdentify?: boolean;
  /** None by default: the bot writes as fast as it likes. */
  readonly rateLimits?: RateLimits;
  /** Time from applying a request to answering it, in ms; 0 by default. */
  readonly latencyMs?: number;
  /** Longest wait for the words of a deferred answer, in ms; 10,000 by default. */
  readonly patienceMs?: number;
}

export interface Counts extends GatewayCounts {
  readonly requests: number;
  /** Refusals that no fault was scripted for, 429s aside. */
  readonly refused: number;
  readonly tooManyRequests: number;
  readonly interactions: number;
  readonly acknowledged: number;
}

export interface DiscordServer {
  /** For discord.js's `rest.api`: `http://127.0.0.1:PORT/api`. */
  readonly api: string;
  readonly token: string;
  readonly applicationId: string;
  /** In hex, for the signatures of HTTP interactions. */
  readonly publicKey: string;
  readonly world: World;
  readonly gateway: Gateway;
  /** HTTP interactions instead of the gateway. */
  readonly endpoint: Endpoint;
  readonly faults: Faults;
  /** Every request and every HTTP response to an interaction, in order of arrival. */
  readonly requests: readonly RequestRecord[];
  /** Make places and people of guilds before the bot logs in: READY tells of them. */
  readonly guild: (options?: GuildOptions) => Guild;
  readonly channel: (guild: Guild, options?: ChannelOptions) => Channel;
  /** A conversation without the bot. */
  readonly privateChannel: (...people: Person[]) => Channel;
  readonly person: (name: string, options?: PersonOptions) => Person;
  /** Puts a message of the bot from the past into a channel, with buttons of any kind. */
  readonly plant: (channel: Channel, body: MessageBody, onlyFor?: Person) => Posted;
  /** Delivers an interaction once more, as a resumed session may. */
  readonly redeliver: (interaction: Interaction) => void;
  /** Lets time pass at once, for the lives of tokens; no timer fires. */
  readonly advance: (ms: number) => void;
  readonly counts: () => Counts;
  /** Requests refused though no fault was scripted for them. */
  readonly refusals: () => readonly RequestRecord[];
  /**
   * Resolves when all events have reached the bot, every interaction is acknowledged, deferred answers
   * have their words, and no request is open; false when that takes longer than `ms`.
   */
  readonly settled: (ms: number) => Promise<boolean>;
  readonly setLatency: (ms: number) => void;
  /** Throws if the server itself made a mistake: an answer that does not fit its description. */
  readonly close: () => Promise<void>;
}

/** Starts a gateway and a REST interface for one bot on a free port of 127.0.0.1; see index.ts. */
export async function startDiscordServer(
  options: DiscordServerOptions = {},
): Promise<DiscordServer> {
  prepareChecks();
  const {
    token = DEFAULT_TOKEN,
    name = '出处',
    privilegedIntents = 0,
    patienceMs = 10_000,
  } = options;
  const keys = createSigningKeys();
  const { publicKey } = keys;
  const world = createWorld({ token, publicKey, privilegedIntents, endpoint: null }, name);
  const faults = createFaults();
  const requests: RequestRecord[] = [];
  let latencyMs = options.latencyMs ?? 0;
  let port = 0;

  const gateway = createGateway(
    world,
    {
      heartbeatMs: options.heartbeatMs ?? HEARTBEAT_MS,
      shards: options.shards ?? 1,
      identifyEveryMs: (options.pacesIdentify ?? true) ? IDENTIFY_EVERY_MS : 0,
    },
    () => `ws://127.0.0.1:${port}`,
  );
  const endpoint = createEndpoint(world, keys, (record) => requests.push(record));
  const wire = createWire({
    token,
    faults,
    limiter: createLimiter(world.clock, options.rateLimits ?? NO_LIMITS),
    latencyMs: () => latencyMs,
    carryOut: (request) => carryOut(world, gateway.info, request),
    onRequest: (record) => requests.push(record),
    done: (record) => {
      note(world, record);
      world.signal.raise();
    },
  });
  wire.on('upgrade', gateway.upgrade);
  await new Promise<void>((resolve) => wire.listen(0, '127.0.0.1', resolve));
  port = (wire.address() as AddressInfo).port;

  const deliver = (interaction: Interaction) => {
    if (world.app.endpoint !== null) void endpoint.deliver(interaction);
    else {
      const { channel, payload } = interaction;
      world.emit({ type: 'INTERACTION_CREATE', channel, data: payload });
    }
  };
  const asking = createAsking(world, deliver, patienceMs);
  const refusals = () =>
    requests.filter(
      ({ refusal, fault, status }) => refusal !== null && fault === null && status !== 429,
    );

  return {
    api: `http://127.0.0.1:${port}/api`,
    token,
    applicationId: world.app.id,
    publicKey,
    world,
    gateway,
    endpoint,
    faults,
    requests,
    guild: (guildOptions = {}) => createGuild(world, guildOptions),
    channel: (guild, channelOptions = {}) => createTextChannel(world, guild, channelOptions),
    privateChannel: (...people) =>
      createPrivateChannel(
        world,
        people.map(({ account }) => account),
      ),
    person: (personName, personOptions) => createPerson(world, asking, personName, personOptions),
    plant: (channel, body, onlyFor) =>
      plant(world, channel, body, onlyFor?.account.user.id ?? null),
    redeliver: deliver,
    advance: world.clock.advance,
    counts: () => ({
      ...gateway.counts,
      requests: requests.length,
      refused: refusals().length,
      tooManyRequests: requests.filter(({ status }) => status === 429).length,
      interactions: world.interactions.size,
      acknowledged: [...world.interactions.values()].filter(({ ack }) => ack !== null).length,
    }),
    refusals,
    settled: async (ms) => {
      const isOver = () => isQuiet(world, requests);
      // A request that an event led to is on its way by the second heartbeat, if not by the first.
      for (let beat = 0; beat < 2; beat += 1) {
        if (!(await gateway.caughtUp(ms)) || !(await world.signal.until(isOver, ms))) return false;
      }
      return true;
    },
    setLatency: (ms) => {
      latencyMs = ms;
    },
    close: async () => {
      gateway.close();
      const closed = new Promise((resolve) => wire.close(resolve));
      wire.closeAllConnections();
      await closed;
      const mistake = requests.find(
        ({ status, fault, method }) => status === 500 && fault === null && method !== 'HTTP',
      );
      if (mistake !== undefined) throw new Error(`the server's own mistake: ${mistake.refusal}`);
    },
  };
}

const DEFAULT_TOKEN = 'MTIzNDU2Nzg5MDEyMzQ1Njc4.GtestQ.the-token-of-the-local-server';
const HEARTBEAT_MS = 41_250;
/** Five seconds on the platform; a little less for the way that a request takes. */
const IDENTIFY_EVERY_MS = 4500;

/** Nothing that a person waits for is open. */
function isQuiet(world: World, requests: readonly RequestRecord[]): true | undefined {
  const waits = [...world.interactions.values()].some(
    (interaction) =>
      (interaction.ack === null && !interaction.failed && !isTooLate(world, interaction)) ||
      (interaction.original !== null && isAwaited(interaction.original)),
  );
  return waits || requests.some(({ answeredAt }) => answeredAt === 0) ? undefined : true;
}

function isAwaited({ message, channel }: Posted): boolean {
  return isLoading(message) && channel.messages.has(message.id);
}

/** Refusals and faults belong to the story. */
function note(world: World, { operation, path, refusal, fault }: RequestRecord): void {
  const name = operation ?? path;
  if (fault !== null) happen(world, { kind: 'fault', text: `${name}: ${fault}` });
  else if (refusal !== null) happen(world, { kind: 'refusal', text: `${name}: ${refusal}` });
}
