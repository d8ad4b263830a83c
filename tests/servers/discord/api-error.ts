import type { Problem } from './problems.ts';

/**
 * A refusal as the REST interface words it. Codes and texts are those of the platform
 * (https://discord.com/developers/docs/topics/opcodes-and-status-codes#json).
 */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;
  readonly problems: readonly Problem[];

  constructor(status: number, code: number, message: string, problems: readonly Problem[] = []) {
    super(message);
    this.status = status;
    this.code = code;
    this.problems = problems;
  }
}

/** A tree of fields, each with its `_errors`. */
export interface ErrorTree {
  [field: string]: ErrorTree | { readonly code: string; readonly message: string }[];
}

/** The body of the refusal. */
export function errorBody({ code, message, problems }: ApiError): {
  readonly message: string;
  readonly code: number;
  readonly errors?: ErrorTree;
} {
  return problems.length === 0 ? { message, code } : { message, code, errors: errorTree(problems) };
}

/** One line for people: what is wrong, and in which field. */
export function describeError(error: ApiError): string {
  const fields = error.problems.map(
    ({ path, code, message }) => `${path.join('.') || 'body'}[${code}]: ${message}`,
  );
  return [`${error.status} ${error.code} ${error.message}`, ...fields].join('; ');
}

export function invalidForm(problems: readonly Problem[]): ApiError {
  return new ApiError(400, 50035, 'Invalid Form Body', problems);
}

/** Throws what is wrong with a body, if anything. */
export function refuseAny(problems: readonly Problem[]): void {
  if (problems.length > 0) throw invalidForm(problems);
}

export const UNAUTHORIZED = new ApiError(401, 0, '401: Unauthorized');
export const NO_SUCH_PAGE = new ApiError(404, 0, '404: Not Found');
export const WRONG_METHOD = new ApiError(405, 0, '405: Method Not Allowed');
/** What stands in front of the interface turns away clients that do not say who they are. */
export const UNKNOWN_CLIENT = new ApiError(403, 40333, 'internal network error');
export const INVALID_JSON = new ApiError(400, 50109, 'The request body contains invalid JSON.');
export const UNKNOWN_CHANNEL = new ApiError(404, 10003, 'Unknown Channel');
export const UNKNOWN_GUILD = new ApiError(404, 10004, 'Unknown Guild');
export const UNKNOWN_MESSAGE = new ApiError(404, 10008, 'Unknown Message');
export const UNKNOWN_USER = new ApiError(404, 10013, 'Unknown User');
export const UNKNOWN_WEBHOOK = new ApiError(404, 10015, 'Unknown Webhook');
export const UNKNOWN_INTERACTION = new ApiError(404, 10062, 'Unknown interaction');
export const UNKNOWN_COMMAND = new ApiError(404, 10063, 'Unknown application command');
export const UNKNOWN_APPLICATION = new ApiError(404, 10002, 'Unknown Application');
export const TOO_MANY_COMMANDS = new ApiError(
  400,
  30032,
  'Maximum number of application commands reached (100)',
);
export const TOO_MANY_COMMAND_CREATES = new ApiError(
  400,
  30034,
  'Max number of daily application command creates has been reached (200)',
);
export const ALREADY_ACKNOWLEDGED = new ApiError(
  400,
  40060,
  'Interaction has already been acknowledged.',
);
export const TOO_MANY_FOLLOW_UPS = new ApiError(
  400,
  40094,
  'This interaction has reached the maximum number of follow-up messages',
);
export const MISSING_ACCESS = new ApiError(403, 50001, 'Missing Access');
export const NOT_YOURS = new ApiError(403, 50005, 'Cannot edit a message authored by another user');
export const EMPTY_MESSAGE = new ApiError(400, 50006, 'Cannot send an empty message');
export const MISSING_PERMISSIONS = new ApiError(403, 50013, 'Missing Permissions');
export const INVALID_WEBHOOK_TOKEN = new ApiError(401, 50027, 'Invalid Webhook Token');

function errorTree(problems: readonly Problem[]): ErrorTree {
  const root: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = root;
    for (const step of path) {
      node[step] ??= {};
      node = node[step] as ErrorTree;
    }
    node['_errors'] ??= [];
    (node['_errors'] as { code: string; message: string }[]).push({ code, message });
  }
  return root;
}
