import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, startService, type ServiceProcess } from '../tests/helpers/service-process.ts';

/** Debian's packages of what stands around the replicas. */
const PROGRAMS = { nginx: 'nginx-light', 'redis-server': 'redis-server' } as const;

/** Installs what is missing where this runs as root; else names what has to be installed. */
export function missingPrograms(): string[] {
  const lacking = (): string[] =>
    Object.entries(PROGRAMS)
      .filter(([program]) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0)
      .map(([, name]) => name);
  const before = lacking();
  if (before.length === 0 || process.getuid?.() !== 0) return before;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...before], {
    stdio: 'ignore',
  });
  return lacking();
}

export interface Server {
  readonly kill: () => Promise<void>;
}

const COUNT_CLAIMS = `local n = 0
for _, key in ipairs(redis.call('KEYS', 'chuchu:update:*')) do
  if redis.call('GET', key) == ARGV[1] then n = n + 1 end
end
return n`;

/** How many updates a replica is at, by what it claims in Redis. */
export function claimsOf(replica: string, redisPort: number): number {
  const args = ['-p', String(redisPort), 'EVAL', COUNT_CLAIMS, '0', replica];
  return Number(spawnSync('redis-cli', args, { encoding: 'utf8' }).stdout);
}

/** Redis without files: a restart forgets everything. */
export async function startRedis(port: number): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'chuchu-redis-'));
  const child = spawn('redis-server', ['--port', String(port), '--save', '', '--dir', dir]);
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (text: Buffer) => {
      if (text.includes('Ready to accept connections')) resolve();
    });
  });
  return { kill: () => killed(child) };
}

/** nginx before the replicas, as in deploy/nginx.conf: a request that breaks off goes to the next. */
export async function startNginx(port: number, replicas: readonly number[]): Promise<Server> {
  const dir = mkdtempSync(join(tmpdir(), 'chuchu-nginx-'));
  const servers = replicas.map((one) => `server 127.0.0.1:${one} max_fails=1 fail_timeout=1s;`);
  writeFileSync(
    join(dir, 'nginx.conf'),
    `daemon off; pid ${dir}/pid; error_log ${dir}/error.log;
     events { worker_connections 1024; }
     http {
       access_log off;
       client_body_temp_path ${dir}; proxy_temp_path ${dir}; fastcgi_temp_path ${dir};
       uwsgi_temp_path ${dir}; scgi_temp_path ${dir};
       upstream replicas { ${servers.join(' ')} }
       server {
         listen 127.0.0.1:${port};
         location / {
           proxy_pass http://replicas;
           proxy_next_upstream error timeout non_idempotent;
           proxy_connect_timeout 1s;
         }
       }
     }`,
  );
  const child = spawn('nginx', ['-c', join(dir, 'nginx.conf'), '-e', join(dir, 'error.log')], {
    stdio: 'ignore',
  });
  for (;;) {
    const status = await fetch(`http://127.0.0.1:${port}/`).then(
      () => true,
      () => false,
    );
    if (status) break;
    await pause(50);
  }
  return { kill: () => killed(child, 'SIGTERM') };
}

/** A replica that can be killed and started again in its place. */
export interface Replica {
  readonly port: number;
  /** Freezes it, resolves with what `look` sees, and kills it. */
  readonly kill: (look: (replica: string) => number) => Promise<number>;
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
  readonly output: () => string;
}

export async function createReplica(env: Readonly<Record<string, string>>): Promise<Replica> {
  const port = await freePort();
  let running: ServiceProcess;
  let output = '';
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    running.signal(signal);
    await running.ended;
    output += running.output();
  };
  return {
    port,
    kill: async (look) => {
      running.signal('SIGSTOP');
      const id = /one of the replicas, as ([\w-]+)/.exec(running.output())?.[1] ?? '';
      const seen = look(id);
      await end('SIGKILL');
      return seen;
    },
    stop: () => end('SIGTERM'),
    start: async () => {
      running = startService({ ...env, PORT: String(port) });
      await running.says('"ready"');
    },
    output: () => output,
  };
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function killed(child: ChildProcess, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await gone;
}
