import { useCallback, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView, TranscriptLineView } from '../../../services/contract/sessions';
import { clockTime, dateTime, recordingTime } from '../../components/format';
import { LinePages } from '../../components/line-pages';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';
import { RecordFacts } from '../../papers/record-facts';
import { CorrectedText } from '../../papers/corrected-text';
import { kindName } from '../console/transcript-row';
import { LineReplay } from '../playback/line-replay';
import { CorrectionForm } from './correction-form';
import { PageReview } from './page-review';
import { ReviewSide } from './review-side';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}

/** What was written to read and correct, then to sign: a 笔录 of questioning page by page, another record as a whole. */
export function TranscriptReview({ session, take }: Props): ReactNode {
  return session.record ? <RecordReview session={session} take={take} /> : <PageReview session={session} take={take} />;
}

function RecordReview({ session, take }: Props): ReactNode {
  const [correcting, setCorrecting] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>();
  const [played, setPlayed] = useState<string | undefined>();
  const mayCorrect = session.phase === 'reviewing' && correcting;
  const [lead, recorder] = session.inspectors;
  const words = sessionWords(session);
  const { id: sessionId, startedAt } = session;
  const isMinutes = session.record !== undefined;
  const draw = useCallback(
    (line: TranscriptLineView): ReactNode =>
      mayCorrect && chosen === line.id ? (
        <CorrectionForm key={line.id} sessionId={sessionId} line={line} onDone={() => setChosen(undefined)} />
      ) : (
        <ReviewLine
          key={line.id}
          line={line}
          startedAt={startedAt}
          onPlay={mayCorrect ? undefined : () => setPlayed(line.id)}
          onChoose={mayCorrect && (isMinutes || line.kind !== 'note') ? () => setChosen(line.id) : undefined}
        />
      ),
    [mayCorrect, chosen, sessionId, startedAt, isMinutes],
  );
  return (
    <main className="second-review">
      <section className="review-page">
        <header>
          <h1>{session.record?.form.title ?? t('paper.transcript.title')}</h1>
          {(!session.record || session.record.form.minutes) && (
            <span>{t('second.review.count', { count: String(session.transcript.length) })}</span>
          )}
          <span className="review-hint">{mayCorrect ? t('second.review.choose') : t('second.review.times')}</span>
        </header>
        <div className={`review-lines${session.record ? ' review-minutes' : ''}`}>
          <LinePages items={session.transcript} draw={draw} />
          {session.record && <RecordFacts record={session.record} />}
        </div>
        <footer>
          <span>{lead && t('closing.second.lead', { office: words.lead, name: lead.name })}</span>
          <span>{recorder && t('closing.second.lead', { office: words.recorder, name: recorder.name })}</span>
          <span className="review-hours">
            {t('console.transcript.from')} {session.startedAt ? dateTime(session.startedAt) : '—'}　{t('console.transcript.to')}{' '}
            {t(session.record ? 'closing.toLater' : 'console.transcript.toLater')}
          </span>
        </footer>
      </section>
      <ReviewSide
        session={session}
        take={take}
        correcting={correcting}
        onCorrecting={(next) => {
          setCorrecting(next);
          setChosen(undefined);
          setPlayed(undefined);
        }}
      />
      {played !== undefined && (
        <LineReplay sessionId={sessionId} startedAt={startedAt} lineId={played} onClose={() => setPlayed(undefined)} />
      )}
    </main>
  );
}

interface LineProps {
  readonly line: TranscriptLineView;
  readonly startedAt: string | undefined;
  readonly onChoose: (() => void) | undefined;
  readonly onPlay: (() => void) | undefined;
}

function ReviewLine({ line, startedAt, onChoose, onPlay }: LineProps): ReactNode {
  const note = (at: string): ReactNode => <small>{t('second.review.corrected', { time: clockTime(at) })}</small>;
  const time = startedAt && line.at >= startedAt ? recordingTime(startedAt, line.at) : '';
  const content = (
    <>
      <b className="review-kind">{kindName(line.kind)}</b>
      <span className="review-text">
        <CorrectedText text={line.text} corrections={line.corrections} note={note} />
      </span>
      {onPlay && time ? (
        <button type="button" className="review-time review-play" aria-label={t('replay.line', { time })} onClick={onPlay}>
          ▶ {time}
        </button>
      ) : (
        <span className="review-time">{time}</span>
      )}
    </>
  );
  const className = `review-line review-line-${line.kind}`;
  if (!onChoose) {
    return (
      <div className={className} data-testid="transcript-line">
        {content}
      </div>
    );
  }
  return (
    <button type="button" className={`${className} review-line-open`} data-testid="transcript-line" onClick={onChoose}>
      {content}
    </button>
  );
}
