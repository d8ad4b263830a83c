import { createScript, startDiscordServer } from '../../servers/discord/index.ts';
import type {
  Channel,
  DiscordServer,
  DiscordServerOptions,
  Guild,
  Script,
} from '../../servers/discord/index.ts';
import {
  startBot,
  startEndpoint,
  type BotOptions,
  type BotProcess,
} from '../../../tools/drill-discord-process.ts';

/** A local Discord with two guilds and the bot running against it. */
export interface Scene {
  readonly server: DiscordServer;
  readonly bot: BotProcess;
  readonly script: Script;
  /** Where the bot is; its community speaks traditional Chinese. */
  readonly club: Guild;
  readonly hall: Channel;
  /** Where only people's own installations are, and may not post for all. */
  readonly strict: Channel;
  /** Ends the bot and starts it again, as another process. */
  readonly restart: () => Promise<void>;
  /** Tells the bot to stop; resolves with its exit status. */
  readonly stop: () => Promise<number | null>;
  readonly close: () => Promise<void>;
}

export interface SceneOptions {
  readonly server?: DiscordServerOptions;
  readonly bot?: BotOptions;
  /** Interactions by signed deliveries instead of the gateway. */
  readonly http?: boolean;
}

export async function openScene(options: SceneOptions = {}): Promise<Scene> {
  const server = await startDiscordServer({ pacesIdentify: false, ...options.server });
  const club = server.guild({ name: '读书会', locale: 'zh-TW' });
  const hall = server.channel(club, { name: '大厅' });
  const closed = server.guild({ name: '别处', botJoined: false, externalApps: false });
  const strict = server.channel(closed, { name: '闲聊' });
  const settings: BotOptions = { registers: true, tuning: { limits: null }, ...options.bot };
  let bot: BotProcess;
  if (options.http === true) {
    const endpoint = await startEndpoint(server, settings);
    await server.endpoint.set(endpoint.url);
    bot = endpoint;
  } else {
    bot = await startBot(server, settings);
  }
  return {
    server,
    bot,
    script: createScript(server),
    club,
    hall,
    strict,
    restart: async () => {
      await bot.kill('SIGTERM');
      bot = await startBot(server, settings);
    },
    stop: () => bot.kill('SIGTERM'),
    close: async () => {
      await bot.kill('SIGKILL');
      await server.close();
    },
  };
}
