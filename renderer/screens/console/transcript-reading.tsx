import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView, TranscriptLineView } from '../../../services/contract/sessions';
import { LinePages } from '../../components/line-pages';
import { isInUse, sessionWords } from '../../components/session-words';
import { useShell } from '../../components/shell';
import { t } from '../../i18n/zh-cn';
import { RecordFacts } from '../../papers/record-facts';
import { LineReplay } from '../playback/line-replay';
import { closingHint } from './closing-hint';
import { TranscriptPanel } from './transcript-panel';
import { TranscriptRow } from './transcript-row';

/** The 笔录 while the questioned person has it: read here, changed only there; inspectors can play what was said at a line. */
export function TranscriptReading({ session }: { readonly session: SessionView }): ReactNode {
  const { id, startedAt, phase } = session;
  const { person } = useShell();
  const [played, setPlayed] = useState<string | undefined>();
  const plays = person.role === 'inspector' && (phase === 'reviewing' || phase === 'reviewed' || phase === 'signed');
  const draw = useCallback(
    (line: TranscriptLineView) => (
      <TranscriptRow key={line.id} line={line} startedAt={startedAt} onPlay={plays ? () => setPlayed(line.id) : undefined} />
    ),
    [startedAt, plays],
  );
  return (
    <TranscriptPanel session={session} count={session.transcript.length} foot={<span>{footWords(session)}</span>}>
      <LinePages items={session.transcript} draw={draw} />
      {session.record?.written && <RecordFacts record={session.record} />}
      {plays && played !== undefined && (
        <LineReplay sessionId={id} startedAt={startedAt} lineId={played} onClose={() => setPlayed(undefined)} />
      )}
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
