import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Lists the licences of all packages that run, by package-lock.json. Exit status 1 for one not listed here. */
const ALLOWED: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'OFL-1.1',
  'PSF-2.0',
]);
const ROOT = join(import.meta.dirname, '..', '..');

interface Locked {
  readonly dev?: boolean;
  readonly license?: string;
}

const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, Locked>;
};
const byLicence = new Map<string, string[]>();
for (const [path, { dev, license }] of Object.entries(packages)) {
  if (path === '' || dev === true) continue;
  const licence = license ?? ownLicence(path);
  const name = path.replace(/^.*node_modules\//, '');
  byLicence.set(licence, [...(byLicence.get(licence) ?? []), name]);
}
for (const [licence, names] of [...byLicence].toSorted(([a], [b]) => a.localeCompare(b))) {
  const known = licence.split(' AND ').every((part) => ALLOWED.has(part));
  if (!known) process.exitCode = 1;
  process.stdout.write(`${known ? '' : 'UNKNOWN '}${licence}: ${names.toSorted().join(', ')}\n`);
}

function ownLicence(path: string): string {
  const text = readFileSync(join(ROOT, path, 'package.json'), 'utf8');
  return (JSON.parse(text) as Locked).license ?? 'none given';
}
