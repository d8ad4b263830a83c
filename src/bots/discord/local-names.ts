import type { Lang } from '../lang.ts';
import type { Block, Entry, Reply } from '../reply.ts';
import { discordWordingOf, type SlashName } from '../wording/discord.ts';

/** A command as our own words name it, `/p` for `/passage` included. */
const COMMAND = /\/([a-z]+)\b/g;

/** The reply with commands named as the person's menu has them. The article's words are left alone. */
export function inLocalNames(reply: Reply, lang: Lang): Reply {
  return { ...reply, blocks: reply.blocks.map((block) => localBlock(block, lang)) };
}

function localBlock(block: Block, lang: Lang): Block {
  switch (block.kind) {
    case 'line':
      return { ...block, text: localText(block.text, lang) };
    case 'entries':
      return { ...block, entries: block.entries.map((entry) => localEntry(entry, lang)) };
    case 'verdict':
    case 'quote':
    case 'changes':
    case 'source':
      return block;
    default:
      return block satisfies never;
  }
}

function localEntry(entry: Entry, lang: Lang): Entry {
  return entry.address === null ? { ...entry, place: localText(entry.place, lang) } : entry;
}

function localText(text: string, lang: Lang): string {
  const { slash } = discordWordingOf(lang);
  return text.replace(COMMAND, (whole, typed: string) => {
    const name = typed === 'p' ? 'passage' : typed;
    return Object.hasOwn(slash, name) ? `/${slash[name as SlashName]}` : whole;
  });
}
