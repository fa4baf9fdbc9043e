import type { ReactNode } from 'react';
import type { RecordView } from '../../../services/contract/records';
import type { SessionView } from '../../../services/contract/sessions';
import { t } from '../../i18n/zh-cn';
import { RecordFacts } from '../../papers/record-facts';
import { closingHint } from './closing-hint';
import { TranscriptPanel } from './transcript-panel';

/** A form without lines, such as the receipt of service: what is written of it so far. */
export function RecordPanel({ session, record }: { readonly session: SessionView; readonly record: RecordView }): ReactNode {
  return (
    <TranscriptPanel session={session} count={0} foot={<span>{closingHint(session)}</span>}>
      <div className="record-panel">
        {record.written ? <RecordFacts record={record} /> : <p className="ink-2">{t('closing.panel.nothing')}</p>}
      </div>
    </TranscriptPanel>
  );
}
