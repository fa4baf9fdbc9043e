import { Input, Table } from 'antd';
import type { TableColumnsType } from 'antd';
import { memo, useRef, useState } from 'react';
import type { ReactNode, UIEvent } from 'react';
import type { BookingCursor, BookingLine, BookingPage, RoomTile } from '../../../services/contract/calendar';
import { BookingStatusTag } from '../../components/booking-status-tag';
import { Failure } from '../../components/failure';
import { dateOf, weekdayShort } from '../../components/format';
import '../../components/two-line-rows.css';
import { isNearEnd, usePages } from '../../components/use-pages';
import { useSize } from '../../components/use-size';
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

const headHeight = 52;

/** All bookings that ever were, the latest first, by a word of case, person or who asked. */
export const BookingList = memo(function BookingList({ rooms, roomId, onOpen }: BookingListProps): ReactNode {
  const place = useRef<HTMLDivElement>(null);
  const size = useSize(place, { width: 1_300, height: 640 });
  const [text, setText] = useState('');
  const pages = usePages<BookingLine, BookingCursor, BookingPage>(JSON.stringify([text, roomId]), (after) =>
    call('bookings.page', { text, roomId }, after),
  );
  useEvent('bookings.changed', pages.reload);

  function onScroll(event: UIEvent<HTMLDivElement>): void {
    if (isNearEnd(event.currentTarget)) pages.more();
  }

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
      <div className="booking-list two-line-rows" ref={place}>
        <Table<BookingLine>
          virtual
          rowKey="id"
          columns={listColumns(rooms, size.width)}
          dataSource={pages.lines}
          pagination={false}
          scroll={{ x: size.width, y: size.height - headHeight }}
          locale={{ emptyText: pages.first ? t(text === '' ? 'bookingList.empty' : 'bookingList.nothingFound') : ' ' }}
          onScroll={onScroll}
          onRow={(line) => ({
            tabIndex: 0,
            onClick: () => onOpen(line.id),
            onKeyDown: (event) => event.key === 'Enter' && onOpen(line.id),
          })}
        />
      </div>
    </>
  );
});

function listColumns(rooms: readonly RoomTile[], width: number): TableColumnsType<BookingLine> {
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
  const statusWidth = 120;
  const parts = columns.reduce((sum, [, part]) => sum + part, 0);
  return [
    ...columns.map(([key, part, words]) => ({
      key,
      title: t(`bookingList.${key}`),
      width: Math.floor(((width - statusWidth - 16) * part) / parts),
      onCell: (line: BookingLine) => ({ title: words(line) }),
      render: (_: unknown, line: BookingLine) => words(line),
    })),
    {
      key: 'status',
      className: 'cell-whole',
      title: t('bookingList.status'),
      width: statusWidth,
      render: (_, { status }) => <BookingStatusTag status={status} />,
    },
  ];
}

function whenBooked(line: BookingLine): string {
  const { from, to } = slotOf(line);
  const date = dateOf(line.startsAt);
  return `${date} ${weekdayShort(date)} ${spanText(from, to)}`;
}
