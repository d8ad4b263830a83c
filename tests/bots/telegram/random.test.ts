import { describe, expect, it } from 'vitest';
import { runRandom } from '../../../tools/drill-telegram-random.ts';

describe('whatever people do', () => {
  it('crashes nothing, is refused nowhere, and direct questions are answered', async () => {
    // `npm run drill:telegram` does 10,000 with a new seed each time.
    const told = await runRandom(300, 1);
    console.log(`seed ${told.seed}: ${told.happened} happenings of ${told.kinds.size} kinds`);
    expect(told).toMatchObject({ happened: 300, crashed: false, bugs: [], refused: [] });
    expect(Math.min(...told.kinds.values())).toBeGreaterThanOrEqual(5);
    expect(told.answered / told.directQuestions).toBeGreaterThanOrEqual(0.95);
  }, 120_000);
});
