import type { ApiError } from './api-error.ts';

/**
 * A way to fail. `refuse`, `html` and `hang` do not apply the request. `drop` cuts the connection, before
 * or after the request was applied; `malformed` answers half a JSON object after applying it; `slow`
 * answers late.
 */
export type Fault =
  | { readonly kind: 'refuse'; readonly error: ApiError }
  | { readonly kind: 'html' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop'; readonly applied: boolean }
  | { readonly kind: 'malformed' }
  | { readonly kind: 'slow'; readonly ms: number };

export interface FaultOptions {
  /** How many requests fail; 1 by default. */
  readonly times?: number;
  /** Only requests with these parameters fail. */
  readonly when?: (parameters: Readonly<Record<string, unknown>>) => boolean;
}

export interface Faults {
  /** Lets the next requests of a method fail, after those scripted before; `*` stands for any method. */
  readonly script: (method: string, fault: Fault, options?: FaultOptions) => void;
  /** The fault this request runs into. */
  readonly take: (method: string, parameters: Readonly<Record<string, unknown>>) => Fault | null;
  /** Forgets faults not yet met. */
  readonly clear: () => void;
}

export function createFaults(): Faults {
  let scripted: { method: string; fault: Fault; left: number; when: FaultOptions['when'] }[] = [];
  return {
    script: (method, fault, { times = 1, when } = {}) => {
      scripted.push({ method, fault, left: times, when });
    },
    take: (method, parameters) => {
      const met = scripted.find(
        (entry) => [method, '*'].includes(entry.method) && (entry.when?.(parameters) ?? true),
      );
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
