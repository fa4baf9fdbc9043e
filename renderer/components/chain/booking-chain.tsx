import { ArrowRightOutlined, CheckOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { ChainLinkView, RoomPurpose } from '../../../services/contract/bookings';
import { t } from '../../i18n/zh-cn';
import { clockMinute, clockTime, dateOf, monthDay } from '../format';
import { linkName } from '../session-words';
import './booking-chain.css';

export interface BookingChainProps {
  readonly purpose: RoomPurpose;
  readonly links: readonly ChainLinkView[];
  /** yyyy-mm-dd: times of this day go without their date. */
  readonly today: string;
}

/** The links of one booking on one line: done says who and when, the next is the big disc, a missing one is flagged. */
export function BookingChain({ purpose, links, today }: BookingChainProps): ReactNode {
  return (
    <ol className="chain" aria-label={t('chain.title')}>
      {links.map((link, index) => {
        const next = links[index + 1];
        const line = next === undefined ? '' : next.state === 'later' ? ' chain-link-before-later' : ' chain-link-before-done';
        return (
          <li key={link.link} className={`chain-link chain-${link.state}${line}`} data-testid={`link-${link.link}`} data-state={link.state}>
            <span className="chain-mark" role="img" aria-label={t(`chain.state.${link.state}`)}>
              {marks[link.state]}
            </span>
            <strong>{linkName(purpose, link.link)}</strong>
            <span className="text-small">
              {link.unsigned ? t(`chain.unsigned.${link.unsigned}`, { time: when(link, today) }) : when(link, today)}
            </span>
            <span className="text-small chain-by">{link.by.join(' ')}</span>
          </li>
        );
      })}
    </ol>
  );
}

function when(link: ChainLinkView, today: string): string {
  if (link.at !== undefined) return dateOf(link.at) === today ? clockTime(link.at) : `${monthDay(link.at)} ${clockMinute(link.at)}`;
  if (link.state === 'now') return t('chain.now');
  return link.dueOn === undefined ? '' : t('chain.due', { date: monthDay(link.dueOn) });
}

const marks: Readonly<Record<ChainLinkView['state'], ReactNode>> = {
  done: (
    <i className="chain-disc">
      <CheckOutlined aria-hidden />
    </i>
  ),
  now: (
    <i className="chain-disc">
      <ArrowRightOutlined aria-hidden />
    </i>
  ),
  missing: (
    <svg width="44" height="44" viewBox="0 0 44 44" aria-hidden>
      <path d="M22 4.5 41 38.5H3z" fill="var(--amber-fill)" stroke="var(--ink)" strokeWidth="2.4" strokeLinejoin="round" />
      <path d="M22 16.5v11M22 31v3.4" stroke="var(--ink)" strokeWidth="3.4" />
    </svg>
  ),
  later: <i className="chain-ring" />,
};
