import { describe, expect, it } from 'vitest';
import { loadCorpus } from '../../src/corpus/index.ts';
import { EDIT_KINDS } from '../../tools/quote-edits.ts';
import { runTrial } from '../../tools/quote-trial.ts';

/** A sample: tools/quote-drill.ts draws ten thousand of each. */
const COUNT = 600;

describe('quotations drawn from the shipped article', () => {
  const { edits, fragments, failures } = runTrial(loadCorpus('corpus'), COUNT, 20_210_917);

  it.each(EDIT_KINDS)('no corruption is called exact: %s', (kind) => {
    expect(edits[kind].made).toBe(COUNT / EDIT_KINDS.length);
    expect(edits[kind].exact, failures.join('\n')).toBe(0);
  });

  it('true fragments are called exact, by their own words', () => {
    expect(fragments.exact / fragments.made, failures.join('\n')).toBeGreaterThanOrEqual(0.99);
    expect(fragments.wrong).toBe(0);
  });
});
