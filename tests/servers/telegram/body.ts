import type { IncomingMessage } from 'node:http';
import { PassThrough } from 'node:stream';

import busboy from 'busboy';

import { ApiError } from './api-error.ts';
import { decodeForm } from './shape.ts';
import type { Upload } from './world.ts';

/** What a request carries: named values of the types its method has, and files. */
export interface Body {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly files: ReadonlyMap<string, Upload>;
}

/** Reads JSON, a form or multipart, by the content type; the query of the address counts as a form. */
export async function readBody(
  request: IncomingMessage,
  method: string,
  query: URLSearchParams,
): Promise<Body> {
  const bytes = await readBytes(request);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = decodeForm(method, new Map(query));
  if (/^multipart\/form-data/i.test(type)) {
    const { fields, files } = await readMultipart(type, bytes);
    return { parameters: { ...fromQuery, ...decodeForm(method, fields) }, files };
  }
  if (/^application\/x-www-form-urlencoded/i.test(type)) {
    const form = new Map(new URLSearchParams(bytes.toString('utf8')));
    return { parameters: { ...fromQuery, ...decodeForm(method, form) }, files: new Map() };
  }
  return { parameters: { ...fromQuery, ...readJson(bytes.toString('utf8')) }, files: new Map() };
}

/** The platform's limit for uploads, and far above any message. */
const MAX_BODY_BYTES = 50 * 1024 * 1024;

async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new ApiError(413, 'Request Entity Too Large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function readJson(text: string): Record<string, unknown> {
  if (text === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return value as Record<string, unknown>;
    }
  } catch {
    // Refused below, like any other value that is no object.
  }
  throw new ApiError(400, "Bad Request: can't parse JSON object");
}

function readMultipart(
  type: string,
  bytes: Buffer,
): Promise<{ fields: Map<string, string>; files: Map<string, Upload> }> {
  return new Promise((resolve, reject) => {
    const fields = new Map<string, string>();
    const files = new Map<string, Upload>();
    const parser = busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8' });
    parser.on('field', (name, value) => fields.set(name, value));
    parser.on('file', (name, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        files.set(name, { name: filename ?? name, type: mimeType, bytes: Buffer.concat(chunks) });
      });
    });
    parser.on('close', () => {
      for (const name of files.keys()) {
        // A file that no field names is the value of its own field.
        const link = `attach://${name}`;
        if (![...fields.values()].some((value) => value.includes(link))) fields.set(name, link);
      }
      resolve({ fields, files });
    });
    parser.on('error', () => reject(new ApiError(400, "Bad Request: can't parse multipart body")));
    const source = new PassThrough();
    source.pipe(parser);
    source.end(quoteFileNames(bytes));
  });
}

/** grammY leaves file names bare, of any script; the platform takes them so, the parser does not. */
function quoteFileNames(bytes: Buffer): Buffer {
  const text = bytes.toString('latin1');
  const bare = /(\r\ncontent-disposition:form-data;name="[^"\r\n]*";filename=)([^"\r\n]+)(?=\r\n)/g;
  return Buffer.from(text.replace(bare, '$1"$2"'), 'latin1');
}
