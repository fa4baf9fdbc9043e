import { foundDrives } from '../../devices/disc-burner/found-drives';
import { serialPorts } from '../../devices/room-io/serial-ports';
import { callNames, type CallHandlers, type CallName, type Caller } from '../../services/contract/calls';
import { Refusal } from '../../services/contract/errors';
import type { People } from '../../services/people/people';
import type { BoardDesk } from '../../services/set-up/board-desk';
import { findCameras } from '../../services/set-up/setup-cameras';
import type { SetupDesk } from '../../services/set-up/setup-desk';
import { personOf } from './person-of';

type SetUpCall = Extract<CallName, `setUp.${string}`>;

export interface SetUpParts {
  readonly setup: SetupDesk;
  readonly board: BoardDesk;
  readonly people: People;
  readonly leave: () => Promise<void>;
}

/** The set-up assistant, while it is open. */
export function setUpHandlers({ setup, board, people, leave }: SetUpParts): Pick<CallHandlers, SetUpCall> {
  const withPin = (caller: Caller, pin: string) => people.verify({ personId: personOf(caller).id, pin });
  return {
    'setUp.enter': () => Promise.resolve(),
    'setUp.leave': () => leave(),
    'setUp.view': () => setup.view(),
    'setUp.setPlace': (_, place) => setup.setPlace(place),
    'setUp.findCameras': (_, range) => findCameras(range),
    'setUp.inspectCamera': (_, camera) => setup.inspect(camera),
    'setUp.setClock': (_, address, certificate) => setup.setClock(address, certificate),
    'setUp.putCamera': (_, camera) => setup.putCamera(camera),
    'setUp.removeCamera': (_, id) => setup.removeCamera(id),
    'setUp.ports': () => serialPorts(),
    'setUp.drives': () => foundDrives(),
    'setUp.units': (_, path, baudRate) => board.units({ path, baudRate }),
    'setUp.setBoards': (_, boards) => setup.setBoards(boards),
    'setUp.openBoard': () => board.open(setup.boards()),
    'setUp.closeBoard': () => board.close(),
    'setUp.armBoard': async (caller, pin) => {
      await withPin(caller, pin);
      return board.arm();
    },
    'setUp.pressRelay': (_, relay, on) => board.press(setup.boards(), relay, on),
    'setUp.unlock': async (caller, pin) => {
      await withPin(caller, pin);
      return board.unlockForAMoment(setup.boards());
    },
    'setUp.save': async (caller) => {
      await board.close();
      await setup.save(personOf(caller));
    },
  };
}

/** While the room is open there is only the way into the assistant. */
export function setUpClosed(people: People, enter: () => Promise<void>): Pick<CallHandlers, SetUpCall> {
  return {
    ...refusing<SetUpCall>((name) => name.startsWith('setUp.'), 'set-up.not-open'),
    'setUp.enter': async (caller, pin) => {
      await people.verify({ personId: personOf(caller).id, pin });
      await enter();
    },
  };
}

/** Handlers that refuse, for calls that have nothing behind them now. */
export function refusing<N extends CallName>(which: (name: string) => boolean, code: Refusal['code']): Pick<CallHandlers, N> {
  const refuse = () => Promise.reject(new Refusal(code));
  return Object.fromEntries([...callNames].filter(which).map((name) => [name, refuse])) as unknown as Pick<CallHandlers, N>;
}
