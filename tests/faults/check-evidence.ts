import { execFile } from 'node:child_process';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { chainBreaks, readChainLines } from '../../recordings/evidence/chain-lines';
import { chainFileName } from '../../recordings/evidence/chain-link';
import type { ChainLink } from '../../recordings/evidence/chain-link';
import { hashFile } from '../../recordings/evidence/hash-file';

export interface Evidence {
  readonly links: readonly ChainLink[];
  /** In plain words; none when the folder holds what its chain says, and nothing else. */
  readonly problems: readonly string[];
}

/** Beside the media: the camera's memory, ffmpeg's list and log. */
const explained = /^(chain\.jsonl|[\w.-]+\/(capture\.jsonl|a\d+\.(csv|log)))$/;

/** The chain as it stands on the disk against the files as they stand there. `atRest`: nothing runs, so nothing half-done may lie about. */
export async function checkEvidence(folder: string, atRest = true): Promise<Evidence> {
  const { lines, tornBytes } = readChainLines(await readFile(path.join(folder, chainFileName)));
  const links = lines.flatMap(({ link }) => link ?? []);
  const problems = chainBreaks(lines).map(({ code, n, detail }) => `${code} at ${n}: ${detail}`);
  if (tornBytes > 0) problems.push(`${tornBytes} bytes of a torn line`);
  for (const { file, sha256, bytes } of links) {
    const found = await hashFile(path.join(folder, file)).catch(() => undefined);
    if (!found) problems.push(`${file} is gone`);
    else if (found.sha256 !== sha256 || found.bytes !== bytes) problems.push(`${file} has changed`);
  }
  const linked = new Set(links.map(({ file }) => file));
  if (linked.size < links.length) problems.push('a file is linked twice');
  if (atRest) {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = entries.filter((entry) => entry.isFile()).map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
    problems.push(...names.filter((name) => !linked.has(name) && !explained.test(name)).map((name) => `${name} is unexplained`));
  }
  return { links, problems };
}

/** The pictures that another program than ours finds in a file, and what it complains of. */
export async function probePictures(file: string): Promise<{ readonly pictures: number; readonly complaint: string }> {
  const args = [
    '-v',
    'warning',
    '-count_packets',
    '-select_streams',
    'v:0',
    '-show_entries',
    'stream=nb_read_packets',
    '-of',
    'csv=p=0',
    file,
  ];
  const run = promisify(execFile)('ffprobe', args).catch((error: unknown) => ({ stdout: '0', stderr: String(error) }));
  const { stdout, stderr } = await run;
  return { pictures: Number.parseInt(stdout, 10) || 0, complaint: stderr.trim() };
}
