import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { openSealedText, sealText } from '../../../../services/rooms/sealed-text';

const key = randomBytes(32);
const secret = '{"cam1":{"username":"admin","password":"Can@ry#7口令"}}';

it('opens what it sealed, and shows nothing of it', () => {
  const sealed = sealText(secret, key);
  expect(openSealedText(sealed, key)).toBe(secret);
  for (const part of ['admin', 'Can@ry', '口令', Buffer.from(secret).toString('base64').slice(0, 12)]) expect(sealed).not.toContain(part);
  expect(sealText(secret, key)).not.toBe(sealed);
});

it('opens nothing that was changed, cut short, or sealed with another key', () => {
  const sealed = sealText(secret, key);
  expect(openSealedText(sealed, randomBytes(32))).toBeUndefined();
  expect(openSealedText(sealed.slice(0, -10), key)).toBeUndefined();
  const parts = JSON.parse(sealed) as Record<'iv' | 'tag' | 'text', string>;
  for (const part of ['iv', 'tag', 'text'] as const) {
    const bytes = Buffer.from(parts[part], 'base64');
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    expect(openSealedText(JSON.stringify({ ...parts, [part]: bytes.toString('base64') }), key)).toBeUndefined();
  }
  // A tag that is cut to a few bytes would be guessed soon.
  const short = Buffer.from(parts.tag, 'base64').subarray(0, 4).toString('base64');
  expect(openSealedText(JSON.stringify({ ...parts, tag: short }), key)).toBeUndefined();
  for (const text of ['', '{}', 'null', '[1]']) expect(openSealedText(text, key)).toBeUndefined();
});
