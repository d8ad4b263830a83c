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
  return Array.from(text, (char) => {
    const simple = convert(char);
    return simple.length === char.length ? simple : char;
  }).join('');
}
