import type { DiscStory } from '../disc-story';
import { el } from '../dom';
import { RoomPlayer } from '../player/room-player';
import type { DiscCheck, DiscFile } from '../verify-disc';
import { say } from '../words';
import { takeKeys } from './player-keys';
import { PictureView } from './picture-view';
import { TimelineView } from './timeline-view';
import { TranscriptView } from './transcript-view';
import { TransportView } from './transport-view';

/** Pictures, 笔录 and timeline of a disc; `player` is undefined where nothing was recorded. */
export function playbackView(
  story: DiscStory,
  check: DiscCheck,
  files: readonly DiscFile[],
): { element: HTMLElement; player: RoomPlayer | undefined } {
  const { timeline } = story;
  if (!timeline) return { element: el('section', { class: 'panel' }, el('p', {}, say('player.none'))), player: undefined };
  const blobs = new Map(files.map(({ path, blob }) => [path, blob]));
  const wrong = new Set(check.findings.map(({ file }) => file));
  const isAltered = (file: string) => wrong.has(file);
  const pictured = story.cameras.filter((camera) => !camera.isMicrophone);
  const pictures = new Map(pictured.map((camera) => [camera.id, new PictureView(camera, isAltered)]));
  const elements = new Map<string, HTMLMediaElement>(
    story.cameras.map((camera) => [camera.id, pictures.get(camera.id)?.video ?? el('audio', { 'data-camera': camera.id })]),
  );
  for (const track of timeline.tracks)
    elements.get(track.cameraId)?.setAttribute('data-files', track.parts.map(({ file }) => file).join('\n'));

  const sounds = [...elements.values()].filter((media) => media.tagName === 'AUDIO');
  const wells = el('div', { class: 'pictures' }, ...[...pictures.values()].map((picture) => picture.element), ...sounds);
  const player = new RoomPlayer({
    timeline,
    elements,
    fileOf: (file) => blobs.get(file),
    frameRateOf: frameRates(check),
    onTick: () => {
      for (const camera of player.cameras) pictures.get(camera.track.cameraId)?.show(camera, zeroMs);
      const seen = `pictures of-${Math.min(8, [...pictures.values()].filter(({ element: well }) => !well.hidden).length)}`;
      if (wells.className !== seen) wells.className = seen;
      transport.show();
      axis.show();
      transcript.show(player.clock.atMs, player.playing);
    },
  });
  const startedAtMs = Date.parse(timeline.startedAt);
  // Recording time is counted from the entry, as in the 笔录; what lies before it is the pre-roll.
  const zeroMs = story.startedAt === undefined ? 0 : Math.max(0, Date.parse(story.startedAt) - startedAtMs);
  const stops = [...story.marks, ...story.exhibits, ...story.events].map(({ at }) => Date.parse(at) - startedAtMs).sort((a, b) => a - b);
  const transport = new TransportView({ player, cameras: story.cameras, stops, zeroMs, startedAtMs });
  const axis = new TimelineView({ timeline, story, player, zeroMs, isAltered });
  const transcript = new TranscriptView(story, zeroMs, startedAtMs, (atMs) => player.seek(atMs));
  player.seek(zeroMs);
  player.start();

  const element = el(
    'section',
    { class: 'playback', 'aria-label': say('player.title') },
    wells,
    transcript.element,
    el('div', { class: 'panel control' }, transport.element, axis.element),
  );
  takeKeys(player);
  return { element, player };
}

function frameRates(check: DiscCheck): (file: string) => number {
  const rates = new Map(check.links.map(({ file, frames, durationMs }) => [file, (1000 * frames) / Math.max(1, durationMs)]));
  return (file) => {
    const rate = rates.get(file) ?? 0;
    return rate >= 1 && rate <= 240 ? rate : 25;
  };
}
