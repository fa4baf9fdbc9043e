import { useState } from 'react';
import type { ReactNode } from 'react';
import { isInUse } from '../../components/session-words';
import { useShell } from '../../components/shell';
import { alarmWords } from '../../components/strip/alarm-words';
import { Failure } from '../../components/failure';
import { SupervisionNotice } from '../../components/supervision/supervision-notice';
import { useWindowStrip } from '../../components/strip/strip-context';
import { t } from '../../i18n/zh-cn';
import { AlarmGuide } from './alarm-guide';
import { ConsoleFoot } from './console-foot';
import { ConsoleHeader } from './console-header';
import './console.css';
import './closing.css';
import { EndedPanel } from './ended-panel';
import { MomentsPanel } from './moments-panel';
import { OpeningPanel } from './opening-panel';
import { PictureWell } from './picture-well';
import { RecordPanel } from './record-panel';
import { TranscriptEditor } from './transcript-editor';
import { TranscriptReading } from './transcript-reading';
import { useSession } from './use-session';
import { WaitingView } from './waiting-view';
import { WithdrawalNotice } from './withdrawal-notice';

/** 询问中: left what is seen, right what is written, below what the law wants. */
export function ConsoleScreen(): ReactNode {
  const { person } = useShell();
  const { session, known, take, error } = useSession();
  const { view: strip, silence } = useWindowStrip();
  const [flush, setFlush] = useState<() => Promise<boolean>>(() => () => Promise.resolve(true));

  if (!session) {
    return (
      <div className="console-empty">
        <Failure error={error} />
        {known && <p className="text-lead">{t('console.noSession')}</p>}
      </div>
    );
  }
  const { phase } = session;
  // The 笔录 is written by the inspectors; an administrator at the console only sees it.
  const writes = person.role === 'inspector';
  if (phase === 'preparing' || phase === 'checked' || phase === 'ready') return <WaitingView session={session} strip={strip} take={take} />;

  // The alarm line under the strip takes the header's place, so that everything else stays where hands find it.
  const alarm = strip && alarmWords(strip, silence);
  return (
    <main className={alarm ? 'console console-alarmed' : 'console'}>
      {!alarm && <ConsoleHeader session={session} take={take} />}
      <div className="console-left">
        <PictureWell strip={strip} />
        {strip && alarm ? (
          <AlarmGuide session={session} strip={strip} alarm={alarm} />
        ) : (
          <MomentsPanel session={session} take={take} shows={writes} />
        )}
      </div>
      {isInUse(session) && session.record && !session.record.form.minutes ? (
        <RecordPanel session={session} record={session.record} />
      ) : phase === 'opening' && session.steps.length > 0 ? (
        <OpeningPanel session={session} take={take} />
      ) : isInUse(session) && writes ? (
        <TranscriptEditor key={session.id} session={session} onFlush={setFlush} />
      ) : phase === 'concluded' || phase === 'sealed' ? (
        <EndedPanel session={session} take={take} />
      ) : (
        <TranscriptReading session={session} />
      )}
      {writes && <SupervisionNotice sessionId={session.id} />}
      <WithdrawalNotice session={session} />
      <ConsoleFoot session={session} take={take} flush={flush} quiet={alarm !== undefined} />
    </main>
  );
}
