import { closeSync, fsyncSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** The state folder cannot be used; says why and what to do. */
export class StateError extends Error {
  override readonly name = 'StateError';
  readonly code = 'BAD_STATE';
}

/** As much as a day of ids and counts takes; a disk with less is as good as full. */
const PROBE_BYTES = 1024 * 1024;

/**
 * Makes the folder and writes to it what is removed again.
 *
 * @throws {StateError} when that is not possible, such as on a full disk.
 */
export function checkStateDir(dir: string): void {
  const probe = join(dir, `.probe-${process.pid}`);
  try {
    mkdirSync(dir, { recursive: true });
    try {
      writeProbe(probe);
    } finally {
      rmSync(probe, { force: true });
    }
  } catch (cause) {
    throw new StateError(`STATE_DIR (${dir}) ${whyUnwritable(codeOf(cause))}`, { cause });
  }
}

function writeProbe(path: string): void {
  const file = openSync(path, 'w');
  try {
    // A disk with some room takes a part and does not complain.
    const written = writeSync(file, Buffer.alloc(PROBE_BYTES));
    if (written < PROBE_BYTES) throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function whyUnwritable(code: string): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return 'has no room: the disk is full. Free a megabyte, or set STATE_DIR to another disk.';
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return `cannot be written (${code}): let the user that runs this own it, or set STATE_DIR to another folder.`;
    default:
      return `cannot be used (${code}): set STATE_DIR to a folder that can be written.`;
  }
}

export function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? 'unknown error');
}
