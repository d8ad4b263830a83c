import { constants, createDeflate, deflateSync } from 'node:zlib';

/** Turns payloads into what goes over the wire, in order. */
export type Framing = (text: string, send: (data: string | Buffer) => void) => void;

/** Plain JSON; or from IDENTIFY on, with `compress`, each larger payload for itself. */
export function plainFraming(compresses: () => boolean): Framing {
  return (text, send) => {
    send(compresses() && text.length > COMPRESS_FROM ? deflateSync(text) : text);
  };
}

/**
 * One zlib stream for the whole connection; each payload ends with a sync flush
 * (events/gateway, "Transport Compression").
 */
export function zlibStreamFraming(): Framing {
  const stream = createDeflate({ flush: constants.Z_SYNC_FLUSH });
  let chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  return (text, send) => {
    stream.write(text);
    stream.flush(constants.Z_SYNC_FLUSH, () => {
      const data = Buffer.concat(chunks);
      chunks = [];
      if (data.length > 0) send(data);
    });
  };
}

/** The platform compresses what is worth it; characters. */
const COMPRESS_FROM = 1024;
