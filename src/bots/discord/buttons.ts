import { decodeAction } from '../actions.ts';
import { shorten } from '../grapheme.ts';
import type { Button, Reply } from '../reply.ts';
import { BUTTON, COMPONENT, type Row } from './payload.ts';

/** Ids that a message has already: one id stands on one button only. */
export type CustomIds = Set<string>;

type RowButton = Row['components'][number];

/** Longest label of a button, and buttons in a row (components/reference). */
const MAX_LABEL_UNITS = 80;
const ROW_BUTTONS = 5;
const MAX_ROWS = 5;

/**
 * Rows of buttons: those of the reply in order, side by side as far as they fit, and in the last row what
 * people do with an answer. Copying is left out: Discord has no such button.
 */
export function rowsOf(
  buttons: Reply['buttons'],
  share: { readonly label: string; readonly customId: string } | null,
  used: CustomIds,
): Row[] {
  const all = buttons.flat().flatMap((button) => shownButton(button, used) ?? []);
  const judging = all.filter(
    (button) => 'custom_id' in button && decodeAction(button.custom_id)?.kind === 'wrong',
  );
  const others = all.filter((button) => !judging.includes(button));
  const own = share === null ? [] : [buttonOf(share.label, share.customId, BUTTON.primary)];
  const row = [...others, ...own, ...judging];
  const rows =
    row.length <= ROW_BUTTONS ? chunks(row) : [...chunks(others), ...chunks([...own, ...judging])];
  return rows.slice(0, MAX_ROWS);
}

/** A button that opens a passage; null when the message has one already. */
export function openButton(label: string, customId: string, used: CustomIds): RowButton | null {
  if (used.has(customId)) return null;
  used.add(customId);
  return buttonOf(label, customId, BUTTON.secondary);
}

function shownButton(button: Button, used: CustomIds): RowButton | null {
  switch (button.kind) {
    case 'action':
      return openButton(button.label, button.action, used);
    case 'copy':
    case 'share':
      return null;
    case 'link':
      return { type: COMPONENT.button, style: BUTTON.link, label: button.label, url: button.url };
    default:
      return button satisfies never;
  }
}

function buttonOf(label: string, customId: string, style: 1 | 2): RowButton {
  return {
    type: COMPONENT.button,
    style,
    label: shorten(label, MAX_LABEL_UNITS),
    custom_id: customId,
  };
}

function chunks(buttons: readonly RowButton[]): Row[] {
  const rows: Row[] = [];
  for (let at = 0; at < buttons.length; at += ROW_BUTTONS) {
    rows.push({
      type: COMPONENT.actionRow,
      components: buttons.slice(at, at + ROW_BUTTONS),
    });
  }
  return rows;
}
