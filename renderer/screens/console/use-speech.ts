import { useState } from 'react';
import type { SpeechLineView } from '../../../services/contract/speech';
import { useCall } from '../../components/use-call';
import { useEvent } from '../../kiosk/kiosk';

/** The session's drafts; undefined where no model is ready, and then nothing of it is shown. */
export function useSpeech(sessionId: string): {
  readonly lines: readonly SpeechLineView[] | undefined;
  readonly take: (lines: readonly SpeechLineView[]) => void;
} {
  const state = useCall('speech.state');
  const loaded = useCall('speech.lines', sessionId);
  const [taken, setTaken] = useState<readonly SpeechLineView[] | undefined>();
  useEvent('speech.changed', () => {
    setTaken(undefined);
    loaded.reload();
  });
  const ready = state.data?.state === 'ready';
  return { lines: ready ? (taken ?? loaded.data ?? []) : undefined, take: setTaken };
}
