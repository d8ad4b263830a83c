import type { APIEmbed } from 'discord-api-types/v10';

import { required } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import { embedTexts } from '../world/message-body.ts';

/** Over all embeds of a message together (resources/message, "Embed limits"). */
export const MAX_EMBEDS_TEXT = 6000;

/** What the description leaves out: names and values that say nothing, and the size of all together. */
export function embedProblems(embeds: readonly APIEmbed[], path: Path): Problem[] {
  const fields = embeds.flatMap((embed, at) => blankFields(embed, [...path, at]));
  const size = embeds.flatMap(embedTexts).reduce((sum, text) => sum + lengthOf(text), 0);
  if (size <= MAX_EMBEDS_TEXT) return fields;
  const message = `Embed size exceeds maximum size of ${MAX_EMBEDS_TEXT}`;
  return [...fields, { path, code: 'MAX_EMBED_SIZE_EXCEEDED', message }];
}

/** Nothing to show: no words and no picture. */
export function isEmptyEmbed(embed: APIEmbed): boolean {
  const { image, thumbnail } = embed;
  return embedTexts(embed).every(isBlank) && !image && !thumbnail;
}

/** As the platform counts: by code points, white space at the ends cut off. */
export function lengthOf(text: string): number {
  return [...text.trim()].length;
}

export function isBlank(text: string | null | undefined): boolean {
  return text == null || text.trim() === '';
}

function blankFields({ fields, footer, author }: APIEmbed, path: Path): Problem[] {
  const inFields = (fields ?? []).flatMap((field, at) =>
    (['name', 'value'] as const)
      .filter((key) => isBlank(field[key]))
      .map((key) => required([...path, 'fields', at, key])),
  );
  const footerText = footer && isBlank(footer.text) ? [required([...path, 'footer', 'text'])] : [];
  const authorName = author && isBlank(author.name) ? [required([...path, 'author', 'name'])] : [];
  return [...inFields, ...footerText, ...authorName];
}
