import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { isRealRoom } from '../../../electron/storage-root';

it('a home is a real room’s by its room.json, by its store, or by request; a store without a room.json never opens as 演示', () => {
  const home = mkdtempSync(path.join(tmpdir(), 'home-'));
  expect(isRealRoom(home, ['electron', '.'])).toBe(false);
  expect(isRealRoom(home, ['electron', '.', '--set-up'])).toBe(true);
  writeFileSync(path.join(home, 'mingxun.db'), '');
  expect(isRealRoom(home, [])).toBe(true);
  rmSync(home, { recursive: true });
});
