/** A request as it came and how it was answered; `at` and `answeredAt` in ms since 1970. */
export interface RequestRecord {
  readonly at: number;
  readonly method: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  answeredAt: number;
  /** The HTTP status sent, or 0 where the connection was cut or left hanging. */
  status: number;
  /** The words of the refusal, or null. */
  refusal: string | null;
  /** The fault that was scripted for it, or null. */
  fault: string | null;
}
