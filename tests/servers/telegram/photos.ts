import type { PhotoSize } from '@grammyjs/types';

import { badRequest } from './api-error.ts';
import type { Context } from './context.ts';
import { takeId } from './world.ts';

/**
 * Takes the photo of a request, uploaded or known from before, and gives what a message tells of it.
 * Bytes that are no PNG or JPEG are refused; a link is, too: this server fetches nothing.
 */
export function keepPhoto({ world, files }: Context, photo: string | undefined): PhotoSize[] {
  if (!photo) throw badRequest('There is no photo in the request');
  if (world.uploads.has(photo)) return [describe(photo, world.uploads.get(photo)!.bytes)];
  const field = /^attach:\/\/(.+)$/.exec(photo)?.[1];
  const upload = field === undefined ? undefined : files.get(field);
  if (upload === undefined) {
    throw field === undefined
      ? badRequest("Wrong remote file identifier specified: can't unserialize it")
      : badRequest('There is no photo in the request');
  }
  if (upload.bytes.length === 0) throw badRequest('File must be non-empty');
  if (upload.bytes.length > MAX_PHOTO_BYTES) throw badRequest('File is too big for a photo');
  if (sizeOf(upload.bytes) === null) throw badRequest('IMAGE_PROCESS_FAILED');
  const id = `photo-${takeId(world)}`;
  world.uploads.set(id, upload);
  return [describe(id, upload.bytes)];
}

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;

function describe(id: string, bytes: Buffer): PhotoSize {
  const { width, height } = sizeOf(bytes)!;
  return { file_id: id, file_unique_id: `u-${id}`, width, height, file_size: bytes.length };
}

function sizeOf(bytes: Buffer): { width: number; height: number } | null {
  if (bytes.subarray(0, 8).toString('latin1') === '\x89PNG\r\n\x1a\n' && bytes.length >= 24) {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  }
  // Where in a JPEG its size stands varies; nobody here needs it.
  return bytes.readUInt16BE(0) === 0xffd8 ? { width: 1, height: 1 } : null;
}
