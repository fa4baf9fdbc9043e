import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';

/** Where media, database, keys and settings lie. The simulated room has a root of its own, so that 演示 never mixes with evidence. */
export interface StorageRoot {
  readonly home: string;
  readonly roomFile: string;
  readonly database: string;
  readonly recordings: string;
  readonly keys: string;
  readonly discs: string;
  readonly papers: string;
  /** The closed sets of the registers, a folder a room and month. */
  readonly registers: string;
}

/** On the command line: the assistant opens, whatever lies in the storage root. */
export const setUpWord = '--set-up';

/**
 * Whether `home` is a real room's: it has a room.json, or the store of one that lost its room.json (which must never open as 演示), or somebody
 * asks to set one up there (`--set-up`).
 */
export function isRealRoom(home: string, words: readonly string[]): boolean {
  return words.includes(setUpWord) || ['room.json', 'mingxun.db'].some((name) => existsSync(path.join(home, name)));
}

export function openStorageRoot(home: string): StorageRoot {
  const root: StorageRoot = {
    home,
    roomFile: path.join(home, 'room.json'),
    database: path.join(home, 'mingxun.db'),
    recordings: path.join(home, 'recordings'),
    keys: path.join(home, 'keys'),
    discs: path.join(home, 'disc-images'),
    papers: path.join(home, 'papers'),
    registers: path.join(home, 'registers'),
  };
  for (const folder of [root.home, root.recordings, root.discs, root.papers, root.registers]) mkdirSync(folder, { recursive: true });
  mkdirSync(root.keys, { recursive: true, mode: 0o700 });
  return root;
}
