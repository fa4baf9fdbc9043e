import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import type { MediaCutter } from '../recordings/playback/media-cutter';
import { answerMedia, mediaRequestOf, type MediaFile } from './ipc/playback-media';
import { contentSecurityPolicy, fileOfUrl } from './page-address';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

/** Must run before the application is ready. */
export function announcePageScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** The pages out of `folder`, and the media of the recording that is being viewed. */
export function servePages(folder: string, mediaFile: MediaFile, cutter: MediaCutter): void {
  const nonce = randomBytes(16).toString('base64');
  const policy = contentSecurityPolicy(nonce);
  protocol.handle('app', async (request) => {
    const media = mediaRequestOf(request.url);
    if (media) return answerMedia(media, mediaFile, cutter);
    const file = fileOfUrl(folder, request.url);
    const type = file === undefined ? undefined : types[path.extname(file)];
    if (file === undefined || type === undefined) return new Response('', { status: 404 });
    try {
      const bytes = await readFile(file);
      const body = type.startsWith('text/html') ? bytes.toString('utf8').replaceAll('__NONCE__', nonce) : new Uint8Array(bytes);
      return new Response(body, {
        headers: { 'content-type': type, 'content-security-policy': policy, 'x-content-type-options': 'nosniff' },
      });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}
