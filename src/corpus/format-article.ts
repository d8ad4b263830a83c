import type { Block } from '../retrieval/build-article.ts';
import { FENCE, formatBlock } from './markdown.ts';
import { TODO } from './read-article.ts';
import { writeYamlScalar } from './yaml.ts';

/** An article as the Markdown that `readArticle` reads; a required field that is missing says TODO. */
export function formatArticle(
  fields: {
    readonly title: string | undefined;
    readonly subtitles: readonly string[];
    readonly source?: string;
    readonly date?: string;
    readonly lang?: string;
    readonly url?: string;
  },
  blocks: readonly Block[],
): string {
  const { title, subtitles, source, date, lang, url } = fields;
  const lines = [FENCE, field('title', title)];
  if (subtitles.length > 0) lines.push('subtitle:');
  for (const subtitle of subtitles) lines.push(`  - ${writeYamlScalar(subtitle)}`);
  lines.push(field('source', source), field('date', date), field('lang', lang));
  if (url !== undefined) lines.push(field('url', url));
  lines.push(FENCE);
  return `${[lines.join('\n'), ...blocks.map(formatBlock)].join('\n\n')}\n`;
}

function field(name: string, value: string | undefined): string {
  return `${name}: ${writeYamlScalar(value ?? TODO)}`;
}
