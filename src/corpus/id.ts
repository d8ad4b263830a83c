/** An article's id: its file's name, and the first part of every address. */
export const ID = /^[a-z0-9-]{1,32}$/u;

const MAX_ID_UNITS = 32;

/** The id nearest to a name that cannot be one; `article` when nothing of it can stay. */
export function suggestId(name: string): string {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-');
  return plain.slice(0, MAX_ID_UNITS).replace(/^-+|-+$/gu, '') || 'article';
}
