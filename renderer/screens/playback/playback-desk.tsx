import { useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PlaybackView } from '../../../services/contract/playback';
import { Failure } from '../../components/failure';
import { dateTime, clockTime } from '../../components/format';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { msOf, withoutBroken } from './moments';
import { PictureTile } from './picture-tile';
import { PlaybackEngine } from './playback-engine';
import { BrokenProof, ProofNote } from './proof-note';
import { TimelinePanel } from './timeline-panel';
import { TranscriptSide } from './transcript-side';
import { Transport } from './transport';
import { PlayContext, playOf } from './use-play';
import { usePlaybackKeys } from './use-playback-keys';
import { useWatchReport } from './use-watch-report';
import { ViewingBanner } from './viewing-banner';

/** An opened recording: who views it, the pictures in step, the 笔录, the hands and the timeline. */
export function PlaybackDesk({ view }: { readonly view: PlaybackView }): ReactNode {
  const { go } = useShell();
  const [engine] = useState(() => new PlaybackEngine(view, msOf(view, view.startedAt)));
  const play = useMemo(() => playOf(view, engine), [view, engine]);
  const [proof, setProof] = useState(view.proof);
  useEvent('playback.proof', (told) => {
    if (told.sessionId === view.sessionId) setProof(told.proof);
  });
  const tracks = useMemo(() => {
    const findings = proof.state === 'done' ? proof.findings : [];
    return withoutBroken(view.tracks, new Set(findings.map(({ file }) => file)));
  }, [view, proof]);
  useEffect(() => engine.useTracks(tracks), [engine, tracks]);
  usePlaybackKeys(play);
  const { watched, error } = useWatchReport(view, engine);

  return (
    <PlayContext value={play}>
      <main className="playback">
        <ViewingBanner watched={watched} onEnd={() => go({ kind: 'archive', sessionId: view.sessionId })} />
        <div className="playback-body">
          <header className="playback-head">
            <h1 className="text-section">{view.enforcementCase.name}</h1>
            <p>
              <span>{view.registrationCode}</span>
              <span>{t('playback.questioned', { name: view.questionedName })}</span>
              <span>{t('playback.span', { from: dateTime(view.startedAt), to: clockTime(view.endedAt) })}</span>
            </p>
            <ProofNote proof={proof} />
          </header>
          <BrokenProof proof={proof} />
          <Failure error={error} />
          <div className="playback-upper">
            <div className={`pictures pictures-${Math.min(8, tracks.length)}`}>
              {tracks.map((track) => (
                <PictureTile key={track.cameraId} track={track} />
              ))}
            </div>
            <TranscriptSide />
          </div>
          <section className="panel playback-lower" aria-label={t('playback.timeline')}>
            <Transport tracks={tracks} />
            <TimelinePanel tracks={tracks} watched={watched} />
          </section>
        </div>
      </main>
    </PlayContext>
  );
}
