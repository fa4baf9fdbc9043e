import { verify } from 'node:crypto';
import { stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { openSigningKey } from '../../../../recordings/evidence/signing-key';
import { newFolder } from './small-evidence';

it('makes the key once, for its owner only', async () => {
  const folder = path.join(await newFolder(), 'keys');
  const keys = await Promise.all([openSigningKey(folder), openSigningKey(folder)]);
  const again = await openSigningKey(folder);
  expect(new Set([...keys, again].map((key) => key.keyId)).size).toBe(1);
  expect((await stat(path.join(folder, 'signing-key.pem'))).mode & 0o777).toBe(0o600);
  expect(again.keyId).toMatch(/^[0-9a-f]{16}$/);
});

it('signs raw Ed25519', async () => {
  const key = await openSigningKey(await newFolder());
  const signature = key.sign(Buffer.from('清单'));
  expect(signature).toHaveLength(64);
  expect(verify(null, Buffer.from('清单'), key.publicKeyPem, signature)).toBe(true);
});

it('never replaces a damaged key', async () => {
  const folder = await newFolder();
  await writeFile(path.join(folder, 'signing-key.pem'), 'secret rubbish');
  const failure: unknown = await openSigningKey(folder).catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: 'key.unreadable' });
  expect(String(failure)).not.toContain('secret');
});
