import { createPublicKey, verify, type KeyObject } from 'node:crypto';

/** How a request over HTTP proves to come from Discord. */
export interface Signed {
  /** `X-Signature-Ed25519`: 128 hexadecimal digits. */
  readonly signature: string | undefined;
  /** `X-Signature-Timestamp`: seconds since 1970. */
  readonly timestamp: string | undefined;
  /** As it came over the wire. */
  readonly body: Buffer;
}

/** Older requests may be somebody's recording; clocks differ by less. In seconds. */
export const WINDOW_SECONDS = 5 * 60;

/** The 12 bytes in front of a bare Ed25519 key in its DER form (RFC 8410, section 4). */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');
const SIGNATURE = /^[0-9a-f]{128}$/i;
const TIMESTAMP = /^\d{1,12}$/;

/**
 * Whether a request is Discord's and of now: Ed25519 over timestamp and raw body
 * (interactions/overview, "Validating Security Request Headers"), within five minutes.
 *
 * @param publicKey - 64 hexadecimal digits, from the developer portal.
 */
export function createVerifier(publicKey: string): (signed: Signed, now: number) => boolean {
  const key: KeyObject = createPublicKey({
    key: Buffer.concat([DER_PREFIX, Buffer.from(publicKey, 'hex')]),
    format: 'der',
    type: 'spki',
  });
  return ({ signature, timestamp, body }, now) => {
    if (signature === undefined || !SIGNATURE.test(signature)) return false;
    if (timestamp === undefined || !TIMESTAMP.test(timestamp)) return false;
    if (Math.abs(now / 1000 - Number(timestamp)) > WINDOW_SECONDS) return false;
    const signed = Buffer.concat([Buffer.from(timestamp), body]);
    return verify(null, signed, key, Buffer.from(signature, 'hex'));
  };
}
