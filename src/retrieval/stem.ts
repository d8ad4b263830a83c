import { stemmer } from 'stemmer';

/** Porter's stem (1980) of a lower-case English word: donates, donated and donation meet in one term. */
export function stem(word: string): string {
  return stemmer(word);
}
