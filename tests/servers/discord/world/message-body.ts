import { ComponentType } from 'discord-api-types/v10';
import type { APIAllowedMentions, APIEmbed, APIMessageComponent } from 'discord-api-types/v10';

/** What a bot sends for a message, whichever way: fields as REST names them. */
export interface MessageBody {
  readonly content?: string | null;
  readonly embeds?: readonly APIEmbed[] | null;
  readonly components?: readonly Component[] | null;
  readonly flags?: number | null;
  readonly allowed_mentions?: APIAllowedMentions | null;
  readonly attachments?: readonly unknown[] | null;
  readonly poll?: unknown;
  readonly sticker_ids?: readonly string[] | null;
  readonly nonce?: string | number | null;
  readonly enforce_nonce?: boolean | null;
  readonly message_reference?: {
    readonly message_id: string;
    readonly fail_if_not_exists?: boolean | null;
    readonly type?: number | null;
  } | null;
}

/** Any component, in the loose shape that walks need. */
export interface Component {
  readonly type: number;
  readonly id?: number | null;
  readonly components?: readonly Component[];
  readonly accessory?: Component;
  readonly custom_id?: string | null;
  readonly content?: string;
  readonly label?: string | null;
  readonly url?: string | null;
  readonly style?: number;
  readonly disabled?: boolean | null;
  readonly emoji?: { readonly name?: string } | null;
}

/** Every component with its path from the message, parents first. */
export function eachComponent(
  components: readonly Component[],
  path: readonly (string | number)[] = ['components'],
): { readonly component: Component; readonly path: readonly (string | number)[] }[] {
  return components.flatMap((component, at) => {
    const here = [...path, at];
    const accessory = component.accessory === undefined ? [] : [component.accessory];
    return [
      { component, path: here },
      ...eachComponent(component.components ?? [], [...here, 'components']),
      ...accessory.map((one) => ({ component: one, path: [...here, 'accessory'] })),
    ];
  });
}

/** All that a person reads in a message, markup and all. */
export function textsOf({ content, embeds, components }: MessageBody): string[] {
  const shown = eachComponent(components ?? [])
    .filter(({ component }) => component.type === ComponentType.TextDisplay)
    .map(({ component }) => component.content ?? '');
  return [content ?? '', ...(embeds ?? []).flatMap(embedTexts), ...shown].filter(
    (text) => text !== '',
  );
}

/** What counts against the limit of all embeds together. */
export function embedTexts({ title, description, fields, footer, author }: APIEmbed): string[] {
  const inFields = (fields ?? []).flatMap(({ name, value }) => [name, value]);
  return [title ?? '', description ?? '', ...inFields, footer?.text ?? '', author?.name ?? ''];
}

/** Embeds as the platform gives them back. */
export function storedEmbeds(embeds: readonly APIEmbed[]): APIEmbed[] {
  return embeds.map((embed) => {
    const fields = embed.fields?.map((field) => ({ ...field, inline: field.inline ?? false }));
    return withoutNulls({ ...embed, type: 'rich', ...(fields && { fields }) }) as APIEmbed;
  });
}

/** Components as the platform gives them back: numbered where the bot left out the `id`. */
export function storedComponents(components: readonly Component[]): APIMessageComponent[] {
  let next = 1;
  const store = (component: Component): Component => {
    const id = component.id || next++;
    return {
      ...DEFAULTS[component.type],
      ...withoutNulls(component),
      id,
      ...(component.components && { components: component.components.map(store) }),
      ...(component.accessory && { accessory: store(component.accessory) }),
    };
  };
  return components.map(store) as unknown as APIMessageComponent[];
}

const DEFAULTS: Readonly<Record<number, object>> = {
  [ComponentType.Container]: { accent_color: null, spoiler: false },
  [ComponentType.Separator]: { spacing: 1, divider: true },
  [ComponentType.StringSelect]: { min_values: 1, max_values: 1 },
};

function withoutNulls<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== null)) as T;
}
