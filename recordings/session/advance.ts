import { later } from './instant';
import type { Running, SessionEvent, SessionState } from './session-state';

const runningPhases: ReadonlySet<string> = new Set(['opening', 'questioning', 'reviewing', 'reviewed', 'signed']);

const beforeTheEntry: ReadonlySet<string> = new Set(['preparing', 'checked', 'ready']);

/** Whether the questioned person is in the room and everything must be recorded. */
export function isRunning(state: SessionState): state is Running {
  return isRunningPhase(state.phase);
}

/** Whether nobody has entered yet: the cameras roll, and what they write can still be discarded by rule. */
export function isBeforeEntry(phase: string): boolean {
  return beforeTheEntry.has(phase);
}

/** `isRunning` by the name of the phase, as a row keeps it. */
export function isRunningPhase(phase: string): boolean {
  return runningPhases.has(phase);
}

/** The next state, or undefined where the event is not allowed in this state. */
export function advance(state: SessionState, event: SessionEvent): SessionState | undefined {
  if (event.kind === 'interrupted') {
    return isRunning(state) ? { phase: 'interrupted', during: state, reason: event.reason, since: event.at } : undefined;
  }
  if (event.kind === 'abandoned') {
    // 规定§15, 制度§19: once the person has entered, the recording goes on to its proper end.
    return isBeforeEntry(state.phase) ? { phase: 'abandoned', reason: event.reason, at: event.at } : undefined;
  }
  if (event.kind === 'closed') return isRunning(state) ? closed(state, event) : undefined;
  switch (state.phase) {
    case 'preparing':
      return event.kind === 'devices-checked' ? { phase: 'checked', signedIn: [] } : undefined;
    case 'checked': {
      if (event.kind !== 'inspector-signed-in') return undefined;
      const [first] = state.signedIn;
      if (!first) return { phase: 'checked', signedIn: [event.inspector] };
      // 规定§13: two different people.
      return first.personId === event.inspector.personId ? undefined : { phase: 'ready', inspectors: [first, event.inspector] };
    }
    case 'ready':
      return event.kind === 'person-entered' ? { phase: 'opening', inspectors: state.inspectors, startedAt: event.at } : undefined;
    case 'abandoned':
      return event.kind === 'begun-again' ? { phase: 'preparing' } : undefined;
    case 'opening':
      return event.kind === 'notice-given' ? { ...state, phase: 'questioning', noticeGivenAt: event.at } : undefined;
    case 'questioning':
      return event.kind === 'handed-for-review' ? { ...state, phase: 'reviewing' } : undefined;
    case 'reviewing':
      if (event.kind === 'questioning-resumed') return { ...state, phase: 'questioning' };
      return event.kind === 'review-confirmed' ? { ...state, phase: 'reviewed', reviewedAt: event.at } : undefined;
    case 'reviewed':
      return event.kind === 'signed' ? { ...state, phase: 'signed', signedAt: event.at } : undefined;
    case 'signed':
      return event.kind === 'thumbprinted'
        ? { ...state, phase: 'concluded', thumbprintedAt: event.at, endedAt: later(state.signedAt, event.at) }
        : undefined;
    case 'interrupted':
      return event.kind === 'resumed' ? state.during : undefined;
    case 'concluded':
      return event.kind === 'sealed' ? { ...state, phase: 'sealed', sealedAt: event.at } : undefined;
    case 'sealed':
      return undefined;
  }
}

/** Which purposes end in this way, and what had to be said and signed before, is the office's rule. */
function closed(state: Running, { at, byId, outcome }: Extract<SessionEvent, { readonly kind: 'closed' }>): SessionState {
  return { ...state, phase: 'concluded', closedAt: at, closedById: byId, closingOutcome: outcome, endedAt: at };
}
