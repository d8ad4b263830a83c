import { describe, expect, it } from 'vitest';
import { createLog } from '../src/log.ts';

async function written(line: string, secrets: readonly string[]): Promise<string> {
  let all = '';
  const log = await createLog({
    secrets,
    readable: false,
    write: (text) => {
      all += text;
    },
  });
  log.warn(line, { platform: 'telegram' });
  return all;
}

describe('a line for the operator', () => {
  it('is one JSON object with time, level and what happened', async () => {
    const line = JSON.parse(await written('updates come again', [])) as Record<string, unknown>;
    expect(line).toMatchObject({ level: 'warn', msg: 'updates come again', platform: 'telegram' });
    expect(Date.parse(String(line.time))).toBeGreaterThan(0);
  });

  it('hides configured secrets, the longer one where one holds another', async () => {
    const line = await written('redis://:pass-word@host and pass-word', [
      'pass-word',
      'redis://:pass-word@host',
    ]);
    expect(line).toContain('"[hidden] and [hidden]"');
  });

  it('hides what looks like a token of somebody else', async () => {
    const token = `1234567890:AA${'x'.repeat(33)}`;
    const interaction = 'aW50ZXJhY3Rpb246MTIzNDU2Nzg5MDEyMzQ1';
    const line = await written(
      `GET /bot${token}/getMe, POST /interactions/123/${interaction}/callback, /webhooks/9/${interaction}`,
      [],
    );
    expect(line).not.toContain(token);
    expect(line).not.toContain(interaction);
    expect(line).toContain('/callback');
  });
});
