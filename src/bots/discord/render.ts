import { fit as fitReply, type Budget } from '../fit.ts';
import type { Reply, ReplyStatus } from '../reply.ts';
import { partsOf } from './layout.ts';
import { rowsOf, type CustomIds } from './buttons.ts';
import { COMPONENT, FLAG, type Card, type Part } from './payload.ts';

/** What a card stands in, as far as its looks depend on it. */
export interface Look {
  /** Only the person who asked sees it. */
  readonly hidden: boolean;
  /** Id of a person to call, or null. */
  readonly mention: string | null;
  /** What was typed, in markdown, or null. */
  readonly asked: string | null;
  /** A quotation against the article's wording, in markdown, to show for the one in the reply. */
  readonly changes: string | null;
  /** The button that posts it for all to see, or null. */
  readonly share: { readonly label: string; readonly customId: string } | null;
}

export const PLAIN_LOOK: Look = {
  hidden: false,
  mention: null,
  asked: null,
  changes: null,
  share: null,
};

/** Over all texts of a message made of components (discord-api-docs, pull request 8562). */
export const MAX_TEXT_UNITS = 4000;
/** Components of a message, nested ones counted (components/reference). */
export const MAX_COMPONENTS = 40;

/** Green, amber and red that stand out on white and on black. */
const ACCENT: Readonly<Partial<Record<ReplyStatus, number>>> = {
  exact: 0x3ba55d,
  altered: 0xf0b232,
  absent: 0xed4245,
};

/** The reply as one message: fitted, then rendered. Nobody is notified but `look.mention`. */
export function renderDiscord(reply: Reply, look: Look = PLAIN_LOOK): Card {
  const budget: Budget = {
    units: MAX_TEXT_UNITS,
    measure: (candidate) => sizeOf(cardOf(candidate, look)),
  };
  return cardOf(fitReply(reply, budget), look);
}

function cardOf(reply: Reply, look: Look): Card {
  const used: CustomIds = new Set();
  const parts: readonly Part[] = [
    ...partsOf(reply.blocks, look, used),
    ...rowsOf(reply.buttons, look.share, used),
  ];
  const accent = ACCENT[reply.status];
  return {
    flags: FLAG.componentsV2 | (look.hidden ? FLAG.ephemeral : 0),
    components: [
      ...(look.mention === null
        ? []
        : [{ type: COMPONENT.textDisplay, content: `<@${look.mention}>` }]),
      {
        type: COMPONENT.container,
        ...(accent !== undefined && { accent_color: accent }),
        components: [...parts],
      },
    ],
    allowed_mentions: { parse: [], ...(look.mention !== null && { users: [look.mention] }) },
  };
}

/** Text, and for every component too many a text that is too long. */
function sizeOf({ components }: Card): number {
  let text = 0;
  let count = 0;
  const visit = (part: object): void => {
    const { content, components: inner, accessory } = part as Partial<Record<string, unknown>>;
    count += 1;
    if (typeof content === 'string') text += content.length;
    if (Array.isArray(inner)) for (const one of inner) visit(one);
    if (typeof accessory === 'object' && accessory !== null) visit(accessory);
  };
  components.forEach(visit);
  const surplus = count - MAX_COMPONENTS;
  return surplus > 0 ? MAX_TEXT_UNITS + surplus : text;
}
