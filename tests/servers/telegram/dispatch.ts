import { ApiError, stricter } from './api-error.ts';
import { chatMethods } from './chats.ts';
import type { Context } from './context.ts';
import { menuMethods } from './menus.ts';
import { messageMethods } from './messages.ts';
import type { Official } from './official.ts';
import { queryMethods } from './queries.ts';
import { receivingMethods } from './receiving.ts';
import { checkShape } from './shape.ts';

/** The true name of a method, which clients may write in any case; undefined for one not here. */
export function methodName(written: string): string | undefined {
  return NAMES.get(written.toLowerCase());
}

/** Checks a request, by the rules written here and by the official description, and carries it out. */
export async function dispatch(
  context: Context,
  parameters: Readonly<Record<string, unknown>>,
  official: Official | null,
): Promise<unknown> {
  const { method } = context;
  const misshapen = checkShape(method, parameters);
  if (misshapen !== null) throw misshapen;
  const misfit = official?.request(method, parameters) ?? null;
  if (misfit !== null) {
    throw stricter(`${method}${misfit.path} does not fit its description: ${misfit.detail}`);
  }
  const handler = METHODS[method as keyof typeof METHODS] as (
    context: Context,
    parameters: unknown,
  ) => unknown;
  const result = await handler(context, parameters);
  const wrong = official?.result(method, result) ?? null;
  if (wrong !== null) {
    throw new ApiError(500, `Internal Server Error: ${method}${wrong.path} ${wrong.detail}`);
  }
  return result;
}

const METHODS = {
  getMe: ({ world }: Context) => world.me,
  ...receivingMethods,
  ...menuMethods,
  ...messageMethods,
  ...chatMethods,
  ...queryMethods,
};

const NAMES = new Map(Object.keys(METHODS).map((name) => [name.toLowerCase(), name]));
