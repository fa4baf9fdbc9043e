import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { memo, useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react';
import type { DayLoad, RoomTile } from '../../../services/contract/calendar';
import { Failure } from '../../components/failure';
import { weekdayShort } from '../../components/format';
import { useCall } from '../../components/use-call';
import { useSize } from '../../components/use-size';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { dayBegins, dayEnds } from './alternatives';
import './month.css';
import { daysOfMonth, isWeekend, monthOf } from './week';

export interface MonthMatrixProps {
  readonly date: string;
  readonly today: string;
  /** Goes to that day of that room; the same function each time, or every cell is drawn anew each second. */
  readonly onDay: (date: string, roomId: string) => void;
}

const headHeight = 56;
const leastNameWidth = 160;

/** A month of every room: in each cell how many bookings, and how much of the office's day they fill. Only rooms in view are in the page. */
export const MonthMatrix = memo(function MonthMatrix({ date, today, onDay }: MonthMatrixProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place, { width: 1_300, height: 700 });
  const month = useCall('calendar.month', monthOf(date));
  useEvent('bookings.changed', month.reload);
  const { loads: answered } = month.data ?? { loads: undefined };
  const loads = useMemo(() => new Map(answered?.map((load) => [`${load.roomId} ${load.date}`, load])), [answered]);
  const columns = useMemo(() => matrixColumns(daysOfMonth(date), today, size.width, loads, onDay), [date, today, size.width, loads, onDay]);
  return (
    <div className="matrix" ref={place}>
      <Failure error={month.error} />
      <Table<RoomTile>
        virtual
        rowKey="id"
        columns={columns}
        dataSource={month.data?.rooms ?? []}
        pagination={false}
        scroll={{ x: size.width, y: size.height - headHeight }}
        locale={{ emptyText: t('calendar.noRooms') }}
      />
    </div>
  );
});

function matrixColumns(
  days: readonly string[],
  today: string,
  wholeWidth: number,
  loads: ReadonlyMap<string, DayLoad>,
  onDay: MonthMatrixProps['onDay'],
): TableColumnsType<RoomTile> {
  const width = Math.floor((wholeWidth - leastNameWidth) / days.length);
  return [
    {
      key: 'room',
      onHeaderCell: () => ({ className: 'matrix-name' }),
      title: t('request.room'),
      width: wholeWidth - width * days.length,
      render: (_, { name }) => name,
      onCell: ({ name }) => ({ title: name, className: 'matrix-name' }),
    },
    ...days.map((day): TableColumnsType<RoomTile>[number] => ({
      key: day,
      width,
      title: `${Number(day.slice(8))}\n${weekdayShort(day).slice(1)}`,
      onHeaderCell: () => ({ className: headClass(day, today) }),
      render: (_, { id }) => loads.get(`${id} ${day}`)?.bookings ?? '',
      // The cell itself is what is pressed: a button in each would double what the page holds.
      onCell: ({ id, name }) => {
        const load = loads.get(`${id} ${day}`);
        return {
          className: isWeekend(day) ? 'matrix-day matrix-day-weekend' : 'matrix-day',
          style: { '--load': share(load) } as CSSProperties,
          tabIndex: 0,
          role: 'button',
          'aria-label': t('calendar.dayLoad', { room: name, day, count: String(load?.bookings ?? 0), hours: hoursOf(load) }),
          onClick: () => onDay(day, id),
          onKeyDown: (event: KeyboardEvent) => event.key === 'Enter' && onDay(day, id),
        };
      },
    })),
  ];
}

/** How much of the office's day is booked, as a share. */
function share(load: DayLoad | undefined): string {
  return String(Math.min(1, (load?.minutes ?? 0) / (dayEnds - dayBegins)));
}

function hoursOf(load: DayLoad | undefined): string {
  return String(Math.round((load?.minutes ?? 0) / 6) / 10);
}

function headClass(day: string, today: string): string {
  return ['matrix-head', day === today ? 'matrix-head-today' : '', isWeekend(day) ? 'matrix-head-weekend' : ''].filter(Boolean).join(' ');
}
