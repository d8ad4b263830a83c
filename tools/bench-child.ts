import { spawnSync } from 'node:child_process';

/** What a child used with all that it started, in seconds and MB; memory is that of the largest process. */
export interface Child {
  readonly wall: number;
  readonly cpu: number;
  readonly memory: number;
}

/** A module that prints what its process used when that ends. */
const TELL_USAGE = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\n' + JSON.stringify(process.resourceUsage())))",
)}`;

/** Runs a command to its end. Every Node process in it tells of itself. */
export function startChild([command, ...args]: readonly string[]): Child {
  const begin = performance.now();
  const { stderr, status } = spawnSync(command!, args, {
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: `--import=${TELL_USAGE}` },
  });
  const wall = (performance.now() - begin) / 1000;
  const told = stderr.split('\n').filter((line) => line.startsWith('{"userCPUTime"'));
  if (status !== 0 || told.length === 0) throw new Error(`${command} failed: ${stderr}`);
  const usages = told.map((line) => JSON.parse(line) as NodeJS.ResourceUsage);
  return {
    wall,
    cpu:
      usages.reduce((sum, { userCPUTime, systemCPUTime }) => sum + userCPUTime + systemCPUTime, 0) /
      1e6,
    memory: Math.max(...usages.map(({ maxRSS }) => maxRSS)) / 1024,
  };
}
