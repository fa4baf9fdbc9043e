import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { roomPurposes } from '../../../services/contract/bookings';
import type { CalendarView } from '../../../services/contract/calendar';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { monthDay, weekdayShort } from '../../components/format';
import type { Instant } from '../../components/instant';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { CaseFields } from './case-fields';
import { ConflictNotice } from './conflict-notice';
import { bookingDraft, requestProblem, requesters, wordsProblem } from './request-draft';
import type { RequestDraft } from './request-draft';
import { SlotFields } from './slot-fields';
import { findOverlap, spanText } from './slot';

export interface RequestFormProps {
  readonly draft: RequestDraft;
  readonly view: CalendarView;
  readonly now: Instant;
  /** Undefined empties the form. */
  readonly onChange: (draft: RequestDraft | undefined) => void;
  readonly onSent: () => void;
  /** The application waits for a time that is taken. */
  readonly onWaiting: () => void;
}

/** The application to use the room; what stands in its way is said before it is sent. */
export function RequestForm({ draft, view, now, onChange, onSent, onWaiting }: RequestFormProps): ReactNode {
  const { person } = useShell();
  const deed = useDeed();
  const [sent, setSent] = useState<string | undefined>();
  const taken = [...view.bookings, ...view.closed];
  const asks = requesters.includes(person.role);
  const problem = asks ? requestProblem(draft, taken, now) : 'role';
  const overlap = findOverlap(draft, taken);

  function change(next: RequestDraft | undefined): void {
    setSent(undefined);
    deed.clear();
    onChange(next);
  }

  async function submit(): Promise<void> {
    const when = `${monthDay(draft.date)} ${weekdayShort(draft.date)} ${spanText(draft.from, draft.to)}`;
    if (!(await deed.run(() => call('booking.request', bookingDraft(draft))))) return;
    onSent();
    onChange(undefined);
    setSent(when);
  }

  async function wait(): Promise<void> {
    if (!(await deed.run(() => call('waiting.join', bookingDraft(draft))))) return;
    onChange(undefined);
    onWaiting();
  }

  return (
    <aside className="request panel" aria-label={t('request.title')}>
      <h2 className="text-section request-title">
        {t('request.title')} <Article code="规定§11" />
      </h2>
      <div className="request-fields">
        <SlotFields slot={draft} rooms={view.rooms} now={now} onChange={(part) => change({ ...draft, ...part })} />
        <div className="request-purposes" role="group" aria-label={t('request.purpose')}>
          <span className="request-purpose-label ink-2">
            {t('request.purpose')} <Article code="规定§3" />
          </span>
          {roomPurposes.map((purpose) => (
            <Button
              key={purpose}
              className={purpose === draft.purpose ? 'choice choice-chosen' : 'choice'}
              aria-pressed={purpose === draft.purpose}
              onClick={() => change({ ...draft, purpose })}
            >
              {t(`purpose.${purpose}`)}
            </Button>
          ))}
        </div>
        {overlap && (
          <ConflictNotice slot={draft} overlap={overlap} view={view} now={now} onPick={(slot) => change({ ...draft, ...slot })}>
            {asks && overlap.taken.kind === 'booking' && (
              <WaitButton problem={wordsProblem(draft)} busy={deed.busy} onPress={() => void wait()} />
            )}
          </ConflictNotice>
        )}
        <CaseFields draft={draft} onChange={(part) => change({ ...draft, ...part })} />
      </div>
      <footer className="request-foot">
        <Failure error={deed.error} />
        {sent === undefined ? (
          <p className="text-small">{problem === undefined ? t('request.ready') : t(`request.blocked.${problem}`)}</p>
        ) : (
          <p className="request-sent" role="status">
            <CheckCircleFilled aria-hidden />
            {t('request.sent', { when: sent })}
          </p>
        )}
        <div className="request-buttons">
          <Button onClick={() => change(undefined)}>{t('request.clear')}</Button>
          <Button type="primary" disabled={problem !== undefined} loading={deed.busy} onClick={() => void submit()}>
            {t('request.submit')}
          </Button>
        </div>
      </footer>
    </aside>
  );
}

interface WaitButtonProps {
  readonly problem: ReturnType<typeof wordsProblem>;
  readonly busy: boolean;
  readonly onPress: () => void;
}

/** Keeps the wish for a time that is taken; the application has to be filled in for that. */
function WaitButton({ problem, busy, onPress }: WaitButtonProps): ReactNode {
  return (
    <>
      <Button disabled={problem !== undefined || busy} onClick={onPress}>
        {t('waiting.join')}
      </Button>
      <p className="text-small">{problem === undefined ? t('waiting.joinHint') : t('waiting.joinMissing')}</p>
    </>
  );
}
