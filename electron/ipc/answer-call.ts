import { callNames, type CallHandlers, type CallName, type Caller } from '../../services/contract/calls';
import { Refusal, type Reply } from '../../services/contract/errors';
import { callInputs } from './call-inputs';

export interface CallGate {
  readonly handlers: CallHandlers;
  /** Deny by default: who may make which call. */
  readonly mayCall: (caller: Caller, name: CallName) => boolean;
  /** A bug: logged whole, reaches the page as `unexpected`. */
  readonly onBug: (name: string, problem: unknown) => void;
}

/** Checks name, input and right, in this order, then lets the service answer. Never throws. */
export async function answerCall(gate: CallGate, caller: Caller, name: string, input: unknown): Promise<Reply<unknown>> {
  try {
    if (!isCallName(name)) return refuse('input.invalid', { field: 'call' });
    const parsed = callInputs[name].safeParse(input);
    if (!parsed.success) return refuse('input.invalid', { field: parsed.error.issues[0]?.path.join('.') ?? '' });
    if (!gate.mayCall(caller, name)) return refuse(caller.person ? 'people.not-allowed' : 'people.not-signed-in', {});
    const handle = gate.handlers[name] as (caller: Caller, ...input: readonly unknown[]) => Promise<unknown>;
    return { ok: true, value: await handle(caller, ...parsed.data) };
  } catch (problem) {
    if (problem instanceof Refusal) return refuse(problem.code, problem.detail);
    gate.onBug(name, problem);
    return refuse('unexpected', {});
  }
}

function isCallName(name: string): name is CallName {
  return callNames.has(name);
}

function refuse(code: Refusal['code'], detail: Refusal['detail']): Reply<never> {
  return { ok: false, error: { code, detail } };
}
