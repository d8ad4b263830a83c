import type { Meter, RequestKind } from '../meter.ts';
import type { Rest } from './discord-js.ts';
import { COMMAND, INTERACTION } from './payload.ts';
import type { RawInteraction } from './raw.ts';

/** How somebody asked; null for what nobody did. */
export function kindOf({ type, data }: RawInteraction): RequestKind | null {
  switch (type) {
    case INTERACTION.command:
      return data?.type === COMMAND.message ? 'menu' : 'slash';
    case INTERACTION.component:
      return 'button';
    case INTERACTION.autocomplete:
      return 'typing';
    default:
      return null;
  }
}

/** The same requests, with what fails counted by code. */
export function metered(rest: Rest, meter: Meter): Rest {
  return {
    call: async (request, timeoutMs) => {
      const outcome = await rest.call(request, timeoutMs);
      switch (outcome.kind) {
        case 'done':
          break;
        case 'refused':
          meter.apiError('discord', String(outcome.code || outcome.status));
          break;
        case 'limited':
          meter.apiError('discord', '429');
          break;
        case 'unreachable':
          meter.apiError('discord', outcome.reason);
          break;
        default:
          outcome satisfies never;
      }
      return outcome;
    },
  };
}
