import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import type { SessionView } from '../../../services/contract/sessions';
import { transcriptPages, type TranscriptPage } from '../../../services/contract/transcript-pages';
import { dateTime } from '../../components/format';
import { sessionWords } from '../../components/session-words';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import '../../papers/paper.css';
import '../../papers/transcript-paper.css';
import { TranscriptSheet } from '../../papers/transcript-sheet';
import { LineReplay } from '../playback/line-replay';
import { wakeSound } from '../playback/wake-sound';
import { CorrectionForm } from './correction-form';
import { PageChips } from './page-chips';
import { PageSide } from './page-side';

interface Props {
  readonly session: SessionView;
  readonly take: (session: SessionView) => void;
}

/** 规定§15, 制度§10: the 笔录 or the record on the very pages that will be printed, to read, correct and sign one by one. */
export function PageReview({ session, take }: Props): ReactNode {
  const pages = transcriptPages(session);
  const [shown, setShown] = useState(1);
  const [seen, setSeen] = useState<ReadonlySet<number>>(new Set([1]));
  const [correcting, setCorrecting] = useState(false);
  const [chosen, setChosen] = useState<string | undefined>();
  const [played, setPlayed] = useState<string | undefined>();
  const page = pages[Math.min(shown, pages.length) - 1];
  const lineIds = JSON.stringify(page ? linesOn(page) : []);
  useEffect(() => void call('replay.prepare', session.id, JSON.parse(lineIds) as string[]).catch(() => undefined), [session.id, lineIds]);
  useEffect(wakeSound, []);
  const line = session.phase === 'reviewing' && correcting ? session.transcript.find(({ id }) => id === chosen) : undefined;

  function show(number: number): void {
    setShown(number);
    setSeen((before) => new Set([...before, number]));
    setChosen(undefined);
    setPlayed(undefined);
  }
  function correct(next: boolean): void {
    setCorrecting(next);
    setChosen(undefined);
    setPlayed(undefined);
  }
  if (!page) return null;
  const words = sessionWords(session);
  const mayCorrect = session.phase === 'reviewing' && correcting;
  return (
    <main className="second-review">
      <section className="review-page">
        <header>
          <h1>{words.record}</h1>
          <span>{t('second.page.of', { page: String(page.number), pages: String(pages.length) })}</span>
          <span className="review-hint">{mayCorrect ? t('second.review.choose') : t('second.review.left')}</span>
        </header>
        {/* A new page begins at its top. */}
        <div
          key={page.number}
          className="review-sheet"
          tabIndex={0}
          aria-label={t('second.page.of', { page: String(page.number), pages: String(pages.length) })}
        >
          <div className="paper-body">
            <TranscriptSheet session={session} page={page} pages={pages.length} onChoose={mayCorrect ? setChosen : setPlayed} />
          </div>
        </div>
        {line ? (
          <CorrectionForm key={line.id} sessionId={session.id} line={line} onDone={() => setChosen(undefined)} />
        ) : (
          <footer>
            <span className="review-hours">
              {t('console.transcript.from')} {session.startedAt ? dateTime(session.startedAt) : '—'}　{t('console.transcript.to')}{' '}
              {t(session.record ? 'closing.toLater' : 'console.transcript.toLater')}
            </span>
          </footer>
        )}
      </section>
      <PageSide
        session={session}
        take={take}
        pages={pages.length}
        shown={page.number}
        allSeen={pages.every(({ number }) => seen.has(number))}
        show={show}
        correcting={correcting}
        onCorrecting={correct}
      >
        {pages.length > 1 && <PageChips session={session} pages={pages.length} shown={page.number} seen={seen} show={show} />}
      </PageSide>
      {played !== undefined && (
        <LineReplay sessionId={session.id} startedAt={session.startedAt} lineId={played} onClose={() => setPlayed(undefined)} />
      )}
    </main>
  );
}

function linesOn({ blocks }: TranscriptPage): readonly string[] {
  return [...new Set(blocks.flatMap((block) => (block.kind === 'line' ? [block.lineId] : [])))];
}
