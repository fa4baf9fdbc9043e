import { readdir } from 'node:fs/promises';

/** The optical drives of this machine, by their device files. */
export async function foundDrives(): Promise<readonly string[]> {
  const names = await readdir('/dev').catch(() => []);
  return names
    .filter((name) => /^sr\d+$/.test(name))
    .map((name) => `/dev/${name}`)
    .sort();
}
