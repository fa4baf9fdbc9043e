import { CheckCircleFilled, LockFilled } from '@ant-design/icons';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { dateTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';

interface Props {
  readonly session: SessionView;
  /** Lines shown; the newest is kept in view when their number grows. Absent: the lines are scrolled by who writes them. */
  readonly count?: number;
  readonly foot: ReactNode;
  /** In the head. */
  readonly history?: ReactNode;
  /** Between the lines and the foot. */
  readonly above?: ReactNode;
  readonly children: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
}

/** The sheet of the 笔录: its times and its place are the recording's own and no fields (规定§16). */
export function TranscriptPanel({ session, count, foot, history, above, children, onKeyDown }: Props): ReactNode {
  const words = sessionWords(session);
  const lines = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (count !== undefined) lines.current?.scrollTo({ top: lines.current.scrollHeight });
  }, [count]);
  return (
    <section
      className={`panel transcript-panel${session.record ? ' transcript-minutes' : ''}`}
      aria-label={words.record}
      onKeyDown={onKeyDown}
    >
      <header className="panel-head">
        <h2 className="text-section">{words.record}</h2>
        {(!session.record || session.record.form.minutes) && (
          <span className="ink-2">{t('console.transcript.count', { count: String(session.transcript.length) })}</span>
        )}
        {history}
        <span className="ink-green transcript-source">
          <CheckCircleFilled aria-hidden /> {t('console.transcript.source')}
        </span>
      </header>
      <dl className="transcript-facts">
        <dt>{t('console.transcript.from')}</dt>
        <dd>{session.startedAt ? dateTime(session.startedAt) : '—'}</dd>
        <dt>{t('console.transcript.to')}</dt>
        <dd className={session.endedAt ? '' : 'transcript-open-end'}>
          {session.endedAt ? dateTime(session.endedAt) : t(session.record ? 'closing.toLater' : 'console.transcript.toLater')}
        </dd>
        <dt className="transcript-place">
          <LockFilled aria-hidden /> {t('console.transcript.place')}
        </dt>
        <dd>{session.roomName}</dd>
      </dl>
      <div ref={lines} className="transcript-lines">
        <div>{children}</div>
      </div>
      {above}
      <footer className="transcript-foot">{foot}</footer>
    </section>
  );
}
