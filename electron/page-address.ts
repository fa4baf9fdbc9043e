import path from 'node:path';

/** The pages come from inside the product by an own scheme: no file:, no network. */
export const pageOrigin = 'app://mingxun';

/** antd writes its styles into <style nonce>; nothing else inline runs, and nothing is loaded from elsewhere. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' blob: data:",
    'media-src blob:',
    "connect-src 'self'",
    "frame-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/** The file behind a page address, or undefined when it points outside the folder. */
export function fileOfUrl(folder: string, url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, pathname } = new URL(url);
  if (host !== 'mingxun') return undefined;
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (relative.includes('\0') || relative.includes('\\')) return undefined;
  const file = path.join(folder, relative === '/' ? 'index.html' : relative);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

/** Whether a page is one of ours, by its parsed origin. */
export function isOurPage(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, host } = new URL(url);
  return `${protocol}//${host}` === pageOrigin;
}
