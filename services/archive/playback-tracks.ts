import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SegmentRow } from '../../db/entities/segment.entity';
import { manifestFileName, readManifest, type Manifest } from '../../recordings/evidence/manifest';
import { readMediaHead } from '../../recordings/playback/media-head';
import { timelineOf, type TimelinePart } from '../../recordings/playback/timeline';
import type { PlaybackTrack } from '../contract/playback';
import type { CameraView } from '../contract/room';

export interface PlaybackTracks {
  readonly beginsAt: string;
  readonly lengthMs: number;
  readonly tracks: readonly PlaybackTrack[];
}

/** What is known of one file; nobody has counted the pictures of one that is still being written. */
export type PlayableFile = Pick<SegmentRow, 'cameraId' | 'file' | 'startedAt' | 'endedAt' | 'durationMs'> & {
  readonly frames: number | undefined;
};

/** The cameras of a session on one clock, with what their own files say they hold. Undefined where nothing was recorded. */
export async function playbackTracks(
  folder: string,
  segments: readonly PlayableFile[],
  cameras: readonly CameraView[],
): Promise<PlaybackTracks | undefined> {
  const manifest = await sealedManifest(folder);
  const named = new Map([...cameras, ...(manifest?.cameras ?? [])].map(({ id, name }) => [id, name]));
  const ids = [...new Set([...(manifest?.cameras ?? cameras).map(({ id }) => id), ...segments.map(({ cameraId }) => cameraId)])];
  const counted = await Promise.all(
    segments.map(async (segment) => ({ ...segment, frames: segment.frames ?? (await framesByHead(path.join(folder, segment.file))) })),
  );
  const timeline = timelineOf(ids, counted, manifest?.gaps ?? [], manifest?.startedAt);
  if (!timeline) return undefined;
  const tracks = await Promise.all(
    timeline.tracks.map(async ({ cameraId, parts, gaps }) => {
      const head = await fullestHead(folder, parts);
      const pictures = head === undefined || head.tracks.some(({ kind }) => kind === 'video');
      return {
        cameraId,
        name: named.get(cameraId) ?? cameraId,
        view: cameras.find(({ id }) => id === cameraId)?.view,
        kind: pictures ? ('picture' as const) : ('sound' as const),
        mimeType: head?.mimeType,
        frameMs: pictures ? frameMsOf(segments.filter((segment) => segment.cameraId === cameraId)) : 0,
        parts,
        gaps,
      };
    }),
  );
  return { beginsAt: timeline.startedAt, lengthMs: timeline.lengthMs, tracks };
}

/** Of the first file with sound and pictures, else with pictures, else of the first. All files of one attempt hold the same tracks. */
async function fullestHead(folder: string, parts: readonly TimelinePart[]) {
  const attemptOf = (file: string | undefined) => file?.replace(/-\d+\.mp4$/, '');
  const wanted = parts.filter(({ soundOnly }) => !soundOnly);
  const firsts = wanted.filter(({ file }, n) => attemptOf(file) !== attemptOf(wanted[n - 1]?.file));
  let fullest: Awaited<ReturnType<typeof readMediaHead>>;
  for (const { file } of firsts) {
    const head = await readMediaHead(path.join(folder, file));
    if ((head?.tracks.length ?? 0) > (fullest?.tracks.length ?? 0)) fullest = head;
    if ((fullest?.tracks.length ?? 0) > 1) break;
  }
  return fullest;
}

/** 0 where the file has no track for them. */
async function framesByHead(file: string): Promise<number | undefined> {
  const head = await readMediaHead(file);
  return head && !head.tracks.some(({ kind }) => kind === 'video') ? 0 : undefined;
}

/** An unreadable manifest is a finding of the proof; what can be seen is shown nevertheless. */
async function sealedManifest(folder: string): Promise<Manifest | undefined> {
  const read = readManifest(await readFile(path.join(folder, manifestFileName)).catch(() => Buffer.alloc(0)));
  return 'manifest' in read ? read.manifest : undefined;
}

/** As counted over all files with pictures; 25 a second where nothing was counted. */
function frameMsOf(segments: readonly PlayableFile[]): number {
  const pictured = segments.filter(({ frames = 0 }) => frames > 0);
  const frames = pictured.reduce((sum, segment) => sum + (segment.frames ?? 0), 0);
  return frames === 0 ? 40 : pictured.reduce((sum, segment) => sum + segment.durationMs, 0) / frames;
}
