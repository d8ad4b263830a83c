import { parseAddress, type Address } from '../../retrieval/address.ts';

/** A link that opens the private chat with `/start PAYLOAD`; the payload is of [A-Za-z0-9_-], up to 64. */
export function deepLink(username: string, payload: string): string {
  return `https://t.me/${username}?start=${payload}`;
}

/** The address that a deep link to this bot carries, or null. */
export function linkedAddress(username: string, url: string): Address | null {
  const prefix = deepLink(username, '');
  // Telegram gives links back as they were sent, but for the case of the host.
  return url.toLowerCase().startsWith(prefix.toLowerCase())
    ? parseAddress(url.slice(prefix.length))
    : null;
}
