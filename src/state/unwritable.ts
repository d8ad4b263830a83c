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
    const file = openSync(probe, 'w');
    try {
      writeSync(file, Buffer.alloc(PROBE_BYTES));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new StateError(`STATE_DIR (${dir}) ${whyUnwritable(codeOf(cause))}`, { cause });
  } finally {
    rmSync(probe, { force: true });
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
