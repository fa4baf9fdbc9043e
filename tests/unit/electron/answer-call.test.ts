import { describe, expect, it, vi } from 'vitest';
import { answerCall, type CallGate } from '../../../electron/ipc/answer-call';
import type { CallHandlers, Caller } from '../../../services/contract/calls';
import { Refusal } from '../../../services/contract/errors';

const caller: Caller = { window: 'console', person: undefined };

function gate(change: Partial<CallGate> & { readonly approve?: () => Promise<never> } = {}): CallGate {
  const handlers = { 'booking.approve': change.approve ?? (() => Promise.resolve('approved')) } as unknown as CallHandlers;
  return { handlers, mayCall: () => true, onBug: vi.fn(), ...change };
}

describe('a call of the page', () => {
  it('is answered with the value of its handler', async () => {
    expect(await answerCall(gate(), caller, 'booking.approve', ['b1'])).toEqual({ ok: true, value: 'approved' });
  });

  it.each([
    ['an unknown name', 'booking.destroy', ['b1']],
    ['a prototype name', '__proto__', []],
    ['an input of another type', 'booking.approve', [3]],
    ['an input too many', 'booking.approve', ['b1', 'b2']],
    ['no list', 'booking.approve', 'b1'],
  ])('with %s is refused before a service sees it', async (_, name, input) => {
    expect(await answerCall(gate(), caller, name, input)).toMatchObject({ ok: false, error: { code: 'input.invalid' } });
  });

  it('without the right is refused, and says whether signing in would help', async () => {
    const closed = gate({ mayCall: () => false });
    expect(await answerCall(closed, caller, 'booking.approve', ['b1'])).toMatchObject({ error: { code: 'people.not-signed-in' } });
    const person = { id: 'p1' } as NonNullable<Caller['person']>;
    expect(await answerCall(closed, { ...caller, person }, 'booking.approve', ['b1'])).toMatchObject({
      error: { code: 'people.not-allowed' },
    });
  });

  it('that is refused keeps its code and detail', async () => {
    const refusing = gate({ approve: () => Promise.reject(new Refusal('booking.overlaps', { minutes: '30' })) });
    expect(await answerCall(refusing, caller, 'booking.approve', ['b1'])).toEqual({
      ok: false,
      error: { code: 'booking.overlaps', detail: { minutes: '30' } },
    });
  });

  it('that meets a bug is logged whole and tells the page nothing of it', async () => {
    const broken = gate({ approve: () => Promise.reject(new Error('SQLITE_CORRUPT at /secret/path')) });
    expect(await answerCall(broken, caller, 'booking.approve', ['b1'])).toEqual({ ok: false, error: { code: 'unexpected', detail: {} } });
    expect(broken.onBug).toHaveBeenCalledWith('booking.approve', expect.objectContaining({ message: 'SQLITE_CORRUPT at /secret/path' }));
  });
});
