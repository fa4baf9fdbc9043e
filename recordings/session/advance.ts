import { later } from './instant';
import type { Running, SessionEvent, SessionState, UnsignedEnding } from './session-state';

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
  if (event.kind === 'suspended') {
    // 制度§19: never without a ground.
    return isRunning(state) && event.ground !== ''
      ? { phase: 'suspended', during: state, ground: event.ground, since: event.at }
      : undefined;
  }
  if (event.kind === 'abandoned') {
    // 规定§15, 制度§19: once the person has entered, the recording goes on to its proper end.
    return isBeforeEntry(state.phase) ? { phase: 'abandoned', reason: event.reason, at: event.at } : undefined;
  }
  if (event.kind === 'closed') return isRunning(state) ? closed(state, event) : undefined;
  if (event.kind === 'ended-unsigned') return endedUnsigned(state, event.ending);
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
      // Found wrong while signing: what was confirmed isn't any more.
      if (event.kind === 'review-reopened') {
        const { inspectors, startedAt, noticeGivenAt } = state;
        return { phase: 'reviewing', inspectors, startedAt, noticeGivenAt };
      }
      return event.kind === 'signed' ? { ...state, phase: 'signed', signedAt: event.at } : undefined;
    case 'signed':
      return event.kind === 'thumbprinted'
        ? { ...state, phase: 'concluded', thumbprintedAt: event.at, endedAt: later(state.signedAt, event.at) }
        : undefined;
    case 'interrupted':
    case 'suspended':
      return event.kind === 'resumed' ? state.during : undefined;
    case 'concluded':
      return event.kind === 'sealed' ? { ...state, phase: 'sealed', sealedAt: event.at } : undefined;
    case 'sealed':
      return undefined;
  }
}

/** The phases in which the 笔录 lies before the person, who may refuse it. */
const awaitingThePerson: ReadonlySet<string> = new Set(['reviewing', 'reviewed', 'signed']);

/** Two different officers say so (规定§13). A refusal is one only while the person is asked; a stop (制度§19) also ends what was interrupted. */
function endedUnsigned(state: SessionState, ending: UnsignedEnding): SessionState | undefined {
  const [first, second] = ending.acts;
  if (first.personId === second.personId) return undefined;
  const running = ending.how === 'stopped' && (state.phase === 'interrupted' || state.phase === 'suspended') ? state.during : state;
  if (!isRunning(running) || (ending.how === 'refused' && !awaitingThePerson.has(running.phase))) return undefined;
  return { ...running, phase: 'concluded', unsigned: ending, endedAt: later(first.at, second.at) };
}

/** Which purposes end in this way, and what had to be said and signed before, is the office's rule. */
function closed(state: Running, { at, byId, outcome }: Extract<SessionEvent, { readonly kind: 'closed' }>): SessionState {
  return { ...state, phase: 'concluded', closedAt: at, closedById: byId, closingOutcome: outcome, endedAt: at };
}
