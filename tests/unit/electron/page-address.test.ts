import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, fileOfUrl, isOurPage } from '../../../electron/page-address';

const folder = '/opt/mingxun/renderer';

describe('a page address', () => {
  it('names a file of the product', () => {
    expect(fileOfUrl(folder, 'app://mingxun/')).toBe(`${folder}/index.html`);
    expect(fileOfUrl(folder, 'app://mingxun/assets/main.js?window=console')).toBe(`${folder}/assets/main.js`);
  });

  const escapes = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..\\', '..%5c', '....//', '%00'];
  const targets = ['etc/passwd', 'main.cjs', 'assets/../../main.cjs', '%2fetc%2fpasswd'];
  it.each(escapes.flatMap((escape) => targets.flatMap((target) => [1, 2, 5].map((times) => escape.repeat(times) + target))))(
    'never leaves the folder: %s',
    (path) => {
      const file = fileOfUrl(folder, `app://mingxun/${path}`);
      expect(file === undefined || file.startsWith(`${folder}/`)).toBe(true);
    },
  );

  it('refuses another host and another scheme', () => {
    expect(fileOfUrl(folder, 'app://elsewhere/index.html')).toBeUndefined();
    expect(isOurPage('https://mingxun/index.html')).toBe(false);
    expect(isOurPage('app://mingxun.example/index.html')).toBe(false);
    expect(isOurPage('app://mingxun/index.html')).toBe(true);
    expect(isOurPage('no address')).toBe(false);
  });

  it('lets nothing inline run and nothing come from elsewhere', () => {
    const policy = contentSecurityPolicy('abc');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/unsafe|https?:|\*/);
  });
});
