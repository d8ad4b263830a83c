import { afterEach, describe, expect, it } from 'vitest';
import type { Interaction } from '../../servers/discord/index.ts';
import { openScene, type Scene } from './scene.ts';

/** In flight when the bot is told to stop; the drill has more of them. */
const IN_FLIGHT = 100;

let scene: Scene | undefined;
afterEach(async () => {
  await scene?.close();
  scene = undefined;
});

describe.each([
  ['on the gateway', false],
  ['over HTTP', true],
])('a bot that is told to stop, %s', (_, http) => {
  it('answers all that is in flight, then leaves', async () => {
    scene = await openScene({ http, server: { latencyMs: 20 } });
    const { server, bot, hall } = scene;
    const people = Array.from({ length: IN_FLIGHT }, (__, at) =>
      server.person(`p${at}`, { in: hall }),
    );
    const asked = people.map((person) => person.slash('ask', { question: '谁主持的会议' }));
    await server.world.signal.until(() => (acknowledged() > 0 ? true : undefined), 5000);
    const ended = bot.kill('SIGTERM');
    const outcomes = (await Promise.all(asked)).map(({ outcome }) => outcome);
    expect(outcomes.filter((outcome) => outcome === 'answered')).toHaveLength(IN_FLIGHT);
    expect(await ended).toBe(0);

    function acknowledged(): number {
      const all: readonly Interaction[] = [...server.world.interactions.values()];
      return all.filter(({ ack }) => ack !== null).length;
    }
  });
});
