import type { TelegramServer } from './server.ts';

export interface Answer {
  readonly status: number;
  readonly ok: boolean;
  readonly result: unknown;
  readonly description: string | undefined;
  readonly parameters: Readonly<Record<string, unknown>> | undefined;
}

/** Calls a method over HTTP, without a client library in between. */
export async function call(
  { apiRoot, token }: Pick<TelegramServer, 'apiRoot' | 'token'>,
  method: string,
  parameters: unknown = {},
): Promise<Answer> {
  const response = await fetch(`${apiRoot}/bot${token}/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(parameters),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}
