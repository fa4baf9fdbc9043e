import { createContext, useContext } from 'react';
import type { PersonTile } from '../../services/contract/people';
import type { RoomView } from '../../services/contract/room';

/** Where the console window stands. */
export type Place =
  | { readonly kind: 'home' }
  /** `bookingId`: one to open, on its day. */
  | { readonly kind: 'calendar'; readonly bookingId?: string | undefined; readonly date?: string | undefined }
  | { readonly kind: 'pre-flight' }
  | { readonly kind: 'console' }
  | { readonly kind: 'disc-desk'; readonly sessionId?: string | undefined }
  | { readonly kind: 'handover'; readonly sessionId?: string | undefined }
  | { readonly kind: 'archive'; readonly sessionId?: string | undefined }
  /** `findingsOf`: yyyy-mm, whose findings to open. */
  | { readonly kind: 'registers'; readonly findingsOf?: string | undefined }
  | { readonly kind: 'access' }
  | { readonly kind: 'upkeep'; readonly tab?: 'self-test' | 'repairs' | 'devices' | undefined }
  | { readonly kind: 'devices' }
  | { readonly kind: 'playback'; readonly sessionId?: string | undefined };

export interface Shell {
  readonly room: RoomView;
  /** Who is signed in at this window. */
  readonly person: PersonTile;
  readonly place: Place;
  readonly go: (place: Place) => void;
  /** Signs out and shows the sign-in screen; the recording goes on. */
  readonly lock: () => void;
}

export const ShellContext = createContext<Shell | undefined>(undefined);

/** The room, the person and the way to other screens; only below a signed-in console window. */
export function useShell(): Shell {
  const shell = useContext(ShellContext);
  if (!shell) throw new Error('useShell needs a signed-in window');
  return shell;
}
