import type { Meter } from '../meter.ts';
import type { Client } from './client.ts';

/** The same client, with what fails counted by code. */
export function metered(client: Client, meter: Meter): Client {
  return {
    call: async (method, payload, limits) => {
      const outcome = await client.call(method, payload, limits);
      const ended = limits.signal?.aborted === true;
      if (outcome.kind === 'refused') meter.apiError('telegram', String(outcome.code));
      if (outcome.kind === 'unreachable' && !ended) meter.apiError('telegram', outcome.reason);
      return outcome;
    },
  };
}
