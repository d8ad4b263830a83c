import { Client, Events, GatewayIntentBits, MessageFlags, Partials, REST } from 'discord.js';
import type { Interaction } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { CLOSE, createScript, startDiscordServer } from './discord/index.ts';
import type { Channel, DiscordServer, Person, Script } from './discord/index.ts';

// The library that the bot is made of takes this server for the platform.

let server: DiscordServer;
let client: Client;
let script: Script;
let hall: Channel;
let ann: Person;
let bob: Person;
/** How often an interaction came. */
let deliveries: number;

const { Guilds, GuildMessages, DirectMessages, MessageContent } = GatewayIntentBits;

beforeEach(async () => {
  server = await startDiscordServer({ heartbeatMs: 1000 });
  script = createScript(server);
  hall = server.channel(server.guild({ locale: 'zh-CN' }), { name: '大厅' });
  ann = server.person('ann', { in: hall, locale: 'zh-CN' });
  bob = server.person('bob', { in: hall });
  await new REST({ api: server.api })
    .setToken(server.token)
    .put(`/applications/${server.applicationId}/commands`, { body: COMMANDS });
  deliveries = 0;
  client = createClient([Guilds, GuildMessages, DirectMessages]);
});
afterEach(async () => {
  await client.destroy();
  await server.close();
});

const COMMANDS = [
  {
    name: 'ask',
    name_localizations: { 'zh-CN': '问' },
    description: 'asks',
    options: [
      { type: 3, name: 'question', description: 'what', required: true, autocomplete: true },
      { type: 5, name: 'hide', description: 'only I see it' },
      { type: 6, name: 'mention', description: 'whom' },
    ],
  },
  { name: 'Check quote', name_localizations: { 'zh-CN': '查证引文' }, type: 3 },
];

const BUTTONS = [
  { type: 1, components: [{ type: 2, style: 1, label: '›', custom_id: 'next' }] },
] as const;

function createClient(intents: GatewayIntentBits[]): Client {
  const made = new Client({
    rest: { api: server.api, timeout: 1000 },
    intents,
    partials: [Partials.Channel],
    allowedMentions: { parse: [] },
  });
  made.on(Events.InteractionCreate, (interaction) => {
    deliveries += 1;
    answer(interaction).catch(() => {});
  });
  made.on(Events.MessageCreate, (message) => {
    if (message.author.bot) return;
    if (message.guild === null || message.mentions.has(made.user!)) {
      message.reply(`heard: ${message.cleanContent}`).catch(() => {});
    }
  });
  made.on(Events.Error, () => {});
  return made;
}

async function answer(interaction: Interaction): Promise<void> {
  if (interaction.isAutocomplete()) {
    const typed = interaction.options.getFocused();
    await interaction.respond([{ name: `${typed}…`, value: typed }]);
  } else if (interaction.isChatInputCommand()) {
    const hide = interaction.options.getBoolean('hide') ?? false;
    const mention = interaction.options.getUser('mention');
    await interaction.deferReply(hide ? { flags: MessageFlags.Ephemeral } : {});
    await interaction.editReply({
      content: `${mention ?? ''} ${interaction.locale}: ${interaction.options.getString('question')}`,
      components: BUTTONS,
      allowedMentions: { users: mention === null ? [] : [mention.id] },
    });
    await interaction.followUp({ content: 'more', flags: MessageFlags.Ephemeral });
  } else if (interaction.isMessageContextMenuCommand()) {
    const { content } = interaction.targetMessage;
    await interaction.reply({
      flags: MessageFlags.Ephemeral | MessageFlags.IsComponentsV2,
      components: [{ type: 10, content: `checked: ${content}` }],
    });
  } else if (interaction.isButton()) {
    await interaction.update({ content: 'next', components: [] });
  }
}

const logIn = async () => {
  await client.login(server.token);
  expect(await server.gateway.ready(10_000)).toBe(true);
};

describe('a conversation with discord.js', () => {
  it('goes through commands, buttons, menus, mentions and private messages', async () => {
    await logIn();
    const { sees, seesEdit, seesNothing, ends } = script;

    const asked = await ann.slash('问', { question: '谁', mention: bob });
    expect(asked).toMatchObject({ outcome: 'answered' });
    const ids = [bob.account.user.id];
    const card = await sees(ann, { text: 'zh-CN: 谁', buttons: ['›'], private: false, pings: ids });
    await sees(ann, { text: 'more', private: true });
    await sees(bob, '谁');
    await bob.presses('›', card);
    await seesEdit(bob, { text: /^next$/, buttons: [] });
    await seesNothing(bob);

    expect(await ann.autocomplete('ask', 'question', '会')).toEqual([{ name: '会…', value: '会' }]);

    const rumour = bob.says('他说“另起炉灶”');
    await seesNothing(bob);
    await ann.messageCommand('查证引文', rumour);
    await sees(ann, { text: 'checked: 他说“另起炉灶”', private: true });
    await seesNothing(bob);

    const mention = bob.mentionsBot('在吗');
    await sees(bob, { text: 'heard: @出处 在吗', replyTo: mention, pings: [] });
    bob.dm('谁主持');
    await sees(bob.inDm(), 'heard: 谁主持');
    await ann.in(ann.inDm().place).slash('ask', { question: '私', hide: true });
    await sees(ann.inDm(), { text: '私', private: true });
    await sees(ann.inDm(), 'more');
    await ends();
  });

  it('is drawn when a step is not as told', async () => {
    await logIn();
    await ann.slash('ask', { question: '谁' });
    const failure = await script.sees(ann, { text: '会', private: true }).catch(String);
    expect(failure).toContain('ann in #大厅, 读书会 saw something else: no 会; all can see it.');
    expect(failure).toContain(
      [
        '~~ bot logged in',
        '── #大厅, 读书会 ──',
        'ann       /ask question:谁',
        '出处      …',
        '出处      zh-CN: 谁',
        '          [›]',
      ].join('\n'),
    );
    await expect(script.ends()).rejects.toThrow('The bot did more than the script tells.');
  });

  it('lets nobody press what is not there', async () => {
    await logIn();
    await ann.slash('ask', { question: '谁' });
    const card = await script.sees(ann, '谁');
    await expect(bob.presses('‹', card)).rejects.toThrow('no button [‹]; there are: [›]');
    const secret = await script.sees(ann, 'more');
    await expect(bob.presses('›', secret)).rejects.toThrow('bob does not see this message');
    await expect(ann.slash('answer')).rejects.toThrow('no “answer” in 大厅; there are: 问');
    await expect(ann.slash('ask')).rejects.toThrow('/ask needs “question”');
  });
});

describe('discord.js comes back', () => {
  const answered = async () => (await ann.slash('ask', { question: '谁' })).outcome;
  /** Waits until the bot has lost its connection and is there again. */
  const back = async (count: 'resumed' | 'identified', times: number) => {
    const there = () => (server.counts()[count] >= times ? true : undefined);
    expect(await server.world.signal.until(there, 15_000)).toBe(true);
    expect(await server.gateway.ready(5000)).toBe(true);
  };

  it.each([
    ['a reset', () => server.gateway.resets()],
    ['an unknown error', () => server.gateway.closes(CLOSE.unknownError)],
    ['op 7', () => server.gateway.asksToReconnect()],
  ])('after %s by resuming, and answers what was asked in between', async (_, strike) => {
    await logIn();
    strike();
    const meanwhile = ann.slash('ask', { question: '谁' });
    await back('resumed', 1);
    expect((await meanwhile).outcome).toBe('answered');
    expect(await answered()).toBe('answered');
    expect(deliveries).toBe(2);
    expect(server.counts()).toMatchObject({ identified: 1, turnedAway: 0 });
  });

  it('after heartbeats without answer', async () => {
    await logIn();
    server.gateway.answersHeartbeats(false);
    const lost = () => (server.counts().connections > 1 ? true : undefined);
    expect(await server.world.signal.until(lost, 10_000)).toBe(true);
    server.gateway.answersHeartbeats(true);
    await back('resumed', 1);
    expect(await answered()).toBe('answered');
  });

  it('after op 9 by logging in again', async () => {
    await logIn();
    server.gateway.invalidates(false);
    await back('identified', 2);
    expect(await answered()).toBe('answered');
  });

  it('after the gateway was down', async () => {
    await logIn();
    server.gateway.goesDown();
    const silent = await ann.slash('ask', { question: '谁' });
    expect(silent).toMatchObject({ outcome: 'silent', message: null });
    server.gateway.comesUp();
    expect(await server.gateway.ready(15_000)).toBe(true);
    expect(await answered()).toBe('answered');
  });

  it('never with an intent that is not switched on', async () => {
    await client.destroy();
    client = createClient([Guilds, MessageContent]);
    const ended = new Promise((resolve) => client.once(Events.ShardDisconnect, resolve));
    await client.login(server.token).catch(() => {});
    expect(await ended).toMatchObject({ code: CLOSE.disallowedIntents });
  });

  it('never with a wrong token', async () => {
    await expect(client.login('wrong')).rejects.toThrow('invalid token');
  });
});

describe('discord.js and a repeated delivery', () => {
  it('meets the refusal of a second answer', async () => {
    await logIn();
    const { interaction } = await ann.slash('ask', { question: '谁' });
    server.redeliver(interaction);
    const refused = () => server.refusals().find(({ code }) => code === 40060);
    expect(await server.world.signal.until(refused, 5000)).toBeDefined();
    expect(deliveries).toBe(2);
  });
});
