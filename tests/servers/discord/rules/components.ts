import { ButtonStyle, ComponentType } from 'discord-api-types/v10';

import { noVariant, required, tooLong } from '../problems.ts';
import type { Path, Problem } from '../problems.ts';
import { eachComponent } from '../world/message-body.ts';
import type { Component } from '../world/message-body.ts';
import { isBlank, lengthOf } from './embeds.ts';

/** Limits of a message with the flag IS_COMPONENTS_V2 (components/reference). */
export const MAX_COMPONENTS = 40;
export const MAX_DISPLAYED_TEXT = 4000;
/** Rows of a message without it. */
export const MAX_ROWS = 5;

/** What the description leaves out: which components go where, and what belongs to a button. */
export function componentProblems(
  components: readonly Component[],
  v2: boolean,
  path: Path,
): Problem[] {
  const all = eachComponent(components, path);
  return [
    ...(v2 ? v2Problems(all, path) : legacyProblems(components, path)),
    ...all.flatMap(({ component, path: at }) => partProblems(component, at)),
    ...duplicateIds(all),
  ];
}

type Placed = ReturnType<typeof eachComponent>;

function legacyProblems(components: readonly Component[], path: Path): Problem[] {
  const rows = components.length > MAX_ROWS ? [tooLong(path, MAX_ROWS)] : [];
  const others = components.flatMap(({ type }, at) =>
    type === ComponentType.ActionRow
      ? []
      : [noVariant([...path, at], 'type', [ComponentType.ActionRow])],
  );
  return [...rows, ...others];
}

function v2Problems(all: Placed, path: Path): Problem[] {
  const text = all
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .reduce((sum, { component }) => sum + lengthOf(component.content ?? ''), 0);
  const size = `Components displayable text size exceeds maximum size of ${MAX_DISPLAYED_TEXT}`;
  return [
    ...(all.length > MAX_COMPONENTS ? [tooLong(path, MAX_COMPONENTS)] : []),
    ...(text > MAX_DISPLAYED_TEXT
      ? [{ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message: size }]
      : []),
  ];
}

function partProblems(component: Component, path: Path): Problem[] {
  switch (component.type) {
    case ComponentType.Button:
      return buttonProblems(component, path);
    case ComponentType.TextDisplay:
      return isBlank(component.content) ? [required([...path, 'content'])] : [];
    case ComponentType.ActionRow: {
      const parts = component.components ?? [];
      const mixed = parts.length > 1 && parts.some(({ type }) => type !== ComponentType.Button);
      const code = 'COMPONENT_LAYOUT_WIDTH_EXCEEDED';
      const message = 'The specified component exceeds the maximum width';
      return mixed ? [{ path: [...path, 'components', 1], code, message }] : [];
    }
    default:
      return [];
  }
}

function buttonProblems(button: Component, path: Path): Problem[] {
  const { style, custom_id: id, url, label, emoji } = button;
  const problems: Problem[] = [];
  const link = style === ButtonStyle.Link;
  if (id && url) {
    const code = 'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE';
    problems.push({ path, code, message: 'A custom id and url cannot both be specified' });
  } else if (link && !url) {
    const code = 'BUTTON_COMPONENT_URL_REQUIRED';
    problems.push({ path: [...path, 'url'], code, message: 'A url is required' });
  } else if (!link && style !== ButtonStyle.Premium && !id) {
    const code = 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED';
    problems.push({ path: [...path, 'custom_id'], code, message: 'A custom id is required' });
  }
  if (style !== ButtonStyle.Premium && isBlank(label) && !emoji) {
    problems.push(required([...path, 'label']));
  }
  return problems;
}

function duplicateIds(all: Placed): Problem[] {
  const seen = new Set<string>();
  const problems: Problem[] = [];
  for (const { component, path } of all) {
    const id = component.custom_id;
    if (!id) continue;
    if (seen.has(id)) {
      const code = 'COMPONENT_CUSTOM_ID_DUPLICATED';
      const message = 'Component custom id cannot be duplicated';
      problems.push({ path: [...path, 'custom_id'], code, message });
    }
    seen.add(id);
  }
  return problems;
}
