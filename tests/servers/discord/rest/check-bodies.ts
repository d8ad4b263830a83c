import { refuseAny } from '../api-error.ts';
import { notOneOf, required, stricter } from '../problems.ts';
import type { Problem } from '../problems.ts';
import { openApiCheck } from '../schema/open-api.ts';
import { publishedCheck } from '../schema/published.ts';
import { BY_TYPE, OPERATIONS } from './operations.ts';
import type { Operation, OperationName } from './operations.ts';

/**
 * Throws an invalid-form refusal unless the body fits Discord's description: the npm package's first,
 * since its schemas are chosen by hand for each operation, then the OpenAPI document's where there is one.
 */
export function checkRequest(name: OperationName, body: unknown): void {
  const { request }: Operation = OPERATIONS[name];
  if (request === undefined) {
    refuseAny(body === undefined ? [] : [stricter([], 'This operation takes no body.')]);
    return;
  }
  refuseAny(check(request === BY_TYPE ? callbackSchema(body) : request, body));
  refuseAny(openApiCheck(OPERATIONS[name], 'request')(body));
}

/** What is wrong with an answer of our own. */
export function checkResponse(name: OperationName, body: unknown): Problem[] {
  const { response }: Operation = OPERATIONS[name];
  if (response === undefined) {
    return body === undefined ? [] : [stricter([], 'This operation answers without a body.')];
  }
  const schema = response === BY_TYPE ? channelSchema(body) : response;
  return [...check(schema, body), ...openApiCheck(OPERATIONS[name], 'response')(body)];
}

/** Compiles all checks, so that no request pays for it: some reach most of the description. */
export function prepareChecks(): void {
  for (const operation of Object.values<Operation>(OPERATIONS)) {
    for (const schema of [operation.request, operation.response].flat()) {
      if (schema !== undefined && schema !== BY_TYPE) publishedCheck(schema);
    }
    if (operation.request !== undefined) openApiCheck(operation, 'request');
    if (operation.response !== undefined) openApiCheck(operation, 'response');
  }
  for (const schema of Object.values(CALLBACK_SCHEMAS)) publishedCheck(schema);
}

const CALLBACK_SCHEMAS: Readonly<Record<number, string>> = {
  1: 'PongInteractionCallbackRequest',
  4: 'CreateMessageInteractionCallbackRequest',
  5: 'CreateMessageInteractionCallbackRequest',
  6: 'UpdateMessageInteractionCallbackRequest',
  7: 'UpdateMessageInteractionCallbackRequest',
  8: 'ApplicationCommandAutocompleteCallbackRequest',
  9: 'ModalInteractionCallbackRequest',
};

function callbackSchema(body: unknown): string {
  const type = (body as { readonly type?: unknown } | null | undefined)?.type;
  if (type === undefined) refuseAny([required(['type'])]);
  const schema = CALLBACK_SCHEMAS[type as number];
  if (schema === undefined)
    refuseAny([notOneOf(['type'], Object.keys(CALLBACK_SCHEMAS).map(Number))]);
  return schema!;
}

function channelSchema(body: unknown): string {
  const guild = (body as { readonly guild_id?: string }).guild_id !== undefined;
  return guild ? 'GuildChannelResponse' : 'PrivateChannelResponse';
}

function check(schema: string | readonly [string], body: unknown): Problem[] {
  if (typeof schema === 'string') return publishedCheck(schema)(body);
  const one = publishedCheck(schema[0]);
  if (!Array.isArray(body)) {
    const message = 'Only iterables may be used in a ListType';
    return [{ path: [], code: 'LIST_TYPE_CONVERT', message }];
  }
  return body.flatMap((item, at) =>
    one(item).map((problem) => ({ ...problem, path: [at, ...problem.path] })),
  );
}
