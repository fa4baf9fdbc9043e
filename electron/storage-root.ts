import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** Where media, database, keys and settings lie. The simulated room has a root of its own, so that 演示 never mixes with evidence. */
export interface StorageRoot {
  readonly home: string;
  readonly roomFile: string;
  readonly credentialsFile: string;
  readonly database: string;
  readonly recordings: string;
  readonly keys: string;
  readonly discs: string;
  readonly papers: string;
  /** The closed sets of the registers, a folder a room and month. */
  readonly registers: string;
}

export function openStorageRoot(home: string): StorageRoot {
  const root: StorageRoot = {
    home,
    roomFile: path.join(home, 'room.json'),
    credentialsFile: path.join(home, 'credentials.json'),
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
