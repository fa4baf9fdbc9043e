import type { ReactNode } from 'react';
import type { RoomView } from '../../../services/contract/room';
import type { SessionView } from '../../../services/contract/sessions';
import { useSession } from '../console/use-session';
import { Farewell } from './farewell';
import { NoticeReader } from './notice-reader';
import { PageReview } from './page-review';
import { QuestioningView } from './questioning-view';
import './second-screen.css';
import { Welcome } from './welcome';

/** What the questioned person sees: that it is recorded, who is there, the notice, the rights, and later the 笔录 to read, correct and sign. */
export function SecondScreen({ room }: { readonly room: RoomView }): ReactNode {
  const { session, take } = useSession();
  return (
    <div className="second-screen">
      <PhaseView session={session} room={room} take={take} />
    </div>
  );
}

interface PhaseProps {
  readonly session: SessionView | undefined;
  readonly room: RoomView;
  readonly take: (session: SessionView) => void;
}

function PhaseView({ session, room, take }: PhaseProps): ReactNode {
  if (!session) return <Welcome roomName={room.room.name} ready={false} />;
  switch (session.phase) {
    case 'preparing':
    case 'checked':
    case 'ready':
    case 'abandoned':
      return <Welcome roomName={room.room.name} ready={session.phase === 'ready'} among={isAmong(session)} />;
    case 'opening':
      return isAmong(session) ? <Welcome roomName={room.room.name} ready among /> : <NoticeReader session={session} />;
    case 'questioning':
    case 'interrupted':
    case 'suspended':
      return isAmong(session) ? <Welcome roomName={room.room.name} ready among /> : <QuestioningView session={session} />;
    case 'reviewing':
    case 'reviewed':
    case 'signed':
      return <PageReview session={session} take={take} />;
    case 'concluded':
    case 'sealed':
      return <Farewell session={session} />;
  }
}

function isAmong({ record }: SessionView): boolean {
  return record !== undefined && record.form.person === undefined;
}
