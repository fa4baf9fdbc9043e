import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { SegmentRow } from '../../db/entities/segment.entity';
import { manifestFileName, readManifest, type Manifest } from '../../recordings/evidence/manifest';
import { readMediaHead } from '../../recordings/playback/media-head';
import { timelineOf } from '../../recordings/playback/timeline';
import type { PlaybackTrack } from '../contract/playback';
import type { CameraView } from '../contract/room';

export interface PlaybackTracks {
  readonly beginsAt: string;
  readonly lengthMs: number;
  readonly tracks: readonly PlaybackTrack[];
}

/** What is known of one file. */
export type PlayableFile = Pick<SegmentRow, 'cameraId' | 'file' | 'startedAt' | 'endedAt' | 'frames' | 'durationMs'>;

/** The cameras of a session on one clock, with what their own files say they hold. Undefined where nothing was recorded. */
export async function playbackTracks(
  folder: string,
  segments: readonly PlayableFile[],
  cameras: readonly CameraView[],
): Promise<PlaybackTracks | undefined> {
  const manifest = await sealedManifest(folder);
  const named = new Map([...cameras, ...(manifest?.cameras ?? [])].map(({ id, name }) => [id, name]));
  const ids = [...new Set([...(manifest?.cameras ?? cameras).map(({ id }) => id), ...segments.map(({ cameraId }) => cameraId)])];
  const timeline = timelineOf(ids, segments, manifest?.gaps ?? [], manifest?.startedAt);
  if (!timeline) return undefined;
  const tracks = await Promise.all(
    timeline.tracks.map(async ({ cameraId, parts, gaps }) => {
      const head = parts[0] && (await readMediaHead(path.join(folder, parts[0].file)));
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

/** An unreadable manifest is a finding of the proof; what can be seen is shown nevertheless. */
async function sealedManifest(folder: string): Promise<Manifest | undefined> {
  const read = readManifest(await readFile(path.join(folder, manifestFileName)).catch(() => Buffer.alloc(0)));
  return 'manifest' in read ? read.manifest : undefined;
}

/** As counted over all files; 25 a second where nothing was counted. */
function frameMsOf(segments: readonly PlayableFile[]): number {
  const frames = segments.reduce((sum, segment) => sum + segment.frames, 0);
  return frames === 0 ? 40 : segments.reduce((sum, segment) => sum + segment.durationMs, 0) / frames;
}
