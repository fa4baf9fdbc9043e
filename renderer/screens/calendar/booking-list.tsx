import { Input } from 'antd';
import { memo, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { BookingCursor, BookingLine, BookingPage, RoomTile } from '../../../services/contract/calendar';
import { BookingStatusTag } from '../../components/booking-status-tag';
import { Failure } from '../../components/failure';
import { dateOf, weekdayShort } from '../../components/format';
import { usePages } from '../../components/use-pages';
import { WindowedTable, type WindowedColumn } from '../../components/windowed-table';
import { t } from '../../i18n/zh-cn';
import { call, useEvent } from '../../kiosk/kiosk';
import './month.css';
import { purposeWords } from './purpose-words';
import { slotOf, spanText } from './slot';

export interface BookingListProps {
  readonly rooms: readonly RoomTile[];
  /** Of this room, or of all. */
  readonly roomId: string | undefined;
  /** The same function each time, or every row is drawn anew each second. */
  readonly onOpen: (bookingId: string) => void;
}

/** All bookings that ever were, the latest first, by a word of case, person or who asked. */
export const BookingList = memo(function BookingList({ rooms, roomId, onOpen }: BookingListProps): ReactNode {
  const [text, setText] = useState('');
  const pages = usePages<BookingLine, BookingCursor, BookingPage>(JSON.stringify([text, roomId]), (after) =>
    call('bookings.page', { text, roomId }, after),
  );
  const columns = useMemo(() => listColumns(rooms), [rooms]);
  useEvent('bookings.changed', pages.reload);

  return (
    <>
      <div className="booking-search">
        <Input.Search
          allowClear
          maxLength={100}
          placeholder={t('bookingList.search')}
          aria-label={t('bookingList.search')}
          onSearch={(value) => setText(value.trim())}
        />
        <Failure error={pages.error} />
      </div>
      <div className="booking-list">
        <WindowedTable<BookingLine>
          label={t('bookingList.title')}
          columns={columns}
          lines={pages.lines}
          keyOf={({ id }) => id}
          empty={pages.first ? t(text === '' ? 'bookingList.empty' : 'bookingList.nothingFound') : ''}
          rowHeight={76}
          onMore={pages.more}
          onOpen={({ id }) => onOpen(id)}
        />
      </div>
    </>
  );
});

function listColumns(rooms: readonly RoomTile[]): readonly WindowedColumn<BookingLine>[] {
  const columns: readonly (readonly [
    key: 'time' | 'room' | 'purpose' | 'case' | 'person' | 'asked',
    part: number,
    text: (line: BookingLine) => string,
  ])[] = [
    ['time', 24, whenBooked],
    ['room', 16, ({ roomId }) => rooms.find(({ id }) => id === roomId)?.name ?? roomId],
    ['purpose', 13, purposeWords],
    ['case', 34, ({ caseName, caseNumber }) => [caseName, caseNumber].filter(Boolean).join('　')],
    ['person', 12, ({ questionedName }) => questionedName],
    ['asked', 18, ({ requestedBy, department }) => [requestedBy, department].filter(Boolean).join('　')],
  ];
  return [
    ...columns.map(([key, part, words]) => ({ key, title: t(`bookingList.${key}`), width: `${part}fr`, render: words, tip: words })),
    {
      key: 'status',
      title: t('bookingList.status'),
      width: '120px',
      holds: 'whole',
      render: ({ status }) => <BookingStatusTag status={status} />,
    },
  ];
}

function whenBooked(line: BookingLine): string {
  const { from, to } = slotOf(line);
  const date = dateOf(line.startsAt);
  return `${date} ${weekdayShort(date)} ${spanText(from, to)}`;
}
