import { addressOf, formatAddress } from '../retrieval/address.ts';
import type { Citation } from '../retrieval/answer.ts';
import { encodeAction, type Action } from './actions.ts';
import { isPartial, type Setting } from './blocks.ts';
import { citationText } from './citation-text.ts';
import { placeName } from './place.ts';
import type { Button, ReplyStatus } from './reply.ts';
import { wordingOf } from './wording.ts';

type Rows = readonly (readonly Button[])[];

/** Buttons under a citation: around it, more of it, take it along, and "wrong" under an answer. */
export function buttonsUnder(
  citation: Citation,
  setting: Setting,
  shown: { readonly whole: boolean; readonly judged: ReplyStatus | null },
): Rows {
  const { passage } = citation;
  const { engine, lang } = setting;
  const wording = wordingOf(lang);
  const address = addressOf(passage);
  const on = (kind: 'previous' | 'next' | 'whole' | 'others'): Button =>
    action(wording.buttons[kind], { kind, address });

  const around: Button[] = [];
  if (engine.neighbour(passage, -1) !== null) around.push(on('previous'));
  if (engine.neighbour(passage, 1) !== null) around.push(on('next'));
  const more = [on('others')];
  if (!shown.whole && isPartial(citation)) more.unshift(on('whole'));
  const take: Button[] = [
    {
      kind: 'copy',
      label: wording.buttons.copy,
      text: citationText(engine.corpus, citation, wording),
    },
    { kind: 'share', label: wording.buttons.share, address: formatAddress(address) },
    ...pictureButton(citation, setting, shown.whole),
  ];
  const judge = shown.judged === null ? [] : [wrong(shown.judged, citation, setting)];
  return [around, more, take, judge].filter((row) => row.length > 0);
}

/** Platforms refuse a whole message for a link to a host of this machine or network. */
const WORLDWIDE = /\.[a-z][a-z0-9-]*$/;

/** The quotation as a picture, as much of it as the reply shows; where pictures are served to the world. */
function pictureButton(
  citation: Citation,
  { lang, publicUrl }: Setting,
  whole: boolean,
): readonly Button[] {
  if (publicUrl === null || !WORLDWIDE.test(new URL(publicUrl).hostname)) return [];
  const { passage, sentence } = citation;
  const kept = !whole && isPartial(citation) ? `?s=${sentence.start}-${sentence.end}` : '';
  const url = `${publicUrl.replace(/\/+$/, '')}/card/${formatAddress(addressOf(passage))}.png${kept}`;
  return [{ kind: 'link', label: wordingOf(lang).buttons.picture, url }];
}

/** Opens each of some passages, for "which one?". */
export function openButtons(citations: readonly Citation[], setting: Setting): Rows {
  const wording = wordingOf(setting.lang);
  const single = setting.engine.corpus.entries.length < 2;
  return citations.map(({ passage }) => {
    const place = placeName(passage, wording);
    const label = single ? place : `${place} · ${passage.article}`;
    return [action(label, { kind: 'show', address: addressOf(passage) })];
  });
}

/** Ways on where there is no citation: the lists of an article. */
export function listButtons(article: string, { lang }: Setting): readonly Button[] {
  const { buttons } = wordingOf(lang);
  return [
    action(buttons.quotes, { kind: 'quotes', article }),
    action(buttons.outline, { kind: 'outline', article }),
  ];
}

/** "That is wrong", for an answer with a place or without one. */
export function wrong(status: ReplyStatus, citation: Citation | null, { lang }: Setting): Button {
  const address = citation === null ? null : addressOf(citation.passage);
  return action(wordingOf(lang).buttons.wrong, { kind: 'wrong', status, address });
}

function action(label: string, of: Action): Button {
  return { kind: 'action', label, action: encodeAction(of) };
}
