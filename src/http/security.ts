import { STYLE_HASH } from './style.ts';

/**
 * On every response. Pages need their own style, pictures of this site and their search form, and nothing
 * else: no script, no frame, nobody else's server (CSP 3; OWASP Secure Headers).
 */
export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    `style-src '${STYLE_HASH}'`,
    "img-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  // The address of a search holds the question.
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'browsing-topics=(), camera=(), geolocation=(), microphone=()',
};
