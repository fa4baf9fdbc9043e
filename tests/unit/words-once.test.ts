import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const folder = 'renderer/i18n/zh-cn';

it('says each word once: of two parts with one key, the later would speak for both', () => {
  const keys = readdirSync(folder).flatMap((file) =>
    [...readFileSync(path.join(folder, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(([, key = '']) => key),
  );
  expect(keys.length).toBeGreaterThan(1_000);
  expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
});
