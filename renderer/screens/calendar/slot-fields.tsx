import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { RoomTile } from '../../../services/contract/calendar';
import type { Instant } from '../../components/instant';
import { addDays, dateOf, monthDay, weekdayShort } from '../../components/format';
import { t } from '../../i18n/zh-cn';
import { Labelled } from './labelled';
import { midnight, minuteText } from './slot';
import type { Slot } from './slot';

export interface SlotFieldsProps {
  readonly slot: Slot;
  /** To choose among; where there is one, or none is asked for, it isn't shown. */
  readonly rooms: readonly RoomTile[];
  readonly now: Instant;
  readonly onChange: (part: Partial<Slot>) => void;
}

const quarter = 15;
/** Dates offered without turning the calendar's pages. */
const daysAhead = 60;

/** Room, day and time in a form, which does what a drag does. */
export function SlotFields({ slot, rooms, now, onChange }: SlotFieldsProps): ReactNode {
  const today = dateOf(now);
  const days = [...new Set([slot.date, ...Array.from({ length: daysAhead }, (_, index) => addDays(today, index))])].sort();
  return (
    <>
      {rooms.length > 1 && (
        <Labelled label={t('request.room')}>
          {(id) => (
            <Select
              id={id}
              showSearch={{ optionFilterProp: 'label' }}
              value={slot.roomId}
              onChange={(roomId) => onChange({ roomId })}
              options={rooms.map((room) => ({ value: room.id, label: [room.name, room.place].filter(Boolean).join('　') }))}
            />
          )}
        </Labelled>
      )}
      <div className="request-times">
        <Labelled label={t('request.date')}>
          {(id) => (
            <Select
              id={id}
              value={slot.date}
              onChange={(date) => onChange({ date })}
              options={days.map((day) => ({ value: day, label: `${monthDay(day)} ${weekdayShort(day)}` }))}
            />
          )}
        </Labelled>
        <Labelled label={t('request.from')}>
          {(id) => (
            <Select
              id={id}
              value={slot.from}
              options={minutes(0, midnight - quarter)}
              onChange={(from) => onChange({ from, to: slot.to > from && slot.to <= from + midnight ? slot.to : from + 60 })}
            />
          )}
        </Labelled>
        <Labelled label={t('request.to')}>
          {(id) => (
            <Select
              id={id}
              value={slot.to}
              options={minutes(slot.from + quarter, slot.from + midnight)}
              onChange={(to) => onChange({ to })}
            />
          )}
        </Labelled>
      </div>
    </>
  );
}

function minutes(from: number, to: number): { readonly value: number; readonly label: string }[] {
  return Array.from({ length: Math.floor((to - from) / quarter) + 1 }, (_, index) => from + index * quarter).map((minute) => ({
    value: minute,
    label: minuteText(minute),
  }));
}
