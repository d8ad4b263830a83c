import type { Fault } from './faults.ts';
import type { OperationName } from './operations.ts';

/** A request as it came and how it was answered; `at` and `answeredAt` in ms since 1970. */
export interface RequestRecord {
  readonly at: number;
  /** Null for a path that the server does not offer. */
  readonly operation: OperationName | null;
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
  /** Zero until the answer is sent or the connection cut. */
  answeredAt: number;
  /** The HTTP status sent, or 0 where the connection was cut or left hanging. */
  status: number;
  /** What was sent back, or null. */
  answer: unknown;
  /** The refusal in one line, or null. */
  refusal: string | null;
  /** The platform's code of the refusal, or null. */
  code: number | null;
  /** The fault that was scripted for it, or null. */
  fault: Fault['kind'] | null;
}
