import { Converter } from 'opencc-js/t2cn';

type Convert = (text: string) => string;

let made: Convert | null = null;

/**
 * Traditional to simplified (OpenCC's t2cn), by phrase where the length stays, so that 著 and 乾 follow
 * their context, else character by character: the result always has as many UTF-16 units as `text`.
 */
export function toSimplified(text: string): string {
  const convert = (made ??= Converter({ from: 't', to: 'cn' }));
  const whole = convert(text);
  if (whole.length === text.length) return whole;
  // A phrase that changes length is rare, so only the part that holds it goes character by character.
  return Array.from(text.matchAll(PART), ([part]) => sameLength(part, convert)).join('');
}

/** A run of Han characters, or a run of others. */
const PART = /\p{Script=Han}+|[^\p{Script=Han}]+/gu;

function sameLength(part: string, convert: Convert): string {
  const whole = convert(part);
  if (whole.length === part.length) return whole;
  return Array.from(part, (char) => {
    const simple = convert(char);
    return simple.length === char.length ? simple : char;
  }).join('');
}
