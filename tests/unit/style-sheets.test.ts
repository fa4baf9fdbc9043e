import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const renderer = path.join(process.cwd(), 'renderer');

// With `:has()` on a screen's root every key that is typed has the style of the whole screen worked out anew.
it('no rule styles an element by what it holds', () => {
  const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.css'));
  expect(sheets.length).toBeGreaterThan(20);
  expect(sheets.filter((file) => readFileSync(path.join(renderer, file), 'utf8').includes(':has('))).toEqual([]);
});
