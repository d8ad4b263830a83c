import type { Block } from '../reply.ts';
import { escapeMarkdown, maskedLink, styled } from './markdown.ts';

/** Where the words stand, small: the place, the attribution, and an arrow that opens the page. */
export function sourceLine({
  place,
  attribution,
  url,
}: Extract<Block, { kind: 'source' }>): string {
  const link = url === null ? null : maskedLink('↗', url);
  const parts = [
    place === '' ? '' : styled(place, '**'),
    escapeMarkdown(attribution),
    link ?? '',
  ].filter((part) => part !== '');
  return `-# ${parts.join(' · ')}`;
}
