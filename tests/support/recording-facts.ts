import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { frameGaps, readFrameNumbers } from './frame-numbers';

interface Link {
  readonly cameraId: string;
  readonly file: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly frames: number;
}

export interface CameraFacts {
  readonly cameraId: string;
  readonly files: readonly string[];
  readonly firstAt: string;
  readonly lastAt: string;
  readonly frames: number;
  /** Where the frame numbers that the camera burned in are not consecutive. */
  readonly gaps: readonly unknown[];
  /** What ffprobe says of the files at the level `warning`. */
  readonly warnings: readonly string[];
}

/** What the sealed files of each camera say of themselves. */
export async function recordingFacts(folder: string): Promise<readonly CameraFacts[]> {
  const links = readFileSync(path.join(folder, 'chain.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Link);
  const cameras = [...new Set(links.map((link) => link.cameraId))].sort();
  const facts: CameraFacts[] = [];
  for (const cameraId of cameras) {
    const own = links.filter((link) => link.cameraId === cameraId).sort((a, b) => a.file.localeCompare(b.file));
    const files = own.map((link) => path.join(folder, link.file));
    const numbers = await readFrameNumbers(files);
    const warnings = files.flatMap((file) =>
      spawnSync('ffprobe', ['-v', 'warning', file], { encoding: 'utf8' })
        .stderr.split('\n')
        .filter((line) => line !== ''),
    );
    facts.push({
      cameraId,
      files,
      firstAt: own[0]?.startedAt ?? '',
      lastAt: own.at(-1)?.endedAt ?? '',
      frames: numbers.length,
      gaps: frameGaps(numbers),
      warnings,
    });
  }
  return facts;
}
