import type {
  APIAllowedMentions,
  APIButtonComponentWithCustomId,
  APIButtonComponentWithURL,
  APIContainerComponent,
  APISectionComponent,
  APITextDisplayComponent,
  APIActionRowComponent,
} from 'discord.js';

/** Numbers of Discord's interface, from its reference, so that values need no library at run time. */
export const COMPONENT = {
  actionRow: 1,
  button: 2,
  section: 9,
  textDisplay: 10,
  container: 17,
} as const;

export const BUTTON = { primary: 1, secondary: 2, link: 5 } as const;

export const FLAG = { ephemeral: 1 << 6, componentsV2: 1 << 15 } as const;

export const INTERACTION = { ping: 1, command: 2, component: 3, autocomplete: 4 } as const;

export const COMMAND = { slash: 1, message: 3 } as const;

export const RESPONSE = { pong: 1, message: 4, update: 7, choices: 8 } as const;

export type Row = APIActionRowComponent<APIButtonComponentWithCustomId | APIButtonComponentWithURL>;
export type Part = APITextDisplayComponent | APISectionComponent | Row;

/** A message of ours as Discord takes it, made of components (`IS_COMPONENTS_V2`). */
export interface Card {
  readonly flags: number;
  readonly components: readonly (APITextDisplayComponent | APIContainerComponent)[];
  readonly allowed_mentions: APIAllowedMentions;
}

/** What an interaction is answered with. */
export type Response =
  | { readonly type: typeof RESPONSE.pong }
  | { readonly type: typeof RESPONSE.message | typeof RESPONSE.update; readonly data: Card }
  | {
      readonly type: typeof RESPONSE.choices;
      readonly data: { readonly choices: readonly Choice[] };
    };

/** One line of what is offered while somebody types; name and value of at most 100 characters. */
export interface Choice {
  readonly name: string;
  readonly value: string;
}
