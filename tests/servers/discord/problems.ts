/** Something wrong with one field of a body. An empty path is the body itself. */
export interface Problem {
  readonly path: Path;
  readonly code: string;
  readonly message: string;
}

export type Path = readonly (string | number)[];

export function required(path: Path): Problem {
  return { path, code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };
}

export function tooLong(path: Path, max: number): Problem {
  return { path, code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` };
}

export function tooShort(path: Path, min: number): Problem {
  return { path, code: 'BASE_TYPE_MIN_LENGTH', message: `Must be ${min} or more in length.` };
}

export function badLength(path: Path, min: number, max: number): Problem {
  const message = `Must be between ${min} and ${max} in length.`;
  return { path, code: 'BASE_TYPE_BAD_LENGTH', message };
}

export function notOneOf(path: Path, values: readonly unknown[]): Problem {
  return { path, code: 'BASE_TYPE_CHOICES', message: `Value must be one of ${tuple(values)}.` };
}

/** No member of a union has this value of `field`. */
export function noVariant(path: Path, field: string, values: readonly number[]): Problem {
  const sorted = [...values].sort((a, b) => a - b);
  const message = `Value of field "${field}" must be one of ${tuple(sorted)}.`;
  return { path, code: 'UNION_TYPE_CHOICES', message };
}

export function repeated(path: Path): Problem {
  return {
    path,
    code: 'SET_TYPE_ALREADY_CONTAINS_VALUE',
    message: 'The set already contains this value',
  };
}

/**
 * Something that the platform would let pass, ignore or mend, so that a reader would see something else
 * than was meant: an unknown field, a flag without effect.
 */
export function stricter(path: Path, message: string): Problem {
  return { path, code: 'STRICTER_THAN_THE_PLATFORM', message };
}

/** As the platform's Python prints a tuple: `(1,)`, `('users', 'roles')`. */
function tuple(values: readonly unknown[]): string {
  const items = values.map((value) => (typeof value === 'string' ? `'${value}'` : String(value)));
  return items.length === 1 ? `(${items[0]},)` : `(${items.join(', ')})`;
}
