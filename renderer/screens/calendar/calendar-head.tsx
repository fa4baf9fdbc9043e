import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import type { ReactNode } from 'react';
import type { RoomTile } from '../../../services/contract/calendar';
import { addDays, dateHeading, dayHeading } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { lanesAtMost } from './grid-columns';
import type { CalendarSpan } from './grid-columns';
import { addMonths, mondayOf, weekNumber } from './week';

export interface CalendarHeadProps {
  readonly span: CalendarSpan;
  /** A day of the span shown. */
  readonly day: string;
  readonly today: string;
  readonly rooms: readonly RoomTile[];
  /** The room that alone is shown; undefined for all. */
  readonly roomId: string | undefined;
  readonly onSpan: (span: CalendarSpan) => void;
  readonly onDay: (day: string) => void;
  readonly onRoom: (roomId: string | undefined) => void;
}

const spans: readonly CalendarSpan[] = ['day', 'week', 'month', 'list'];
const words = { day: 'Day', week: 'Week', month: 'Month' } as const;

/** What is shown, of which room, and the way to what lies before and after. */
export function CalendarHead({ span, day, today, rooms, roomId, onSpan, onDay, onRoom }: CalendarHeadProps): ReactNode {
  const allFit = span !== 'week' || rooms.length <= lanesAtMost;
  return (
    <header className="calendar-head">
      <h1 className="text-title">{t('calendar.title')}</h1>
      <span className="ink-2 calendar-range">{rangeWords(span, day)}</span>
      <div className="calendar-ways">
        {rooms.length > 1 && (
          <Select
            aria-label={t('calendar.room')}
            className="calendar-room"
            showSearch={{ optionFilterProp: 'label' }}
            value={roomId ?? ''}
            onChange={(id) => onRoom(id === '' ? undefined : id)}
            options={[
              ...(allFit ? [{ value: '', label: t('calendar.allRooms', { count: String(rooms.length) }) }] : []),
              ...rooms.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Segmented
          aria-label={t('calendar.view')}
          value={span}
          onChange={onSpan}
          options={spans.map((value) => ({ value, label: t(`calendar.${value}`) }))}
        />
        {span !== 'list' && (
          <>
            <Button
              icon={<LeftOutlined aria-hidden />}
              aria-label={t(`calendar.previous${words[span]}`)}
              onClick={() => onDay(turned(span, day, -1))}
            />
            <Button onClick={() => onDay(today)}>{t(`calendar.this${words[span]}`)}</Button>
            <Button
              icon={<RightOutlined aria-hidden />}
              aria-label={t(`calendar.next${words[span]}`)}
              onClick={() => onDay(turned(span, day, 1))}
            />
          </>
        )}
      </div>
    </header>
  );
}

function turned(span: 'day' | 'week' | 'month', day: string, pages: number): string {
  return span === 'month' ? addMonths(day, pages) : addDays(day, span === 'week' ? pages * 7 : pages);
}

function rangeWords(span: CalendarSpan, day: string): ReactNode {
  switch (span) {
    case 'day':
      return dateHeading(day);
    case 'week': {
      const monday = mondayOf(day);
      const [first = '', last = ''] = [dateHeading(monday).split(' ')[0], dayHeading(addDays(monday, 6)).split(' ')[0]];
      return (
        <>
          {first} – {last}
          <span>{t('calendar.weekNumber', { week: String(weekNumber(monday)) })}</span>
        </>
      );
    }
    case 'month':
      return t('calendar.monthHeading', { year: day.slice(0, 4), month: String(Number(day.slice(5, 7))) });
    case 'list':
      return t('bookingList.title');
  }
}
