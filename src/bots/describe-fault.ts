const MAX_FRAMES = 4;

/** A fault of ours as its kind and place; messages of errors may hold what a person wrote. */
export function describeFault(fault: unknown): string {
  if (!(fault instanceof Error)) return 'something that is no error was thrown';
  const frames = (fault.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [fault.name, ...frames.slice(0, MAX_FRAMES).map((frame) => frame.trim())].join(' ');
}
