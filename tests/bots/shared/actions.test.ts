import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeAction, encodeAction, MAX_ACTION_BYTES } from '../../../src/bots/actions.ts';
import type { Action } from '../../../src/bots/actions.ts';
import { wire } from '../../helpers/small-corpus.ts';

const letters = (chars: string, constraints: { minLength: number; maxLength: number }) =>
  fc.string({ unit: fc.constantFrom(...chars), ...constraints });
const article = letters('abcxyz0189-', { minLength: 1, maxLength: 32 });
const address = fc.record({
  article,
  label: fc
    .tuple(fc.constantFrom(...'pqtshm'), fc.integer({ min: 1, max: 99_999 }))
    .map(([letter, number]) => `${letter}${number}`),
  hash: letters('abcxyz0189', { minLength: 4, maxLength: 4 }),
});
const status = fc.constantFrom(
  ...([
    'answered',
    'related',
    'not-covered',
    'off-topic',
    'exact',
    'altered',
    'absent',
    'which',
    'rejected',
    'shown',
    'notice',
  ] as const),
);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom(...(['show', 'previous', 'next', 'whole', 'others', 'share'] as const)),
    address,
  }),
  fc.record({ kind: fc.constant('wrong' as const), status, address: fc.option(address) }),
  fc.record({ kind: fc.constantFrom(...(['quotes', 'outline'] as const)), article }),
);

describe('actions', () => {
  it('come back from the wire as they were, in at most 64 bytes', () => {
    fc.assert(
      fc.property(action, (each) => {
        const data = encodeAction(each);
        expect(Buffer.byteLength(data)).toBeLessThanOrEqual(MAX_ACTION_BYTES);
        expect(decodeAction(data)).toEqual(each);
      }),
    );
  });

  it('are null for what no button of ours carries', () => {
    const strays = [
      '',
      's',
      's:',
      's:tea_p1',
      's:tea_p1_abcd ',
      's:tea_p1_abcd:x',
      'z:tea_p1_abcd',
      'x:a',
      'x:?:tea_p1_abcd',
      'x:a:tea_p1_abcd:',
      'q:Tea',
      'q:',
      'q:tea_p1_abcd',
      'constructor:tea_p1_abcd',
    ];
    expect(strays.map(decodeAction)).toEqual(strays.map(() => null));
  });

  it('never read a string as something that would be written otherwise', () => {
    const near = fc
      .tuple(fc.constantFrom(...'spnwohxql'), fc.string())
      .map((part) => part.join(':'));
    fc.assert(
      fc.property(fc.oneof(fc.string(), near), (data) => {
        const read = decodeAction(data);
        if (read !== null) expect(encodeAction(read)).toBe(data);
      }),
    );
  });

  it('keep their form: old buttons are out there', () => {
    const at = wire('sco-summit-2021_p13_k3f9');
    expect(encodeAction({ kind: 'next', address: at })).toBe('n:sco-summit-2021_p13_k3f9');
    expect(encodeAction({ kind: 'wrong', status: 'related', address: at })).toBe(
      'x:r:sco-summit-2021_p13_k3f9',
    );
    expect(encodeAction({ kind: 'wrong', status: 'not-covered', address: null })).toBe('x:n:');
    expect(encodeAction({ kind: 'quotes', article: 'tea' })).toBe('q:tea');
  });
});
