import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import path from 'node:path';
import { contentSecurityPolicy, fileOfUrl, pageOrigin } from '../page-address';
import { RequestProblem } from './request-body';

/** On every answer: nothing is kept, framed, guessed or shared with another site. */
export const commonHeaders = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
} as const;

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
};

/** The one page at `/`, and what it is built of; no other page of the kiosk. */
export async function servePage(folder: string, pathname: string, response: ServerResponse): Promise<void> {
  if (pathname === '/') {
    const nonce = randomBytes(16).toString('base64');
    const page = (await readFile(path.join(folder, 'remote.html'), 'utf8')).replaceAll('__NONCE__', nonce);
    const policy = `${contentSecurityPolicy(nonce)}; frame-ancestors 'none'`;
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy }).end(page);
    return;
  }
  const file = pathname.startsWith('/assets/') ? fileOfUrl(folder, `${pageOrigin}${pathname}`) : undefined;
  const type = types[path.extname(pathname)];
  if (file === undefined || type === undefined) throw new RequestProblem(404);
  const bytes = await readFile(file).catch(() => {
    throw new RequestProblem(404);
  });
  response.writeHead(200, { 'content-type': type }).end(bytes);
}
