/**
 * What is read of the JSON that Discord sends, whichever way it comes. All but ids may be missing: the
 * interface grows, and an unknown kind must not break what is known.
 */
export interface RawInteraction {
  readonly id: string;
  readonly token: string;
  readonly type: number;
  readonly data?: RawData;
  readonly guild_id?: string;
  readonly channel_id?: string;
  readonly locale?: string;
  readonly guild_locale?: string;
  readonly member?: { readonly user?: RawUser; readonly permissions?: string };
  readonly user?: RawUser;
  /** The message that a button stands under. */
  readonly message?: RawMessage;
  readonly authorizing_integration_owners?: Readonly<Record<string, string>>;
}

export interface RawData {
  readonly type?: number;
  readonly name?: string;
  readonly options?: readonly RawOption[];
  readonly custom_id?: string;
  readonly target_id?: string;
  readonly resolved?: { readonly messages?: Readonly<Record<string, RawMessage>> };
}

export interface RawOption {
  readonly name: string;
  readonly value?: string | number | boolean;
  readonly focused?: boolean;
}

export interface RawUser {
  readonly id: string;
  readonly bot?: boolean;
}

export interface RawMessage {
  readonly id: string;
  readonly channel_id?: string;
  readonly guild_id?: string;
  readonly type?: number;
  readonly author?: RawUser;
  readonly webhook_id?: string;
  readonly content?: string;
  readonly flags?: number;
  readonly mentions?: readonly RawUser[];
  readonly embeds?: readonly { readonly title?: string; readonly description?: string }[];
  readonly components?: readonly RawComponent[];
  readonly message_snapshots?: readonly { readonly message?: Partial<RawMessage> }[];
  readonly referenced_message?: RawMessage | null;
  readonly interaction_metadata?: { readonly user?: RawUser };
}

export interface RawComponent {
  readonly id?: number;
  readonly content?: string;
  readonly custom_id?: string;
  readonly components?: readonly RawComponent[];
  readonly accessory?: RawComponent;
}

/** Every component of a message, parents before what they hold. */
export function componentsOf(message: Pick<RawMessage, 'components'>): RawComponent[] {
  const visit = (part: RawComponent): RawComponent[] => [
    part,
    ...(part.components ?? []).flatMap(visit),
    ...(part.accessory === undefined ? [] : visit(part.accessory)),
  ];
  return (message.components ?? []).flatMap(visit);
}
