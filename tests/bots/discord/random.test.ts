import { describe, expect, it } from 'vitest';
import { runRandom } from '../../../tools/drill-discord-random.ts';

/** The drill has 10,000; these are some of each kind. */
const INTERACTIONS = 230;
const SEED = 20_260_101;

describe('people who do anything', () => {
  it('are always answered, by nothing that Discord refuses', async () => {
    const told = await runRandom(INTERACTIONS, SEED);
    expect(told, `seed ${told.seed}`).toMatchObject({
      crashed: false,
      bugs: [],
      refused: [],
      unanswered: [],
    });
    expect(Math.min(...told.kinds.values())).toBeGreaterThan(5);
    expect(told.kinds.size).toBe(23);
  }, 60_000);
});
