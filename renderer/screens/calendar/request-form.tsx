import { CheckCircleFilled } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import type { Instant } from '../../components/instant';
import { personRoles, purposesAmongOfficers, roomPurposes } from '../../../services/contract/bookings';
import type { BookingView } from '../../../services/contract/bookings';
import { Article } from '../../components/article/article';
import { Failure } from '../../components/failure';
import { addDays, dateOf, monthDay, weekdayShort } from '../../components/format';
import { useShell } from '../../components/shell';
import { useDeed } from '../../components/use-deed';
import { t } from '../../i18n/zh-cn';
import { call } from '../../kiosk/kiosk';
import { ConflictNotice } from './conflict-notice';
import { bookingDraft, requestProblem, requesters } from './request-draft';
import type { RequestDraft } from './request-draft';
import { findOverlap, minuteText, spanText } from './slot';

export interface RequestFormProps {
  readonly draft: RequestDraft;
  readonly bookings: readonly BookingView[];
  readonly now: Instant;
  /** Undefined empties the form. */
  readonly onChange: (draft: RequestDraft | undefined) => void;
  readonly onSent: () => void;
}

const midnight = 24 * 60;
const quarters = Array.from({ length: midnight / 15 + 1 }, (_, index) => index * 15);
const times = quarters.map((minute) => ({ value: minute, label: minuteText(minute) }));

/** The application to use the room; what stands in its way is said before it is sent. */
export function RequestForm({ draft, bookings, now, onChange, onSent }: RequestFormProps): ReactNode {
  const { room, person } = useShell();
  const deed = useDeed();
  const [sent, setSent] = useState<string | undefined>();
  const problem = requesters.includes(person.role) ? requestProblem(draft, bookings, now) : 'role';
  const overlap = findOverlap(draft, bookings);
  const today = dateOf(now);
  const days = [...new Set([draft.date, ...Array.from({ length: 35 }, (_, index) => addDays(today, index))])].sort();

  function change(part: Partial<RequestDraft>): void {
    setSent(undefined);
    deed.clear();
    onChange({ ...draft, ...part });
  }

  function clear(): void {
    setSent(undefined);
    deed.clear();
    onChange(undefined);
  }

  async function submit(): Promise<void> {
    const when = `${monthDay(draft.date)} ${weekdayShort(draft.date)} ${spanText(draft.from, draft.to)}`;
    if (!(await deed.run(() => call('booking.request', bookingDraft(draft, room.room.id))))) return;
    onSent();
    onChange(undefined);
    setSent(when);
  }

  return (
    <aside className="request panel" aria-label={t('request.title')}>
      <h2 className="text-section request-title">
        {t('request.title')} <Article code="规定§11" />
      </h2>
      <div className="request-fields">
        <div className="request-times">
          <Labelled label={t('request.date')}>
            {(id) => (
              <Select
                id={id}
                value={draft.date}
                onChange={(date) => change({ date })}
                options={days.map((day) => ({ value: day, label: `${monthDay(day)} ${weekdayShort(day)}` }))}
              />
            )}
          </Labelled>
          <Labelled label={t('request.from')}>
            {(id) => (
              <Select
                id={id}
                value={draft.from}
                options={times}
                onChange={(from) => change({ from, to: draft.to > from ? draft.to : Math.min(midnight, from + 60) })}
              />
            )}
          </Labelled>
          <Labelled label={t('request.to')}>
            {(id) => <Select id={id} value={draft.to} options={times} onChange={(to) => change({ to })} />}
          </Labelled>
        </div>
        <div className="request-purposes" role="group" aria-label={t('request.purpose')}>
          <span className="request-purpose-label ink-2">
            {t('request.purpose')} <Article code="规定§3" />
          </span>
          {roomPurposes.map((purpose) => (
            <Button
              key={purpose}
              className={purpose === draft.purpose ? 'choice choice-chosen' : 'choice'}
              aria-pressed={purpose === draft.purpose}
              onClick={() => change({ purpose })}
            >
              {t(`purpose.${purpose}`)}
            </Button>
          ))}
        </div>
        {overlap && <ConflictNotice draft={draft} overlap={overlap} bookings={bookings} now={now} onPick={change} />}
        <Labelled label={t('request.caseName')}>
          {(id) => (
            <Input
              id={id}
              value={draft.caseName}
              maxLength={80}
              placeholder={t('request.caseNameHint')}
              onChange={(event) => change({ caseName: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={t('request.caseNumber')}>
          {(id) => (
            <Input
              id={id}
              value={draft.caseNumber}
              maxLength={40}
              placeholder={t('request.caseNumberHint')}
              onChange={(event) => change({ caseNumber: event.target.value })}
            />
          )}
        </Labelled>
        {!purposesAmongOfficers.has(draft.purpose) && (
          <>
            <div className="request-pair">
              <Labelled label={draft.purpose === 'questioning' ? t('request.person') : t('request.personOther')}>
                {(id) => (
                  <Input id={id} value={draft.personName} maxLength={40} onChange={(event) => change({ personName: event.target.value })} />
                )}
              </Labelled>
              <Labelled label={t('request.personRole')}>
                {(id) => (
                  <Select
                    id={id}
                    value={draft.personRole}
                    onChange={(personRole) => change({ personRole })}
                    options={personRoles.map((role) => ({ value: role, label: t(`personRole.${role}`) }))}
                  />
                )}
              </Labelled>
            </div>
            <div className="request-pair">
              <Labelled label={t('request.position')}>
                {(id) => (
                  <Input
                    id={id}
                    value={draft.position}
                    maxLength={60}
                    placeholder={t('request.positionHint')}
                    onChange={(event) => change({ position: event.target.value })}
                  />
                )}
              </Labelled>
              <Labelled label={t('request.idNumber')}>
                {(id) => (
                  <Input id={id} value={draft.idNumber} maxLength={18} onChange={(event) => change({ idNumber: event.target.value })} />
                )}
              </Labelled>
            </div>
          </>
        )}
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
          <Button onClick={clear}>{t('request.clear')}</Button>
          <Button type="primary" disabled={problem !== undefined} loading={deed.busy} onClick={() => void submit()}>
            {t('request.submit')}
          </Button>
        </div>
      </footer>
    </aside>
  );
}

function Labelled({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }): ReactNode {
  const id = useId();
  return (
    <div className="request-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
