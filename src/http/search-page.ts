import { composeReply } from '../bots/compose.ts';
import type { Lang } from '../bots/lang.ts';
import type { Reply } from '../bots/reply.ts';
import { readerWordingOf } from '../bots/wording/reader.ts';
import type { Answer, Citation } from '../retrieval/answer.ts';
import type { Article } from '../retrieval/article.ts';
import type { Engine } from '../retrieval/engine.ts';
import { html } from './framework.ts';
import { page, searchBox } from './page.ts';
import { replyHtml } from './reply-html.ts';

/** What the article says to a question, as the bots show it. Kept to this article. */
export function searchPage(asked: string, article: Article, engine: Engine, lang: Lang): string {
  const wording = readerWordingOf(lang);
  const answer = engine.answer(asked, { article: article.id });
  const reply = composeReply(answer, { engine, lang, publicUrl: null }, article.id);
  const cited = citationsOf(answer);
  const body = html`${searchBox(article, lang, '../', asked)}
    <div class="body">
      <main id="main" class="reply">
        <h1>${wording.results}</h1>
        ${replyHtml(withoutCommands(reply, lang), {
          lang: article.lang,
          spanOf: (label) => {
            const citation = cited.find(({ passage }) => passage.label === label);
            return citation === undefined ? null : (citation.answer ?? citation.sentence);
          },
        })}
        <p><a href="../${article.id}">${wording.toArticle}</a></p>
      </main>
    </div>`;
  return page({ lang, title: `${wording.results} · ${article.title}`, indexed: false, body });
}

/** Bots say here which command helps; a page has none. */
function withoutCommands(reply: Reply, lang: Lang): Reply {
  if (reply.status !== 'off-topic') return reply;
  const text = readerWordingOf(lang).offTopic;
  return { ...reply, blocks: [{ kind: 'line', text, strong: false }] };
}

/** Every citation of an answer, best first. */
function citationsOf(answer: Answer): readonly Citation[] {
  switch (answer.kind) {
    case 'answered':
    case 'passage':
    case 'which':
    case 'related':
      return answer.citations;
    case 'quote':
      return [...answer.pieces, ...answer.others];
    case 'absent':
      return answer.nearest;
    case 'not-covered':
    case 'rejected':
      return [];
    default:
      return answer satisfies never;
  }
}
