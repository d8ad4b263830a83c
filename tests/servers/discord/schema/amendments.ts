import type { Schema } from './strict-schema.ts';

/** A schema of Discord's description with the fields that the platform takes although it leaves them out. */
export function amended(name: string, schema: Schema): Schema {
  const extra = EXTRA_FIELDS.find(([names]) => names.test(name))?.[1];
  if (extra === undefined) return schema;
  return { ...schema, properties: { ...(schema['properties'] as Schema), ...extra } };
}

const FLAG = { type: ['boolean', 'null'] };
const TEXT = { type: ['string', 'null'] };

const EXTRA_FIELDS: readonly (readonly [RegExp, Schema])[] = [
  // discord.js sends these with every message.
  [/^(IncomingWebhook|Message(Create|Edit)).*Request/, { enforce_nonce: FLAG, tts: FLAG }],
  [
    /^ApplicationCommand(Create|Update|Patch)Request/,
    { nsfw: FLAG, default_member_permissions: TEXT },
  ],
  // Other addresses are for people, and browsers know no `wss`.
  [/^Gateway(Bot)?Response/, { url: { type: 'string' } }],
  // The names of commands, which clients show above the answer.
  [/^ApplicationCommandInteractionMetadata/, { name: TEXT, command_type: { type: 'integer' } }],
];
