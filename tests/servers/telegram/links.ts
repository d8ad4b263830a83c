import { badRequest } from './api-error.ts';

/**
 * A link as TDLib checks it (`LinkManager::check_link`): without a scheme it is taken for http.
 *
 * @param where - opens the refusal: `Entity`, `Inline keyboard button`.
 */
export function checkLink(where: string, link: string): void {
  const refuse = (why: string) => badRequest(`${where} URL '${link}' is invalid: ${why}`);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(link)?.[1]?.toLowerCase();
  if (link === '') throw refuse('URL host is empty');
  if (scheme !== undefined && /^[a-z]+:\/\//i.test(link) && !SCHEMES.has(scheme)) {
    throw refuse('Unsupported URL protocol');
  }
  if (scheme === 'tg' || scheme === 'ton') return;
  const whole = /^https?:\/\//i.test(link) ? link : `http://${link}`;
  if (!URL.canParse(whole) || /\s/.test(link) || !DOMAIN.test(new URL(whole).hostname)) {
    throw refuse('Wrong HTTP URL');
  }
}

/** A host needs a dot and a top level of two letters: `localhost` is refused. */
const DOMAIN = /^[^.].*\.[^.]{2,}$/;

const SCHEMES: ReadonlySet<string> = new Set(['http', 'https', 'tg', 'ton', 'tonsite']);
