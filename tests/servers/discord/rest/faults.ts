import type { OperationName } from './operations.ts';

/**
 * A way to fail. Requests that are limited or meet an error are not applied; `drop`, `hang` and
 * `malformed` say themselves whether they are. `slow` is applied at once and answered late.
 */
export type Fault =
  /** `retryAfter` in seconds. A `shared` limit is another app's fault and does not count as ours. */
  | {
      readonly kind: 'limit';
      readonly scope: 'user' | 'global' | 'shared';
      readonly retryAfter: number;
    }
  | { readonly kind: 'error'; readonly status: 500 | 502 | 503 }
  /** What stands in front of the interface answers, in HTML. */
  | { readonly kind: 'html'; readonly status: 502 }
  | { readonly kind: 'drop'; readonly applied: boolean }
  | { readonly kind: 'hang'; readonly applied: boolean }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'slow'; readonly ms: number };

export interface Faults {
  /** Lets the next requests of an operation fail, after those scripted before; `*` stands for any. */
  readonly script: (operation: OperationName | '*', fault: Fault, options?: FaultOptions) => void;
  /** The fault this request runs into, or null. */
  readonly take: (operation: OperationName) => Fault | null;
  /** Forgets faults not yet met. */
  readonly clear: () => void;
}

export interface FaultOptions {
  /** How many requests fail; 1 by default. */
  readonly times?: number;
}

export function createFaults(): Faults {
  let scripted: { operation: OperationName | '*'; fault: Fault; left: number }[] = [];
  return {
    script: (operation, fault, { times = 1 } = {}) => {
      scripted.push({ operation, fault, left: times });
    },
    take: (operation) => {
      const met = scripted.find((entry) => [operation, '*'].includes(entry.operation));
      if (met === undefined) return null;
      met.left -= 1;
      if (met.left === 0) scripted = scripted.filter((entry) => entry !== met);
      return met.fault;
    },
    clear: () => {
      scripted = [];
    },
  };
}
