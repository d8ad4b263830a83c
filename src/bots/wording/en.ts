import type { Wording } from '../wording.ts';

export const en: Wording = {
  place: (kind, number) => {
    switch (kind) {
      case 'body':
        return `¶${number}`;
      case 'pull-quote':
        return `Quote ${number}`;
      case 'title':
        return 'Title';
      case 'subtitle':
        return `Subtitle ${number}`;
      case 'heading':
        return `Heading ${number}`;
      case 'meta':
        return `Front matter ${number}`;
      default:
        return kind satisfies never;
    }
  },
  citedPlace: (kind, number) => en.place(kind, number),
  attribution: (title, details) =>
    [`《${title}》`, details.join(', ')].filter((part) => part !== '').join(' · '),
  citation: (words, title, place) => `「${words}」 — 《${title}》 ${place}`,
  list: (words) => words.join(', '),

  exact: 'Matches the article',
  exactNote: 'The article has these words.',
  exactBehind: (word) => `The article has these words, but “${word}” stands before them.`,
  altered: 'Differs from the article',
  alteredNote: 'Compared with the article:',
  absent: 'Not in the article',
  absentNote: 'The article does not have this sentence.',
  nearest: 'The closest places:',
  alsoHere: 'The same words also stand here:',

  more: 'See also:',
  related: 'The article touches on this, but does not answer it.',
  notCovered: 'The article does not cover this.',
  missing: (words) => `Not mentioned in the article: ${words}`,
  covers: 'What it does cover:',
  offTopic: 'I only answer questions about the article. Send /help to see how.',
  which: 'Several places fit. Which one would you like to see?',
  empty: 'Please write your question.',
  tooLong: (units) => `That is too long. Please keep it within ${units} characters.`,

  changed: 'The wording of this place has changed since. It now reads:',
  gone: 'This place is no longer in the article.',
  noPrevious: 'There is nothing before this.',
  noNext: 'There is nothing after this.',
  others: 'Other related passages:',
  noOthers: 'There are no other related passages.',
  repeats: 'Where it stands in the text:',
  thanksForReport: 'Thank you, noted. Only the place and the result are counted, not your words.',

  noSuchPlace: (first, last) => `There is no such place. The text runs from ${first} to ${last}.`,
  noSuchArticle: 'There is no such article. You can ask about:',
  noSuchCommand: 'There is no such command. Send /help to see how.',
  usage: {
    ask: 'Please write your question after /ask.',
    check: 'Please paste the words to check after /check.',
    p: 'Please write a paragraph number after /p, such as /p 3.',
  },

  helpTitle: 'Ask the article, see its own words',
  helpIntro:
    'I answer with the article’s own sentence, word for word, and say where it stands. If the article does not say, I tell you so.',
  helpHow: {
    terminal: [
      'Type a question, or paste a sentence to check it against the article.',
      '“next”, “previous” and “whole” go on from the last place. Ctrl-C or Ctrl-D leaves.',
    ],
    telegram: [
      'Send a question, or paste or forward a sentence to check it against the article.',
      'Reply to my answer with “next”, “previous” or “whole”, or with a question that begins with “and”.',
      'In groups: mention me, or reply to a message with /check. In any chat: type my username and a keyword.',
    ],
    discord: [
      '/ask a question, /check a sentence; /quote finds the words while you type.',
      'On any message: right-click, Apps › Check quote. You can also mention me or write to me.',
    ],
  },
  articles: 'Articles you can ask about:',
  keepToOne: 'Put @id before a question to keep to one article.',
  quotes: 'Pull quotes',
  noQuotes: 'This article has no pull quotes.',
  outline: 'Outline',
  noOutline: 'This article has no headings.',
  aboutTitle: 'About',
  source: 'Source',
  date: 'Date',
  original: 'Original',
  corpus: 'Corpus version',
  privacy: 'Privacy',
  privacyNote: 'Only counts are kept, never anybody’s words.',
  aboutNote: 'Every answer is a sentence of the article, unaltered and without comment.',
  greeting: 'Ask away. /help shows how, Ctrl-D leaves.',
  connect:
    'To use this on Telegram or Discord, set TELEGRAM_BOT_TOKEN or DISCORD_TOKEN in .env and start again.',

  buttons: {
    previous: '‹ Previous',
    next: 'Next ›',
    whole: 'Whole paragraph',
    others: 'Other passages',
    copy: 'Copy citation',
    share: 'Share',
    picture: 'Picture',
    wrong: 'Wrong answer',
    quotes: 'Pull quotes',
    outline: 'Outline',
  },
  commands: {
    ask: 'Ask a question, answered in the article’s own words',
    check: 'Check a sentence against the article',
    quotes: 'List the pull quotes',
    outline: 'List the headings',
    p: 'Show a paragraph, such as ¶3',
    articles: 'List the articles you can ask about',
    about: 'Source, date and privacy',
    help: 'How to use this',
  },
  arguments: { question: 'question', quotation: 'quotation', address: 'place' },
};
