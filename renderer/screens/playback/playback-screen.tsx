import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Failure } from '../../components/failure';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import './playback.css';
import { PlaybackDesk } from './playback-desk';
import { useOpenedRecording } from './use-opened-recording';

/** Viewing a sealed recording; without one chosen it says where to choose. */
export function PlaybackScreen(): ReactNode {
  const { place } = useShell();
  const sessionId = place.kind === 'playback' ? place.sessionId : undefined;
  return sessionId === undefined ? <NothingChosen error={undefined} /> : <OpenedRecording sessionId={sessionId} />;
}

function OpenedRecording({ sessionId }: { readonly sessionId: string }): ReactNode {
  const { view, error } = useOpenedRecording(sessionId);
  if (view) return <PlaybackDesk view={view} />;
  return error === undefined ? <main className="playback-empty" aria-busy /> : <NothingChosen error={error} />;
}

function NothingChosen({ error }: { readonly error: unknown }): ReactNode {
  const { go } = useShell();
  return (
    <main className="playback-empty">
      <h1 className="text-title">{t('playback.title')}</h1>
      {error === undefined ? <p className="ink-2">{t('playback.choose')}</p> : <Failure error={error} />}
      <Button type="primary" size="large" onClick={() => go({ kind: 'archive' })}>
        {t('playback.toArchive')}
      </Button>
    </main>
  );
}
