import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../src/bots/discord/commands.ts';
import { planRegistration, type Registered } from '../../../src/bots/discord/compare-commands.ts';
import { ApiError } from '../../servers/discord/api-error.ts';
import { checkRequest } from '../../servers/discord/rest/check-bodies.ts';
import { commandProblems, duplicateProblems } from '../../servers/discord/rules/commands.ts';
import { corpusOf, salt, tea } from '../../helpers/small-corpus.ts';

const one = commandsFor(corpusOf(tea));
const several = commandsFor(corpusOf(salt, tea));

describe('the commands', () => {
  it.each([
    ['one article', one],
    ['several articles', several],
  ])('for %s are what Discord takes', (_, commands) => {
    const sent = JSON.parse(JSON.stringify(commands)) as typeof commands;
    for (const command of sent) {
      expect(problemsOf(() => checkRequest('commands.create', command))).toEqual([]);
      const { type: _, ...changes } = command;
      expect(problemsOf(() => checkRequest('commands.edit', changes))).toEqual([]);
      expect(commandProblems(command as never, true, [])).toEqual([]);
    }
    expect(duplicateProblems(sent as never)).toEqual([]);
  });

  it('say in three languages what they are', () => {
    for (const { name_localizations: names, options } of several) {
      expect(Object.keys(names).sort()).toEqual(['zh-CN', 'zh-TW']);
      for (const option of options) {
        expect(Object.keys(option.name_localizations).sort()).toEqual(['zh-CN', 'zh-TW']);
        expect(option.description_localizations['zh-CN']).toMatch(/\p{Script=Han}/u);
      }
    }
    expect(several.at(-1)).toMatchObject({
      type: 3,
      name: 'Check quote',
      name_localizations: { 'zh-CN': '查证引文', 'zh-TW': '查證引文' },
    });
  });

  it('work wherever the app is installed, for a person alone or in a guild', () => {
    for (const { integration_types, contexts } of one) {
      expect([integration_types, contexts]).toEqual([
        [0, 1],
        [0, 1, 2],
      ]);
    }
  });

  it('that show something can be hidden and can call a person', () => {
    for (const { options } of one.filter(({ type }) => type === 1)) {
      expect(options.map(({ name }) => name)).toEqual(expect.arrayContaining(['hide', 'mention']));
    }
  });

  it('list articles and keep to one where there are several', () => {
    const names = (commands: typeof one) => commands.map(({ name }) => name);
    expect(names(one)).not.toContain('articles');
    expect(names(several)).toContain('articles');
    const ask = (commands: typeof one) => commands.find(({ name }) => name === 'ask')!;
    expect(ask(one).options.map(({ name }) => name)).not.toContain('article');
    expect(ask(several).options.map(({ name }) => name)).toContain('article');
  });
});

describe('registering', () => {
  /** As Discord lists what was sent: with what is off left out, and fields of its own. */
  const listed = (commands: typeof one): Registered[] =>
    commands.map(({ options, description_localizations, ...command }, at) => ({
      ...command,
      id: String(at),
      version: '1',
      description_localizations,
      nsfw: false,
      contexts: [...command.contexts].reverse(),
      ...(options.length > 0 && {
        options: options.map(({ required, autocomplete, ...option }) => ({
          ...option,
          ...(required && { required }),
          ...(autocomplete && { autocomplete }),
        })),
      }),
    }));

  it('writes nothing where all is the same', () => {
    const plan = planRegistration(several, listed(several));
    expect(plan).toMatchObject({ create: [], edit: [], remove: [] });
    expect(plan.same).toHaveLength(several.length);
  });

  it('makes all where there is nothing', () => {
    expect(planRegistration(one, []).create).toHaveLength(one.length);
  });

  it.each([
    ['a description', (command: Registered) => ({ ...command, description: '旧' })],
    ['a translated name', (command: Registered) => ({ ...command, name_localizations: null })],
    ['an option', (command: Registered) => ({ ...command, options: command.options!.slice(1) })],
    ['where it works', (command: Registered) => ({ ...command, contexts: null })],
  ])('edits a command that differs in %s, and no other', (_, change) => {
    const before = listed(one);
    const plan = planRegistration(one, [change(before[0]!), ...before.slice(1)]);
    expect(plan.edit.map(({ id, command }) => [id, command.name])).toEqual([['0', 'ask']]);
    expect([plan.create, plan.remove]).toEqual([[], []]);
  });

  it('removes commands that are no more, but not the entry point of an activity', () => {
    const old: Registered[] = [
      { id: '90', type: 1, name: 'old' },
      { id: '91', type: 4, name: 'launch' },
    ];
    const plan = planRegistration(one, [...listed(one), ...old]);
    expect(plan.remove.map(({ name }) => name)).toEqual(['old']);
  });
});

/** What a check refuses, readable when it should not have. */
function problemsOf(check: () => void): readonly unknown[] {
  try {
    check();
    return [];
  } catch (error) {
    if (error instanceof ApiError) return error.problems;
    throw error;
  }
}
