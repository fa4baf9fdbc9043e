import { Segmented } from 'antd';
import type { ReactNode } from 'react';
import type { CalendarView, OpenedBooking } from '../../../services/contract/calendar';
import { Failure } from '../../components/failure';
import type { Instant } from '../../components/instant';
import { useCall } from '../../components/use-call';
import { t } from '../../i18n/zh-cn';
import { useEvent } from '../../kiosk/kiosk';
import { BookingPanel } from './booking-panel';
import { ChangePanel } from './change-panel';
import { ClosedPanel } from './closed-panel';
import { FreePanel } from './free-panel';
import type { RequestDraft } from './request-draft';
import { RequestForm } from './request-form';
import { slotOf } from './slot';
import type { Slot } from './slot';
import { WaitingPanel } from './waiting-panel';

const tabs = ['request', 'free', 'waiting', 'closed'] as const;
/** What stands beside the grid. */
export type Side =
  | { readonly kind: (typeof tabs)[number] }
  | { readonly kind: 'booking'; readonly id: string }
  /** Undefined until another time is chosen. */
  | { readonly kind: 'change'; readonly id: string; readonly slot: Slot | undefined };

export interface CalendarSideProps {
  readonly side: Side;
  readonly draft: RequestDraft;
  readonly view: CalendarView;
  readonly now: Instant;
  /** Of the booking that is opened or changed. */
  readonly opened: OpenedBooking | undefined;
  readonly openError: unknown;
  readonly onSide: (side: Side) => void;
  /** Undefined empties the form. */
  readonly onDraft: (draft: RequestDraft | undefined) => void;
  readonly onSlot: (slot: Slot) => void;
  readonly onReload: () => void;
}

/** Asking, looking for a free room, waiting, closing; or the booking that was opened. */
export function CalendarSide(props: CalendarSideProps): ReactNode {
  const { side, onSide } = props;
  const waiting = useCall('waiting.list');
  useEvent('bookings.changed', waiting.reload);
  const mine = (waiting.data ?? []).filter((place) => place.mine).length;
  return (
    <div className="calendar-side">
      <Segmented<string>
        block
        aria-label={t('side.title')}
        value={side.kind}
        onChange={(value) => tabs.filter((kind) => kind === value).forEach((kind) => onSide({ kind }))}
        options={tabs.map((kind) => ({
          value: kind,
          label: kind === 'waiting' && mine > 0 ? t('side.waitingCount', { count: String(mine) }) : t(`side.${kind}`),
        }))}
      />
      <SidePanel {...props} waiting={waiting} />
    </div>
  );
}

type SidePanelProps = CalendarSideProps & { readonly waiting: Parameters<typeof WaitingPanel>[0]['waiting'] };

function SidePanel({ side, draft, view, now, opened, openError, onSide, onDraft, onSlot, onReload, waiting }: SidePanelProps): ReactNode {
  const toRequest = () => onSide({ kind: 'request' });
  switch (side.kind) {
    case 'request':
      return <RequestForm {...{ draft, view, now }} onChange={onDraft} onSent={onReload} onWaiting={() => onSide({ kind: 'waiting' })} />;
    case 'free':
      return (
        <FreePanel
          {...{ slot: draft, view, now, onSlot }}
          onPick={(slot) => {
            onSlot(slot);
            toRequest();
          }}
        />
      );
    case 'waiting':
      return <WaitingPanel waiting={waiting} onOpen={(id) => onSide({ kind: 'booking', id })} />;
    case 'closed':
      return <ClosedPanel rooms={view.rooms} now={now} />;
    case 'booking':
    case 'change':
      break;
  }
  if (openError !== undefined || !opened) return <aside className="request panel">{<Failure error={openError} />}</aside>;
  const { id } = side;
  if (side.kind === 'booking')
    return (
      <BookingPanel
        opened={opened}
        onClose={toRequest}
        onChange={() => onSide({ kind: 'change', id, slot: undefined })}
        onChanged={onReload}
      />
    );
  return (
    <ChangePanel
      key={id}
      {...{ opened, view, now, onSlot }}
      slot={side.slot ?? slotOf(opened.booking)}
      onBack={() => onSide({ kind: 'booking', id })}
      onChanged={() => {
        onReload();
        onSide({ kind: 'booking', id });
      }}
    />
  );
}
