import { createBoundedMap } from './bounded-map.ts';
import { ALONE, type Id, type Spread } from './spread.ts';

/** How much people may ask: so much at once, and so much over time. */
export interface Limits {
  readonly perPerson: Allowance;
  readonly perChat: Allowance;
  /** Inline queries, one for each key pressed. */
  readonly typing: Allowance;
}

export interface Allowance {
  readonly burst: number;
  readonly perSecond: number;
}

/** Far more than anybody reads: twenty questions at once, then one every two seconds. */
export const DEFAULT_LIMITS: Limits = {
  perPerson: { burst: 20, perSecond: 0.5 },
  perChat: { burst: 30, perSecond: 1 },
  typing: { burst: 40, perSecond: 8 },
};

/** `told`: over the limit for the first time in a while, so say so. `silent`: over it still. */
export type Verdict = 'allowed' | 'told' | 'silent';

export type Admit = (person: Id, chat: Id) => Verdict;

/** People and chats remembered; who was forgotten starts anew. */
const MAX_BUCKETS = 10_000;
/** Who has saved up so much again is told again. */
const CALM_SHARE = 0.5;

/** Whether a person may be answered another inline query. */
export function createTypingAdmission(limits: Limits | null): (person: Id) => boolean {
  if (limits === null) return () => true;
  const typing = createBuckets(limits.typing);
  return (person) => {
    const bucket = typing(person);
    if (bucket.left < 1) return false;
    bucket.left -= 1;
    return true;
  };
}

/** Token buckets: full at first, refilled steadily (RFC 2697, section 3). Null lets everything pass. */
export function createAdmission(limits: Limits | null, spread: Spread = ALONE): Admit {
  if (limits === null) return () => 'allowed';
  const people = createBuckets(limits.perPerson);
  const chats = createBuckets(limits.perChat);
  // In a private chat the two are one.
  const bucketsOf = (person: Id, chat: Id): Bucket[] =>
    person === chat ? [people(person)] : [people(person), chats(chat)];
  spread.hear((person, chat) => {
    for (const bucket of bucketsOf(person, chat)) bucket.left = Math.max(0, bucket.left - 1);
  });
  return (person, chat) => {
    const buckets = bucketsOf(person, chat);
    const short = buckets.find(({ left }) => left < 1);
    if (short === undefined) {
      for (const bucket of buckets) bucket.left -= 1;
      spread.tell(person, chat);
      return 'allowed';
    }
    if (short.told) return 'silent';
    short.told = true;
    return 'told';
  };
}

interface Bucket {
  left: number;
  at: number;
  told: boolean;
}

function createBuckets({ burst, perSecond }: Allowance): (id: Id) => Bucket {
  const buckets = createBoundedMap<Id, Bucket>(MAX_BUCKETS);
  return (id) => {
    const now = Date.now();
    const bucket = buckets.get(id) ?? { left: burst, at: now, told: false };
    bucket.left = Math.min(burst, bucket.left + ((now - bucket.at) / 1000) * perSecond);
    bucket.at = now;
    if (bucket.left >= CALM_SHARE * burst) bucket.told = false;
    buckets.set(id, bucket);
    return bucket;
  };
}
