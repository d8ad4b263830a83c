import type { DiscordServer } from '../server.ts';
import type { Happening } from '../world/timeline.ts';
import type { Posted } from '../world/world.ts';
import { canRead } from '../world/world.ts';
import type { Person } from './people.ts';
import { differences } from './sight.ts';
import type { Seen } from './sight.ts';
import { placeName, transcriptOf } from './transcript.ts';

/**
 * A conversation told step by step, from the eyes of people. Each person has to be shown the bot's
 * messages and edits in order, as far as the script asks them; where one is not as told, the step fails
 * with the transcript so far.
 */
export interface Script {
  /** The bot's next message that this person sees where they are. */
  readonly sees: (person: Person, what: Seen) => Promise<Posted>;
  /** The bot's next step there changes a message. */
  readonly seesEdit: (person: Person, what: Seen) => Promise<Posted>;
  /** The bot's next step there deletes a message. */
  readonly seesDeletion: (person: Person, posted: Posted) => Promise<void>;
  /** The bot has been told everything, has nothing left to do and did nothing more there. */
  readonly seesNothing: (person: Person) => Promise<void>;
  /** Nothing of the bot's was refused, and no step of it is left that nobody was asked about. */
  readonly ends: () => Promise<void>;
  readonly transcript: () => string;
}

/** @param patienceMs - longest wait for a step of the bot; waits end as soon as it comes. */
export function createScript(server: DiscordServer, patienceMs = 5000): Script {
  const { world } = server;
  /** Up to where each person has been asked, by person and place. */
  const asked = new Map<string, number>();
  /** Steps that somebody has been asked about. */
  const told = new Set<Happening>();

  const fail = (problem: string): never => {
    throw new Error(`${problem}\n\n${transcriptOf(world)}\n`);
  };
  const nextFor = (person: Person): Step | undefined => {
    const from = asked.get(keyOf(person)) ?? 0;
    return world.timeline.slice(from).find((one): one is Step => isStepFor(one, person));
  };
  const step = async (person: Person, wanted: 'message' | 'edit' | 'delete') => {
    const name = `${person.account.user.username} in ${placeName(person.place)}`;
    const happening = await world.signal.until(() => nextFor(person), patienceMs);
    if (happening === undefined) return fail(`${name} waited for a ${wanted}; nothing came.`);
    asked.set(keyOf(person), world.timeline.indexOf(happening) + 1);
    told.add(happening);
    if (happening.kind !== wanted) {
      return fail(`${name} waited for a ${wanted} and saw this: ${happening.kind}.`);
    }
    return happening;
  };
  const look = async (person: Person, wanted: 'message' | 'edit', what: Seen) => {
    const { posted, message } = await step(person, wanted);
    const problems = differences(message, what);
    const { username } = person.account.user;
    if (problems.length > 0) fail(`${username} saw something else: ${problems.join('; ')}.`);
    return posted;
  };
  const quiet = async () => {
    if (await server.settled(patienceMs)) return;
    fail('The bot did not come to rest: interactions or requests are open.');
  };

  return {
    sees: (person, what) => look(person, 'message', what),
    seesEdit: (person, what) => look(person, 'edit', what),
    seesDeletion: async (person, wanted) => {
      const { posted } = await step(person, 'delete');
      if (posted !== wanted) fail(`Another message was deleted: ${posted.message.id}.`);
    },
    seesNothing: async (person) => {
      await quiet();
      if (nextFor(person) === undefined) return;
      fail(`${person.account.user.username} should have seen nothing.`);
    },
    ends: async () => {
      await quiet();
      if (server.refusals().length > 0) fail('The server refused something.');
      if (world.timeline.some((one) => isStep(one) && !told.has(one))) {
        fail('The bot did more than the script tells.');
      }
    },
    transcript: () => transcriptOf(world),
  };
}

type Step = Extract<Happening, { readonly posted: Posted }> & {
  readonly kind: 'message' | 'edit' | 'delete';
};

function isStep(one: Happening): one is Step {
  return 'posted' in one && one.kind !== 'thinking' && one.posted.byBot;
}

function isStepFor(one: Happening, { account, place }: Person): one is Step {
  if (!isStep(one) || one.posted.channel !== place) return false;
  const { id } = account.user;
  return canRead(place, id) && [null, id].includes(one.posted.onlyFor);
}

function keyOf({ account, place }: Person): string {
  return `${account.user.id} ${place.id}`;
}
