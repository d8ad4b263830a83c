import { NO_SUCH_PAGE, WRONG_METHOD } from '../api-error.ts';
import { OPERATIONS } from './operations.ts';
import type { Operation, OperationName } from './operations.ts';

export interface Route {
  readonly operation: OperationName;
  /** The variable parts of the path, by the names they have in it. */
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the operation of a path under `/api/v10`; throws the platform's refusal. */
export function routeOf(method: string, path: string): Route {
  const decoded = decodeURIComponent(path);
  const fitting = PATTERNS.flatMap(({ operation, pattern }) => {
    const match = pattern.exec(decoded);
    return match === null ? [] : [{ operation, params: { ...match.groups } }];
  });
  if (fitting.length === 0) throw NO_SUCH_PAGE;
  const route = fitting.find(({ operation }) => OPERATIONS[operation].method === method);
  if (route === undefined) throw WRONG_METHOD;
  return route;
}

/** Fixed paths before those with a variable in the same place: `@original` is no message id. */
const PATTERNS = (Object.entries(OPERATIONS) as [OperationName, Operation][])
  .map(([operation, { path }]) => ({
    operation,
    pattern: new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/@]+)')}$`),
  }))
  .toSorted((a, b) => variables(a.operation) - variables(b.operation));

function variables(operation: OperationName): number {
  return OPERATIONS[operation].path.split('{').length;
}
