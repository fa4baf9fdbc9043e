import { useEffect, useState } from 'react';
import type { PlaybackView } from '../../../services/contract/playback';
import { call } from '../../kiosk/kiosk';

export interface Opened {
  readonly view: PlaybackView | undefined;
  readonly error: unknown;
}

/** Opens the recording for viewing, once a mount; the screen's end ends the viewing. */
export function useOpenedRecording(sessionId: string): Opened {
  const [opened, setOpened] = useState<Opened>({ view: undefined, error: undefined });
  useEffect(() => {
    let here = true;
    call('playback.open', sessionId).then(
      (view) => here && setOpened({ view, error: undefined }),
      (error: unknown) => here && setOpened({ view: undefined, error }),
    );
    return () => {
      here = false;
    };
  }, [sessionId]);
  return opened;
}
