import type { CallHandlers } from '../services/contract/calls';
import type { PersonTile } from '../services/contract/people';

export type KioskMode = 'room' | 'set-up';

/** What answers the pages: the room, its set-up, or only what is wrong. */
export interface Running {
  readonly handlers: CallHandlers;
  /** Who is signed in at the console. */
  readonly person: () => PersonTile | undefined;
  /** Whether this is a window that prints. */
  readonly isPaper: (id: number) => boolean;
  /** The file behind a media address of the viewing that is open. */
  readonly mediaFile: (token: string, file: string) => string | undefined;
  close(): Promise<void>;
}
