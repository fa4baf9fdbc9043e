import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow } from './transcript-row';

/** The 笔录 while the questioned person has it: read here, changed only there. */
export function TranscriptReading({ session }: { readonly session: SessionView }): ReactNode {
  return (
    <TranscriptPanel session={session} count={session.transcript.length} foot={<span>{footWords(session.phase)}</span>}>
      {session.transcript.map((line) => (
        <TranscriptRow key={line.id} line={line} startedAt={session.startedAt} />
      ))}
    </TranscriptPanel>
  );
}

function footWords(phase: SessionView['phase']): string {
  if (phase === 'questioning') return t('console.transcript.notYours');
  return phase === 'reviewing' ? t('console.transcript.readOnly') : t(`console.hint.${phase}`);
}
