import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { joinFeed } from './live-feeds';
import { LivePlayer } from './live-player';

export interface LiveVideo {
  readonly video: RefObject<HTMLVideoElement | null>;
  /** When the newest picture was really shown, ms since 1970; undefined before the first. */
  readonly lastFrameAt: number | undefined;
  /** A picture was shown within the last two seconds. */
  readonly moving: boolean;
  readonly codecUnknown: boolean;
}

const silenceMs = 2000;
const retryMs = 500;

/** Plays the camera in the video element and says whether pictures really come. */
export function useLiveVideo(cameraId: string): LiveVideo {
  const video = useRef<HTMLVideoElement | null>(null);
  const [seen, setSeen] = useState<{ readonly lastFrameAt: number | undefined; readonly moving: boolean }>({
    lastFrameAt: undefined,
    moving: false,
  });
  const [codecUnknown, setCodecUnknown] = useState(false);
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let retry: ReturnType<typeof setTimeout> | undefined;
    const player = new LivePlayer(element, (ending) => {
      if (ending === 'codec-unknown') setCodecUnknown(true);
      else retry = setTimeout(() => setAttempt((count) => count + 1), retryMs);
    });
    const leave = joinFeed(cameraId, (chunk) => player.push(chunk));
    return () => {
      clearTimeout(retry);
      leave();
      player.close();
    };
  }, [cameraId, attempt]);

  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let newest: number | undefined;
    const onFrame = (): void => {
      newest = Date.now();
      handle = element.requestVideoFrameCallback(onFrame);
    };
    let handle = element.requestVideoFrameCallback(onFrame);
    const timer = setInterval(
      () => setSeen({ lastFrameAt: newest, moving: newest !== undefined && Date.now() - newest <= silenceMs }),
      500,
    );
    return () => {
      element.cancelVideoFrameCallback(handle);
      clearInterval(timer);
    };
  }, [cameraId]);

  return { video, ...seen, codecUnknown };
}
