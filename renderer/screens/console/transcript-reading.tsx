import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { isInUse, sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';
import { RecordFacts } from '../../papers/record-facts';
import { closingHint } from './closing-hint';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow } from './transcript-row';

/** The 笔录 while the questioned person has it: read here, changed only there. */
export function TranscriptReading({ session }: { readonly session: SessionView }): ReactNode {
  return (
    <TranscriptPanel session={session} count={session.transcript.length} foot={<span>{footWords(session)}</span>}>
      {session.transcript.map((line) => (
        <TranscriptRow key={line.id} line={line} startedAt={session.startedAt} />
      ))}
      {session.record?.written && <RecordFacts record={session.record} />}
    </TranscriptPanel>
  );
}

function footWords(session: SessionView): string {
  const { phase, record } = session;
  const { person = '', record: name } = sessionWords(session);
  if (isInUse(session)) return record ? t('closing.note', { record: name }) : t('console.transcript.notYours');
  if (phase === 'reviewing') return record ? t('closing.readOnly', { person }) : t('console.transcript.readOnly');
  return record ? closingHint(session) : t(`console.hint.${phase}`);
}
