import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** The Ed25519 pair of an application: Discord signs, the app has the public key. */
export interface SigningKeys {
  /** In hex, as the developer portal shows it. */
  readonly publicKey: string;
  readonly privateKey: KeyObject;
}

export function createSigningKeys(): SigningKeys {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  // The last 32 bytes of the DER form are the key itself (RFC 8410).
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return { publicKey: der.subarray(-KEY_BYTES).toString('hex'), privateKey };
}

/** Ways to spoil a delivery; each has to be refused with 401. */
export type Spoiling =
  /** One byte of the signature is another. */
  | 'wrong signature'
  | 'truncated signature'
  | 'no signature'
  /** Signed for other bytes than those sent. */
  | 'altered body'
  /** Rightly signed, but an hour ago. */
  | 'old timestamp'
  | 'future timestamp';

export interface Signed {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Signs timestamp and body as `interactions/overview` describes. `now` in ms since 1970. */
export function signDelivery(
  { privateKey }: SigningKeys,
  body: string,
  now: number,
  spoiling: Spoiling | null = null,
): Signed {
  const timestamp = String(Math.floor(now / 1000) + (SHIFTS[spoiling ?? ''] ?? 0));
  const signature = sign(null, Buffer.from(timestamp + body), privateKey).toString('hex');
  const sent = spoiling === 'altered body' ? `${body} ` : body;
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Discord-Interactions/1.0 (+https://discord.com)',
    'x-signature-timestamp': timestamp,
  };
  switch (spoiling) {
    case 'no signature':
      return { body: sent, headers };
    case 'truncated signature':
      return { body: sent, headers: { ...headers, [SIGNATURE]: signature.slice(0, -2) } };
    case 'wrong signature':
      return { body: sent, headers: { ...headers, [SIGNATURE]: withOtherEnd(signature) } };
    case 'altered body':
    case 'old timestamp':
    case 'future timestamp':
    case null:
      return { body: sent, headers: { ...headers, [SIGNATURE]: signature } };
    default:
      return spoiling satisfies never;
  }
}

const SIGNATURE = 'x-signature-ed25519';
const KEY_BYTES = 32;
const HOUR_SECONDS = 60 * 60;
const SHIFTS: Readonly<Record<string, number>> = {
  'old timestamp': -HOUR_SECONDS,
  'future timestamp': HOUR_SECONDS,
};

function withOtherEnd(signature: string): string {
  return signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0');
}
