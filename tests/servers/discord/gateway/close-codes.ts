/** Reasons to close a connection (topics/opcodes-and-status-codes, "Gateway Close Event Codes"). */
export const CLOSE = {
  unknownError: 4000,
  unknownOpcode: 4001,
  decodeError: 4002,
  notAuthenticated: 4003,
  authenticationFailed: 4004,
  alreadyAuthenticated: 4005,
  invalidSeq: 4007,
  rateLimited: 4008,
  sessionTimedOut: 4009,
  invalidShard: 4010,
  invalidVersion: 4012,
  invalidIntents: 4013,
  disallowedIntents: 4014,
} as const;

/** After these the session is gone. */
export const ENDING_CODES: readonly number[] = [
  CLOSE.authenticationFailed,
  CLOSE.invalidSeq,
  CLOSE.sessionTimedOut,
  CLOSE.invalidShard,
  CLOSE.invalidIntents,
  CLOSE.disallowedIntents,
];

/** A client that closes with these gives its session up. */
export const LEAVING_CODES: readonly number[] = [1000, 1001];
