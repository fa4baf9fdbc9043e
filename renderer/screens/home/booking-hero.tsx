import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { BookingView, ChainLinkView, ChainView, RoomPurpose, TaskView } from '../../../services/contract/bookings';
import { Article } from '../../components/article/article';
import { BookingChain } from '../../components/chain/booking-chain';
import { MissingLinks } from '../../components/chain/missing-links';
import { clockTime, recordingTime, timeSpan } from '../../components/format';
import { linkName, phaseName } from '../../components/session-words';
import { useShell } from '../../components/shell';
import { TaskIcon } from '../../components/tasks/task-icon';
import { whoDoes } from '../../components/tasks/who-does';
import { requesters } from '../calendar/request-draft';
import { t } from '../../i18n/zh-cn';

export interface BookingHeroProps {
  readonly chain: ChainView;
  /** What the person signed in can do next for this booking. */
  readonly task: TaskView | undefined;
  readonly today: string;
  readonly busy: boolean;
  readonly onStart: (task: TaskView) => void;
}

/** The booking of the hour: what is done, what is missing, and the next step as the one big button. */
export function BookingHero({ chain, task, today, busy, onStart }: BookingHeroProps): ReactNode {
  const { booking, links } = chain;
  const missing = links.filter((link) => link.state === 'missing');
  return (
    <section className="hero panel" aria-label={booking.enforcementCase.name}>
      <div className="hero-head">
        <div className="hero-case">
          <p className="ink-2">{metaLine(booking)}</p>
          <h2 className="text-lead">{booking.enforcementCase.name}</h2>
        </div>
        <Recorded booking={booking} links={links} />
      </div>
      <BookingChain purpose={booking.purpose} links={links} today={today} />
      <div className="hero-foot">
        {missing.length > 0 ? (
          <MissingLinks purpose={booking.purpose} links={missing} />
        ) : (
          <NextStep purpose={booking.purpose} links={links} task={task} />
        )}
        {task && (
          <Button type="primary" className="hero-button" icon={<TaskIcon kind={task.kind} />} loading={busy} onClick={() => onStart(task)}>
            {t(`task.${task.kind}`)}
          </Button>
        )}
      </div>
    </section>
  );
}

function metaLine(booking: BookingView): string {
  const purpose =
    booking.purpose === 'questioning'
      ? `${t('purpose.questioning')}${t(`personRole.${booking.questioned.role}`)}`
      : t(`purpose.${booking.purpose}`);
  return [
    timeSpan(booking.startsAt, booking.endsAt),
    booking.roomName,
    purpose,
    booking.questioned.name,
    booking.department,
    booking.enforcementCase.number,
  ]
    .filter((part) => part !== '')
    .join('　');
}

function Recorded({ booking, links }: { readonly booking: BookingView; readonly links: readonly ChainLinkView[] }): ReactNode {
  const from = links.find((link) => link.link === 'entry')?.at;
  const end = links.some(({ link }) => link === 'thumbprint') ? 'thumbprint' : 'questioning';
  const to = links.find(({ link }) => link === end)?.at;
  if (from === undefined || !booking.session) return null;
  return (
    <div className="hero-recorded">
      <p className="ink-2">
        {to === undefined
          ? t('chain.recordedSince', { from: clockTime(from) })
          : t('chain.recorded', { from: clockTime(from), to: clockTime(to) })}
      </p>
      <p className="text-section">
        {[to === undefined ? undefined : recordingTime(from, to), phaseName(booking.purpose, booking.session.phase)]
          .filter(Boolean)
          .join('・')}
      </p>
    </div>
  );
}

interface NextStepProps {
  readonly purpose: RoomPurpose;
  readonly links: readonly ChainLinkView[];
  readonly task: TaskView | undefined;
}

/** Without a button of one's own it says whose turn it is. */
function NextStep({ purpose, links, task }: NextStepProps): ReactNode {
  const now = links.find((link) => link.state === 'now');
  if (!now) {
    const ended = links.at(-1)?.at;
    return (
      <div className="hero-next">
        {ended !== undefined && (
          <span className="text-strong">{t('home.allDone', { count: String(links.length), time: clockTime(ended) })}</span>
        )}
      </div>
    );
  }
  const link = linkName(purpose, now.link);
  return (
    <div className="hero-next">
      <span className="text-strong">{task ? t('home.waitingSelf', { link }) : t('home.waiting', { link, who: whoDoes(now.link) })}</span>
      {task && <Article code={task.article} />}
    </div>
  );
}

export function NoHero(): ReactNode {
  const { go, person } = useShell();
  const asks = requesters.includes(person.role);
  return (
    <section className="hero hero-empty panel">
      <div>
        <p className="text-lead">{t('home.noHero')}</p>
        {asks && <p className="ink-2">{t('home.noHeroNext')}</p>}
      </div>
      <Button type="primary" className="hero-button" onClick={() => go({ kind: 'calendar' })}>
        {asks ? t('home.openCalendar') : t('home.viewCalendar')}
      </Button>
    </section>
  );
}
