import type { DiscordServer } from '../server.ts';
import type { Happening } from '../world/timeline.ts';
import type { Posted } from '../world/world.ts';
import { canRead } from '../world/world.ts';
import type { Person } from './people.ts';
import { differences } from './sight.ts';
import type { Seen } from './sight.ts';
import { placeName, transcriptOf } from './transcript.ts';

/**
 * A conversation told step by step, from the eyes of people. Every message and edit of the bot has to be
 * seen by somebody, and each person sees them in order; where one is not as told, the step fails with the
 * transcript so far. What one person has been asked about already, others may pass over.
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
  const stepsFor = (person: Person): Step[] => {
    const from = asked.get(keyOf(person)) ?? 0;
    return world.timeline.slice(from).filter((one): one is Step => isStepFor(one, person));
  };
  /** The first step that fits, or that nobody has been asked about. */
  const step = async (
    person: Person,
    wanted: Step['kind'],
    problemsOf: (one: Step) => string[],
  ) => {
    const name = `${person.account.user.username} in ${placeName(person.place)}`;
    const fits = (one: Step) => one.kind === wanted && problemsOf(one).length === 0;
    const next = () => stepsFor(person).find((one) => fits(one) || !told.has(one));
    const happening = await world.signal.until(next, patienceMs);
    if (happening === undefined) return fail(`${name} waited for a ${wanted}; nothing came.`);
    asked.set(keyOf(person), world.timeline.indexOf(happening) + 1);
    told.add(happening);
    if (happening.kind !== wanted) {
      return fail(`${name} waited for a ${wanted} and saw this: ${happening.kind}.`);
    }
    const problems = problemsOf(happening);
    if (problems.length > 0) fail(`${name} saw something else: ${problems.join('; ')}.`);
    return happening.posted;
  };
  const quiet = async () => {
    if (await server.settled(patienceMs)) return;
    fail('The bot did not come to rest: interactions or requests are open.');
  };

  return {
    sees: (person, what) => step(person, 'message', ({ message }) => differences(message, what)),
    seesEdit: (person, what) => step(person, 'edit', ({ message }) => differences(message, what)),
    seesDeletion: async (person, wanted) => {
      await step(person, 'delete', ({ posted }) => (posted === wanted ? [] : ['another message']));
    },
    seesNothing: async (person) => {
      await quiet();
      if (stepsFor(person).every((one) => told.has(one))) return;
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
