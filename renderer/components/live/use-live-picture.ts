import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { LiveChunk } from '../../../services/contract/events';
import { joinFeed } from './live-feeds';
import { LivePlayer } from './live-player';
import { Mpeg1Player } from './mpeg1-player';

export interface LivePictureState {
  readonly video: RefObject<HTMLVideoElement | null>;
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** Which of the two shows the picture: a canvas where the recording's codec had to be made into another. */
  readonly surface: Surface;
  /** When the newest picture was really shown, ms since 1970; undefined before the first. */
  readonly lastFrameAt: number | undefined;
  /** A picture was shown within the last two seconds. */
  readonly moving: boolean;
  readonly codecUnknown: boolean;
}

type Surface = 'video' | 'canvas';

const silenceMs = 2000;
const lookMs = 250;
const retryMs = 500;

/** Plays the camera in the video element or on the canvas, by what arrives, and says whether pictures really come. */
export function useLivePicture(cameraId: string): LivePictureState {
  const video = useRef<HTMLVideoElement | null>(null);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  const newest = useRef<number | undefined>(undefined);
  const [surface, setSurface] = useState<Surface>('video');
  const [seen, setSeen] = useState<{ readonly lastFrameAt: number | undefined; readonly moving: boolean }>({
    lastFrameAt: undefined,
    moving: false,
  });
  const [codecUnknown, setCodecUnknown] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const [videoElement, canvasElement] = [video.current, canvas.current];
    if (!videoElement || !canvasElement) return;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const playVideo = (): LivePlayer =>
      new LivePlayer(videoElement, (ending) => {
        if (ending === 'codec-unknown') setCodecUnknown(true);
        else retry = setTimeout(() => setAttempt((count) => count + 1), retryMs);
      });
    const playCanvas = (): Mpeg1Player => new Mpeg1Player(canvasElement, () => (newest.current = Date.now()));
    let playing: Surface | undefined;
    let player: LivePlayer | Mpeg1Player | undefined;
    const leave = joinFeed(cameraId, (chunk) => {
      const wanted = surfaceOf(chunk);
      if (playing !== wanted) {
        player?.close();
        player = wanted === 'canvas' ? playCanvas() : playVideo();
        playing = wanted;
        setSurface(wanted);
      }
      player?.push(chunk);
    });
    return () => {
      clearTimeout(retry);
      leave();
      player?.close();
    };
  }, [cameraId, attempt]);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    newest.current = undefined;
    let counted = 0;
    // Counted from time to time: a callback for every picture makes the page draw a frame of its own for each.
    const timer = setInterval(() => {
      const shown = picturesShown(element);
      if (shown > counted) newest.current = Date.now();
      counted = shown;
      const lastFrameAt = newest.current;
      setSeen({ lastFrameAt, moving: lastFrameAt !== undefined && Date.now() - lastFrameAt <= silenceMs });
    }, lookMs);
    return () => clearInterval(timer);
  }, [cameraId]);

  return { video, canvas, surface, ...seen, codecUnknown };
}

/** Of what the element plays now: a new source begins at 0. */
function picturesShown(element: HTMLVideoElement): number {
  const { totalVideoFrames, droppedVideoFrames } = element.getVideoPlaybackQuality();
  return totalVideoFrames - droppedVideoFrames;
}

function surfaceOf({ kind }: LiveChunk): Surface {
  return kind === 'mpeg1' ? 'canvas' : 'video';
}
