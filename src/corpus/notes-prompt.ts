import type { Article } from '../retrieval/article.ts';

/**
 * A prompt for any language model that asks it for the notes on an article, in the form that `corpus check`
 * verifies. A model may find words for questions; what is answered is cut from the article all the same.
 */
export function notesPrompt(article: Article, notesFile: string): string {
  const passages = article.passages
    .filter(({ repeats }) => repeats === null)
    .map(({ label, text }) => `[${label}] ${text}`);
  return `${INSTRUCTIONS}

Save nothing else than the YAML; it goes into ${notesFile} and is verified by "npm run corpus -- check".

# The article

${passages.join('\n\n')}
`;
}

const INSTRUCTIONS = `You help an editor to write down how people ask for what one article says. A program looks
questions up in your list and answers with the article's own words; it never shows yours. Answer with one YAML
document and nothing else, in this form:

aliases:
  - [name as the article has it, other names that people use, the name in English]
facts:
  - passage: p1
    answer: words copied out of that passage
    asks:
      - a question whose answer they are
      - key words that people type for it
unsaid:
  - what: what the article leaves open, in a few words
    near: p1
    asks:
      - a question for it

Rules:
1. "answer" is copied character by character from the passage named, and as short as answers the asks: the name
   for who, the number with its unit for how many, the clause for why and how, the whole list for which. If the
   same words stand in the passage more than once and you mean another place than the first, add "nth: 2".
2. Make a fact for every name, number, date, place, title, list, decision, reason and opinion in every passage,
   and one for each passage as a whole: its topic.
3. Write 10 to 25 asks for each fact, each in words of its own: plain, terse, everyday speech, slang, a common
   slip of typing or of voice input, indirect, formal; in simplified Chinese, some in traditional Chinese and
   in English, whatever the article is written in.
4. An ask fits its own passage only: never use the same ask for facts of different passages. If two passages say
   similar things, say what tells them apart.
5. A name or a number in an ask must stand in its passage, or in a group of aliases with a name that stands there.
   Other words are free.
6. Make groups of aliases of two names or more: short forms, other spellings, titles, traditional script, English.
7. Under "unsaid" list what readers would ask next and the article does not say: where, when, how many, which
   share, who pays, why, what somebody said, what came of it. Keep as many of the article's words as you can. No
   ask of these may be answered anywhere in the article.
8. Put text into 'single quotes' that holds ": " or " #", or that begins with a quote, "[", "{", "*", "&", "!", "|",
   ">", "%" or "@"; inside [ ] also text with a comma. Double a single quote inside.`;
