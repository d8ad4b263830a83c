import type { ResponseParameters } from '@grammyjs/types';

/** A refusal in the words of the Bot API. */
export class ApiError extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | undefined;

  constructor(code: number, description: string, parameters?: ResponseParameters) {
    super(description);
    this.code = code;
    this.parameters = parameters;
  }
}

/**
 * A 400 as the platform writes it: the first letter is lowered unless the text is a code such as
 * `BUTTON_DATA_INVALID` (telegram-bot-api, `Client::fail_query_with_error`).
 */
export function badRequest(text: string, parameters?: ResponseParameters): ApiError {
  return new ApiError(400, `Bad Request: ${LONG_FORMS[text] ?? decapitalize(text)}`, parameters);
}

/**
 * A 400 that the platform would not give: it mends or ignores what is wrong, and a reader would see
 * something else than was meant. The description says so.
 */
export function stricter(text: string): ApiError {
  return new ApiError(400, `Bad Request: stricter than the platform: ${text}`);
}

export function forbidden(text: string): ApiError {
  return new ApiError(403, `Forbidden: ${text}`);
}

export function conflict(text: string): ApiError {
  return new ApiError(409, `Conflict: ${text}`);
}

export function tooManyRequests(seconds: number): ApiError {
  return new ApiError(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });
}

export const UNAUTHORIZED = new ApiError(401, 'Unauthorized');
export const NO_SUCH_PAGE = new ApiError(404, 'Not Found');
export const NO_SUCH_METHOD = new ApiError(404, 'Not Found: method not found');

/** Codes that the Bot API spells out. */
const LONG_FORMS: Readonly<Record<string, string>> = {
  MESSAGE_NOT_MODIFIED:
    'message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message',
  QUERY_ID_INVALID: 'query is too old and response timeout expired or query ID is invalid',
  REPLY_MARKUP_TOO_LONG: 'reply markup is too long',
};

function decapitalize(text: string): string {
  return /^.[A-Z_]/.test(text) ? text : text.slice(0, 1).toLowerCase() + text.slice(1);
}
