import { createHash } from 'node:crypto';

/**
 * The pages' one style sheet, in the page itself: the first paint needs no second request. Serif faces
 * for the article by script, as systems have them; the system's sans for what is ours.
 */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f2; --raised: #f3eee3; --ink: #221d18; --soft: #655b50; --rule: #ddd3c3;
  --seal: #9c2b1b; --mark: #ffe08a; --mark-ink: #221d18;
  --gone: #9c2b1b; --new: #1d6336;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #171512; --raised: #221f1a; --ink: #e9e2d6; --soft: #a89d8e; --rule: #3a342c;
    --seal: #f0947f; --mark: #6b5310; --mark-ink: #fff6dc;
    --gone: #f0947f; --new: #86cf9f;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1.5rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
}
body:lang(zh-Hant) { font-family: system-ui, -apple-system, "PingFang TC", "Microsoft JhengHei", "Noto Sans CJK TC", sans-serif; }
a { color: var(--seal); text-underline-offset: .2em; text-decoration-thickness: 1px; }
:focus-visible { outline: 2px solid var(--seal); outline-offset: 2px; border-radius: 2px; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--paper); padding: .25rem .75rem; z-index: 1; }

.frame { max-width: 64rem; margin: 0 auto; padding: 0 1.25rem 5rem; }
.search { display: flex; gap: .5rem; padding: 1rem 0; border-bottom: 1px solid var(--rule); }
.search input {
  flex: 1; min-width: 0; font: inherit; color: inherit; background: var(--raised);
  border: 1px solid var(--rule); border-radius: .375rem; padding: .45rem .75rem;
}
.search input::placeholder { color: var(--soft); opacity: 1; }
.search button {
  font: inherit; color: var(--paper); background: var(--seal); border: 0; border-radius: .375rem;
  padding: .45rem 1.1rem; cursor: pointer; white-space: nowrap;
}
.short { font-size: 1.25rem; font-weight: 500; margin: 3rem 0; }
.notice { background: var(--raised); border-inline-start: 3px solid var(--seal); padding: .6rem 1rem; margin: 1.25rem 0 0; }

/* Quotation marks, dashes and ellipses are one square wide in Chinese, and narrow in Latin faces. */
@font-face {
  font-family: "Han marks SC"; unicode-range: U+2014, U+2018-201D, U+2026;
  src: local("Songti SC"), local("STSongti-SC-Regular"), local("Source Han Serif SC"), local("SourceHanSerifSC-Regular"), local("Noto Serif CJK SC"), local("NotoSerifCJKsc-Regular"), local("Noto Serif SC"), local("SimSun");
}
@font-face {
  font-family: "Han marks TC"; unicode-range: U+2014, U+2018-201D, U+2026;
  src: local("Songti TC"), local("STSongti-TC-Regular"), local("Source Han Serif TC"), local("SourceHanSerifTC-Regular"), local("Noto Serif CJK TC"), local("NotoSerifCJKtc-Regular"), local("Noto Serif TC"), local("PMingLiU");
}
.words {
  font-family: Georgia, "Times New Roman", serif;
  line-break: strict; overflow-wrap: anywhere; text-autospace: normal; text-spacing-trim: trim-start;
  hanging-punctuation: allow-end;
}
.words:lang(zh) { font-family: "Han marks SC", Georgia, "Times New Roman", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif; }
.words:lang(zh-Hant) { font-family: "Han marks TC", Georgia, "Times New Roman", "Songti TC", "Source Han Serif TC", "Noto Serif CJK TC", "Noto Serif TC", PMingLiU, serif; }
.words:lang(en) { hyphens: auto; }

header h1 { font-size: clamp(1.6rem, 1.1rem + 2.2vw, 2.35rem); line-height: 1.35; font-weight: 600; margin: 2.5rem 0 .75rem; text-wrap: balance; }
.subtitle { font-size: 1.15rem; color: var(--soft); margin: .15rem 0; }
.from { color: var(--soft); margin: 1rem 0 2rem; font-size: .9rem; }
.from span + span::before, .from span + a::before { content: " · "; }

.contents { font-size: .9rem; line-height: 1.5; margin: 2rem 0; }
.contents h2 { font-size: .9rem; margin: 0 0 .5rem; color: var(--soft); font-weight: 600; }
.contents ul { list-style: none; margin: 0; padding: 0; }
.contents > ul > li { margin: 0 0 .6rem; }
.contents a { display: inline-block; padding: .1rem 0; }
.contents > ul > li > a { color: inherit; text-decoration-color: var(--rule); }
.contents summary { cursor: pointer; color: var(--soft); padding: .1rem 0; }
.contents details ul { padding-inline-start: 1rem; }
.contents details li { margin: .15rem 0; }

.quote { margin: 0; padding: .8rem 0; max-width: 36em; border-top: 1px solid var(--rule); }
.quote blockquote { margin: 0; font-size: 1.1875rem; line-height: 1.75; }
.quote figcaption { font-size: .85rem; }

article h2 { font-size: 1.35rem; line-height: 1.5; font-weight: 600; margin: 3rem 0 1rem; text-wrap: balance; }
.passage { position: relative; margin: 0 0 1.35rem; max-width: 36em; }
.passage p { margin: 0; font-size: 1.125rem; line-height: 1.9; text-align: justify; text-justify: inter-character; }
.passage p:lang(en) { line-height: 1.65; text-align: start; }
.number { display: block; font-size: .8rem; line-height: 1.6; color: var(--soft); text-decoration: none; width: max-content; }
.number:hover, :target > .number, .cited > .number { color: var(--seal); }
.steps { display: none; gap: .25rem 1.25rem; flex-wrap: wrap; font-size: .85rem; padding-top: .35rem; }
:target > .steps, .cited > .steps, .passage:focus-within > .steps { display: flex; }
.passage:target, .passage.cited, .quote:target, .quote.cited { background: var(--raised); box-shadow: 0 0 0 .75rem var(--raised); border-radius: 1px; }
mark, ::target-text { background: var(--mark); color: var(--mark-ink); }
mark { padding: .1em 0; border-radius: 2px; box-decoration-break: clone; -webkit-box-decoration-break: clone; }

.reply { max-width: 44em; }
.reply h1 { font-size: 1.5rem; margin: 1.75rem 0 1rem; }
.reply h2 { font-size: 1.15rem; margin: 1.5rem 0 .5rem; }
.reply blockquote { margin: 1.25rem 0 .5rem; padding-inline-start: 1rem; border-inline-start: 3px solid var(--seal); font-size: 1.125rem; line-height: 1.9; }
.reply .source { color: var(--soft); font-size: .9rem; margin: 0 0 1.5rem; }
.reply ul { list-style: none; padding: 0; margin: .5rem 0 1.5rem; }
.reply li { padding: .4rem 0; border-top: 1px solid var(--rule); line-height: 1.7; }
.reply li > a:first-child { margin-inline-end: .6rem; white-space: nowrap; }
.verdict.exact { color: var(--new); } .verdict.altered, .verdict.absent { color: var(--gone); }
del { color: var(--gone); } ins { color: var(--new); text-decoration-thickness: 2px; text-underline-offset: .25em; }
.cut { color: var(--soft); }

@media (min-width: 62rem) {
  .body.long { display: grid; grid-template-columns: minmax(0, 1fr) 15rem; column-gap: 4rem; grid-template-rows: auto auto 1fr; }
  .body.long > * { grid-column: 1; }
  .body.long > .contents { grid-column: 2; grid-row: 1 / span 3; position: sticky; top: 1.5rem; align-self: start; max-height: calc(100vh - 3rem); overflow: auto; padding: .25rem; }
  .body.long .passage, .body.long header, .body.long h2.words, .body.long .quote { margin-inline-start: 3.25rem; }
  .body.long .number { position: absolute; inset-inline-start: -3.25rem; top: .55rem; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --soft: #444; --seal: #000; --rule: #bbb; --raised: #fff; --mark: #ddd; --mark-ink: #000; }
  .search, .contents, .passage > .steps, .skip, .notice { display: none !important; }
  .frame { max-width: none; padding: 0; } .passage, .quote, .reply { max-width: none; }
  .passage p { font-size: 11pt; line-height: 1.75; orphans: 3; widows: 3; }
  h1, h2 { break-after: avoid; } figure { break-inside: avoid; }
  a { text-decoration: none; }
}
`;

/** The style sheet's name in a Content-Security-Policy (CSP 3, 8.4). */
export const STYLE_HASH = `sha256-${createHash('sha256').update(STYLE).digest('base64')}`;
