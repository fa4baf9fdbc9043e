import { Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { memo, useMemo, useRef } from 'react';
import type { CSSProperties, ReactNode } from 'react';
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
const nameWidth = 168;

/** A month of every room: in each cell how many bookings, and how much of the office's day they fill. Only rooms in view are in the page. */
export const MonthMatrix = memo(function MonthMatrix({ date, today, onDay }: MonthMatrixProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place, { width: 1_300, height: 700 });
  const month = useCall('calendar.month', monthOf(date));
  useEvent('bookings.changed', month.reload);
  const { loads: answered } = month.data ?? { loads: undefined };
  const columns = useMemo(() => {
    const loads = new Map(answered?.map((load) => [`${load.roomId} ${load.date}`, load]));
    return matrixColumns(daysOfMonth(date), today, loads, onDay);
  }, [date, today, answered, onDay]);
  return (
    <div className="matrix" ref={place}>
      <Failure error={month.error} />
      <Table<RoomTile>
        virtual
        rowKey="id"
        columns={columns.map((column, index) => ({ ...column, width: index === 0 ? nameWidth : size.width - nameWidth }))}
        dataSource={month.data?.rooms ?? []}
        pagination={false}
        scroll={{ x: size.width, y: size.height - headHeight }}
        locale={{ emptyText: t('calendar.noRooms') }}
      />
    </div>
  );
});

/** The days share one column: a table's cell for each would make thousands of components of a month. */
function matrixColumns(
  days: readonly string[],
  today: string,
  loads: ReadonlyMap<string, DayLoad>,
  onDay: MonthMatrixProps['onDay'],
): TableColumnsType<RoomTile> {
  const tracks = { gridTemplateColumns: `repeat(${days.length}, minmax(0, 1fr))` };
  return [
    {
      key: 'room',
      title: t('request.room'),
      render: (_, { name }) => name,
      onHeaderCell: () => ({ className: 'matrix-name' }),
      onCell: ({ name }) => ({ title: name, className: 'matrix-name' }),
    },
    {
      key: 'days',
      title: (
        <div className="matrix-days" style={tracks}>
          {days.map((day) => (
            <span key={day} className={headClass(day, today)}>{`${Number(day.slice(8))}\n${weekdayShort(day).slice(1)}`}</span>
          ))}
        </div>
      ),
      render: (_, { id, name }) => (
        <div className="matrix-days" style={tracks}>
          {days.map((day) => {
            const load = loads.get(`${id} ${day}`);
            return (
              <button
                key={day}
                type="button"
                className={isWeekend(day) ? 'matrix-day matrix-day-weekend' : 'matrix-day'}
                style={{ '--load': share(load) } as CSSProperties}
                aria-label={t('calendar.dayLoad', { room: name, day, count: String(load?.bookings ?? 0), hours: hoursOf(load) })}
                onClick={() => onDay(day, id)}
              >
                {load?.bookings}
              </button>
            );
          })}
        </div>
      ),
    },
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
