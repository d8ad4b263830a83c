import { asks } from './question-type.ts';

/**
 * Cuts small talk away from a question. People tell a story and then ask: the story's words would
 * outweigh the question's. Works on folded, lower-case text and returns readings of it, the whole first;
 * the ranker decides which reading finds more.
 */
export function readings(folded: string): string[] {
  const whole = stripRequests(folded);
  const sentences = split(whole, SENTENCE_END);
  const asking = sentences.filter(asks);
  const found = new Set([whole]);
  if (sentences.length > 1) {
    if (asking.length > 0) found.add(asking.join(' '));
    found.add(asking.at(-1) ?? sentences.at(-1)!);
  }
  const last = asking.at(-1) ?? whole;
  const clauses = split(last, CLAUSE_END);
  if (clauses.length > 1) {
    const clause = clauses.filter(asks).at(-1);
    if (clause !== undefined) found.add(clause);
    if (clauses.length > 2) found.add(clauses.slice(-2).join(','));
  }
  const long = [...found].map(stripRequests).filter((text) => weight(text) >= MIN_WEIGHT);
  return long.length === 0 ? [whole] : [...new Set(long)].slice(0, MAX_READINGS);
}

/** The one sentence of several that asks or bids, or null: the others may say anything. */
export function soleRequest(folded: string): string | null {
  const sentences = split(folded, SENTENCE_END);
  if (sentences.length < 2) return null;
  const requests = sentences.filter((sentence) => asks(sentence) || BIDS.test(sentence));
  return requests.length === 1 ? requests[0]! : null;
}

/** Opens a sentence that bids for something. */
const BIDS = /^(?:请|给我|发我|帮我|念|贴|摘|抄|read|show|give|quote|tell|send|find|list)/u;

/** Han characters and Latin words below which a part is too short to stand for the whole. */
const MIN_WEIGHT = 4;
/** Readings that are ranked at most; each costs a search. */
const MAX_READINGS = 3;

const SENTENCE_END = /(?<=[.。!?;…~\n])\s*(?!\d)|\s{2,}/u;
const CLAUSE_END = /,(?!\d)\s*|:\s+|\s-\s|——/u;

/** Words around a question that only ask for an answer. */
const REQUESTS =
  /^(?:(?:请问|请教|麻烦|劳驾|你好|您好|哈喽|嗨|喂|hi|hey|hello|ok|诶|欸|唉|哎|那个|对了|话说|另外|还有|顺便|在吗)[\s,.!~]*|(?:我|老师|同学|朋友|室友)?(?:就|只)?(?:想|要|让我们?)(?:问|知道|了解|请教|查|确认|找)(?:一下|下)?[\s,:]*|(?:能|可以|可)?(?:麻烦)?(?:帮我?|帮忙|给我|替我)(?:查|找|看|问|搜|翻|确认)?(?:一下|下|看看)?[\s,:]*|(?:please |can you |could you |would you )?(?:tell me|let me know|do you know|i(?:'d| would) like to know|i want to know|help me (?:find|check))[\s,:]*(?:if|whether)?\s*)+/u;

function stripRequests(text: string): string {
  const trimmed = text.trim();
  const rest = trimmed.replace(REQUESTS, '').trim();
  return weight(rest) >= 2 ? rest : trimmed;
}

function split(text: string, pattern: RegExp): string[] {
  return text
    .split(pattern)
    .map((part) => part.trim())
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
}

function weight(text: string): number {
  return text.match(/\p{Script=Han}|[\p{Script=Latin}\d]+/gu)?.length ?? 0;
}
