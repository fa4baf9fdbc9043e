import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import type { PersonTile, Role, SignedIn } from '../services/contract/people';
import type { RoomView } from '../services/contract/room';
import { tellLeaving } from './components/leaving';
import { Rail } from './components/rail/rail';
import { ShellContext } from './components/shell';
import type { Place } from './components/shell';
import { TamperNotice } from './components/tamper-notice';
import { useIdleLock } from './components/use-idle-lock';
import { call, useEvent } from './kiosk/kiosk';
import { PlaceScreen } from './place-screen';
import { RoomToday } from './screens/sign-in/room-today';
import { SignInScreen } from './screens/sign-in/sign-in-screen';

/** Sign-in, or the place where the person signed in stands. */
export function SignedInWindow({ room }: { readonly room: RoomView }): ReactNode {
  const [signedIn, setSignedIn] = useState<SignedIn | undefined>();
  useEvent('people.changed', setSignedIn);
  useEffect(() => {
    call('people.current')
      .then(setSignedIn)
      .catch(() => undefined);
  }, []);
  /** Who was locked out by idling at the console comes back to it. */
  const [interrupted, setInterrupted] = useState<{ readonly personId: string; readonly place: Place } | undefined>();

  if (!signedIn) return <SignInScreen aside={<RoomToday room={room} />} onSignedIn={setSignedIn} />;
  const { person } = signedIn;
  return (
    <PersonWindow
      key={person.id}
      room={room}
      person={person}
      firstPlace={interrupted?.personId === person.id ? interrupted.place : { kind: 'home' }}
      onLocked={(place) => {
        setInterrupted(place?.kind === 'console' || place?.kind === 'playback' ? { personId: person.id, place } : undefined);
        setSignedIn(undefined);
      }}
    />
  );
}

/** Who looks after the cameras, and who sits before them. */
const listeners: ReadonlySet<Role> = new Set(['room-administrator', 'inspector']);

interface PersonWindowProps {
  readonly room: RoomView;
  readonly person: PersonTile;
  readonly firstPlace: Place;
  /** With the place when idling locked it. */
  readonly onLocked: (idleAt: Place | undefined) => void;
}

function PersonWindow({ room, person, firstPlace, onLocked }: PersonWindowProps): ReactNode {
  const [place, setPlace] = useState<Place>(firstPlace);
  const leave = useCallback(
    (idleAt: Place | undefined) => {
      tellLeaving();
      call('people.signOut').catch(() => undefined);
      onLocked(idleAt);
    },
    [onLocked],
  );
  const lock = useCallback(() => leave(undefined), [leave]);
  useIdleLock(() => leave(place));
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'F12') return;
      event.preventDefault();
      lock();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [lock]);

  const shell = useMemo(() => ({ room, person, place, go: setPlace, lock }), [room, person, place, lock]);
  return (
    <ShellContext value={shell}>
      {place.kind !== 'console' && <Rail />}
      <div className="page" key={place.kind}>
        {listeners.has(person.role) && <TamperNotice />}
        <PlaceScreen place={place} />
      </div>
    </ShellContext>
  );
}
