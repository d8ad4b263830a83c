import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');
const MAX_LINES = 300;

/** Which folders a folder may import from, itself always included. ARCHITECTURE.md has the picture. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  retrieval: [],
  corpus: ['retrieval'],
  bots: ['retrieval'],
  'bots/terminal': ['bots', 'retrieval'],
  'bots/telegram': ['bots', 'retrieval'],
  'bots/discord': ['bots', 'retrieval'],
  state: ['bots'],
  replicas: ['bots'],
  http: ['bots', 'retrieval'],
  config: [],
  log: [],
  metrics: ['bots'],
  report: ['bots', 'state'],
  // What runs beside the bots, wired: the terminal and single questions never load it.
  service: [
    'retrieval',
    'corpus',
    'bots',
    'bots/telegram',
    'bots/discord',
    'http',
    'state',
    'replicas',
    'config',
    'log',
    'metrics',
  ],
  main: [
    'retrieval',
    'corpus',
    'bots',
    'bots/terminal',
    'bots/discord',
    'config',
    'report',
    'service',
  ],
};

interface Import {
  readonly from: string;
  /** A path from src/, `node:…` or the name of a package. */
  readonly to: string;
  readonly kind: 'value' | 'type' | 'dynamic';
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, code: readFileSync(join(SRC, name), 'utf8') }));
const imports = files.flatMap(({ name, code }) => importsOf(name, code));
const ours = imports.filter(({ to }) => to.endsWith('.ts'));
const libraries = imports.filter(({ to }) => !to.endsWith('.ts') && !to.startsWith('node:'));

describe('reading imports', () => {
  it('finds static, type, re-exported and dynamic ones', () => {
    const code = `
      import { a } from './a.ts';
      import type { B } from '../b.ts';
      import c from 'c/sub';
      import 'd';
      export * from '@scope/e/sub';
      export type { F } from './f.ts';
      const g = await import('./g.ts');
      // import { no } from 'no';
    `;
    expect(importsOf('bots/terminal/x.ts', code)).toEqual([
      { from: 'bots/terminal/x.ts', to: 'bots/terminal/a.ts', kind: 'value' },
      { from: 'bots/terminal/x.ts', to: 'bots/b.ts', kind: 'type' },
      { from: 'bots/terminal/x.ts', to: 'c', kind: 'value' },
      { from: 'bots/terminal/x.ts', to: 'd', kind: 'value' },
      { from: 'bots/terminal/x.ts', to: '@scope/e', kind: 'value' },
      { from: 'bots/terminal/x.ts', to: 'bots/terminal/f.ts', kind: 'type' },
      { from: 'bots/terminal/x.ts', to: 'bots/terminal/g.ts', kind: 'dynamic' },
    ]);
  });
});

describe('the source', () => {
  it('imports inward only', () => {
    const outward = ours.filter(({ from, to }) => {
      const [own, other] = [folderOf(from), folderOf(to)];
      return own !== other && !MAY_IMPORT[own]?.includes(other);
    });
    expect(outward).toEqual([]);
    expect(files.map(({ name }) => folderOf(name)).filter((folder) => !MAY_IMPORT[folder])).toEqual(
      [],
    );
  });

  it('imports each library from one file, its types from the same folder at most', () => {
    const doors = new Map<string, Set<string>>();
    for (const { from, to, kind } of libraries) {
      if (kind !== 'type') doors.set(to, (doors.get(to) ?? new Set()).add(from));
    }
    expect([...doors].filter(([, door]) => door.size > 1)).toEqual([]);
    const strays = libraries.filter(({ from, to, kind }) => {
      const [door] = doors.get(to) ?? [];
      return kind === 'type' && door !== undefined && folderOf(door) !== folderOf(from);
    });
    expect(strays).toEqual([]);
  });

  it('has no circle of imports', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, kind } of ours) {
      if (kind === 'value') edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const circles = files
      .map(({ name }) => name)
      .filter((name) => reached(edges.get(name) ?? [], edges).has(name));
    expect(circles).toEqual([]);
  });

  it(`has no file over ${MAX_LINES} lines`, () => {
    const long = files.filter(({ code }) => code.split('\n').length - 1 > MAX_LINES);
    expect(long.map(({ name }) => name)).toEqual([]);
  });

  it('keeps what people see in the wording tables', () => {
    // Rules about Chinese text are the business of retrieval and corpus; commands and follow-ups are input.
    const speaking = files.filter(
      ({ name }) =>
        name.startsWith('bots/') &&
        !name.startsWith('bots/wording/') &&
        !['bots/commands.ts', 'bots/follow-up.ts'].includes(name),
    );
    const sentences = speaking.flatMap(({ name, code }) =>
      (withoutComments(code).match(/\p{Script=Han}{2,}/gu) ?? []).map(
        (words) => `${name}: ${words}`,
      ),
    );
    expect(sentences).toEqual([]);
  });
});

describe('the core', () => {
  const core = files.filter(({ name }) => folderOf(name) === 'retrieval');

  it('imports nothing of node', () => {
    const builtin = imports.filter(
      ({ from, to }) => folderOf(from) === 'retrieval' && to.startsWith('node:'),
    );
    expect(builtin).toEqual([]);
  });

  it('has no clock, no chance, no process and no output', () => {
    const impure =
      /\bprocess\s*[.[]|\bnew Date\b|\bDate\s*[.(]|\bMath\.random\b|\bperformance\s*\.|\bconsole\s*\.|\bfetch\s*\(|\bset(?:Timeout|Interval|Immediate)\s*\(|\bglobalThis\b/;
    const found = core.filter(({ code }) => impure.test(withoutComments(code)));
    expect(found.map(({ name }) => name)).toEqual([]);
  });
});

describe('shared parts of the bots', () => {
  it('know no platform: no library, nothing of node', () => {
    const foreign = imports.filter(
      ({ from, to }) => folderOf(from) === 'bots' && !to.endsWith('.ts'),
    );
    expect(foreign).toEqual([]);
  });
});

describe('asking once', () => {
  it('loads no chat platform and no line editor', () => {
    const edges = new Map<string, string[]>();
    for (const { from, to, kind } of imports) {
      if (kind === 'value') edges.set(from, [...(edges.get(from) ?? []), to]);
    }
    const entries = ['main.ts', 'bots/terminal/ask.ts', 'corpus/index.ts', 'retrieval/index.ts'];
    const loaded = reached(entries, edges);
    expect(loaded).toContain('bots/handle.ts');
    for (const heavy of [
      'grammy',
      'discord.js',
      'node:readline',
      'node:http',
      'node:https',
      'hono',
      'satori',
    ]) {
      expect(loaded).not.toContain(heavy);
    }
  });
});

/** `bots/telegram/x/y.ts` → `bots/telegram`; `bots/reply.ts` → `bots`; `main.ts` → `main`. */
function folderOf(name: string): string {
  const [top, next, ...rest] = name.split('/');
  if (next === undefined) return top!.replace(/\.ts$/, '');
  const platform = `${top}/${next}`;
  return rest.length > 0 && MAY_IMPORT[platform] !== undefined ? platform : top!;
}

function importsOf(name: string, code: string): Import[] {
  const pattern =
    /^\s*(?:import|export)\s+(type\s)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\bimport\(\s*'([^']+)'\s*\)/gmu;
  return [...withoutComments(code).matchAll(pattern)].map(([, type, fixed, dynamic]) => ({
    from: name,
    to: resolved(name, (fixed ?? dynamic)!),
    kind: dynamic !== undefined ? 'dynamic' : type !== undefined ? 'type' : 'value',
  }));
}

function resolved(from: string, to: string): string {
  if (to.startsWith('.')) return relative(SRC, join(SRC, dirname(from), to));
  if (to.startsWith('node:')) return to;
  const parts = to.split('/');
  return parts.slice(0, to.startsWith('@') ? 2 : 1).join('/');
}

function withoutComments(code: string): string {
  return code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

function reached(
  starts: readonly string[],
  edges: ReadonlyMap<string, readonly string[]>,
): Set<string> {
  const seen = new Set<string>();
  const open = [...starts];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(edges.get(next) ?? []));
  }
  return seen;
}
