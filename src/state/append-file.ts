import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';

/**
 * A file of lines that only grows. What was appended outlives the process, though not the machine:
 * nothing waits for the disk. Several processes may append to one file.
 */
export interface AppendFile {
  /** Whole lines that came in since the last call, from any process. */
  readonly read: () => string[];
  /** @throws when the file cannot be written, such as on a full disk. */
  readonly append: (line: string) => void;
  /** Puts other lines in place of all; a process that dies meanwhile leaves the old ones. */
  readonly replace: (lines: readonly string[]) => void;
  readonly close: () => void;
}

/** @throws when the file can be neither made nor written. */
export function openAppendFile(path: string): AppendFile {
  mkdirSync(dirname(path), { recursive: true });
  let file = openSync(path, 'a+');
  let position = 0;
  let rest: Buffer = Buffer.alloc(0);

  const reopen = (at: number): void => {
    closeSync(file);
    file = openSync(path, 'a+');
    position = at;
    rest = Buffer.alloc(0);
  };
  const readOn = (): Buffer => {
    const { size } = fstatSync(file);
    if (size <= position) return Buffer.alloc(0);
    const added = Buffer.alloc(size - position);
    position += readSync(file, added, 0, added.length, position);
    return added;
  };

  return {
    read: () => {
      const replaced = statSync(path, { throwIfNoEntry: false })?.ino !== fstatSync(file).ino;
      if (replaced) reopen(0);
      const bytes = Buffer.concat([rest, readOn()]);
      const end = bytes.lastIndexOf(NEWLINE) + 1;
      rest = bytes.subarray(end);
      return bytes.subarray(0, end).toString('utf8').split('\n').slice(0, -1);
    },
    append: (line) => {
      // A line that a killed process left without its end must not run into this one.
      writeSync(file, rest.length > 0 ? `\n${line}\n` : `${line}\n`);
    },
    replace: (lines) => {
      const aside = `${path}.new`;
      writeFileSync(aside, lines.map((line) => `${line}\n`).join(''));
      renameSync(aside, path);
      reopen(statSync(path).size);
    },
    close: () => closeSync(file),
  };
}

const NEWLINE = 0x0a;
