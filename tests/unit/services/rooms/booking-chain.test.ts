import { describe, expect, it } from 'vitest';
import type { BookingRow } from '../../../../db/entities/booking.entity';
import type { DiscPairRow } from '../../../../db/entities/disc-pair.entity';
import type { KeyMovementRow } from '../../../../db/entities/key-movement.entity';
import type { SessionRow } from '../../../../db/entities/session.entity';
import { bookingChain, type ChainFacts } from '../../../../services/rooms/booking-chain';
import { aBooking, sealedColumns } from '../../../support/builders';

/** A row as a value that a test can copy and change. */
type Plain<T> = { [K in keyof T]: T[K] };

const names: Readonly<Record<string, string>> = { lin: '林志强', huang: '黄晓敏', chen: '陈静怡', deng: '邓伟明', liang: '梁淑芬' };
const undecided = {
  procedure: null,
  decidedById: null,
  decidedAt: null,
  decisionReason: null,
  cleanedAt: null,
  cleanedById: null,
  registeredAt: null,
  registeredById: null,
  moreAskedAt: null,
};
const requested: Plain<BookingRow> = { ...aBooking(), ...undecided };
const approved: Plain<BookingRow> = { ...requested, status: 'approved', decidedById: 'deng', decidedAt: '2026-11-23T07:40:00.000Z' };
const issued: KeyMovementRow = {
  number: 1,
  roomId: 'X1',
  bookingId: requested.id,
  kind: 'issued',
  fromId: 'chen',
  toId: 'lin',
  at: '2026-11-25T00:41:20.000Z',
};
const preparing: Plain<SessionRow> = {
  id: 'session',
  bookingId: requested.id,
  roomId: 'X1',
  phase: 'preparing',
  createdAt: '2026-11-25T00:45:00.000Z',
  ...Object.fromEntries(
    [
      'checkedAt',
      'checkedById',
      'checkReason',
      'checkReport',
      'leadId',
      'recorderId',
      'abandonedAt',
      'abandonReason',
      'abandonedById',
      'closedAt',
      'closedById',
      'closingOutcome',
      'unsignedHow',
      'startedAt',
      'credentialsShownAt',
      'noticeReadAt',
      'rightsToldAt',
      'noticeGivenAt',
      'reviewedAt',
      'signedAt',
      'thumbprintedAt',
      'endedAt',
      'interruptedSince',
      'suspendedSince',
      'interruptionReason',
      'recordingStoppedAt',
      'sealedAt',
      'chainHead',
      'manifestSha256',
      'registrationCode',
      'registrationYear',
      'registrationNumber',
      'handedOverById',
      'handedOverAt',
      'receivedById',
      'receivedAt',
      'filedPlace',
      'filedAt',
      'filedById',
    ].map((column) => [column, null]),
  ),
} as Plain<SessionRow>;
const sealed: Plain<SessionRow> = {
  ...preparing,
  ...sealedColumns,
  checkedById: 'chen',
  leadId: 'lin',
  recorderId: 'huang',
  endedAt: sealedColumns.thumbprintedAt,
};

function chain(facts: Partial<ChainFacts>) {
  const links = bookingChain({ booking: approved, keys: [], session: undefined, discPairs: [], nameOf: (id) => names[id] ?? '', ...facts });
  return { links, text: links.map(({ link, state }) => `${link} ${state}`), of: (name: string) => links.find(({ link }) => link === name) };
}

describe('the chain of a booking', () => {
  it('[row 84] begins with the request; the approval is next and nothing is missing (规定§11)', () => {
    const { links } = chain({ booking: requested });
    expect(links.map(({ state }) => state)).toEqual(['done', 'now', ...Array<string>(13).fill('later')]);
    expect(links[0]).toMatchObject({ at: requested.requestedAt, by: ['林志强'] });
  });

  it('a rejected booking has no next step', () => {
    expect(chain({ booking: { ...approved, status: 'rejected' } }).links.some(({ state }) => state === 'now')).toBe(false);
  });

  it('the devices may be checked before the key goes out, and the other way round', () => {
    expect(chain({ session: { ...preparing, phase: 'checked', checkedAt: sealedColumns.checkedAt } }).text.slice(2, 5)).toEqual([
      'key now',
      'device-check done',
      'entry later',
    ]);
    expect(chain({ keys: [issued] }).text.slice(2, 5)).toEqual(['key done', 'device-check now', 'entry later']);
  });

  it('of an abandoned session the device check is next again, whatever had been checked (规定§12)', () => {
    const abandoned = { ...preparing, phase: 'abandoned', checkedAt: sealedColumns.checkedAt, checkedById: 'chen' };
    expect(chain({ keys: [issued], session: abandoned }).text.slice(2, 5)).toEqual(['key done', 'device-check now', 'entry later']);
  });

  it('a room that nobody came to and that was cleaned has left nothing out, and nothing comes next', () => {
    const returned = { ...approved, status: 'keyReturned', cleanedAt: '2026-11-25T03:20:00.000Z', cleanedById: 'chen' };
    const { links } = chain({ booking: returned, keys: [issued], session: { ...preparing, phase: 'abandoned' } });
    expect(links.filter(({ state }) => state === 'missing' || state === 'now')).toEqual([]);
    expect(links.filter(({ state }) => state === 'done').map(({ link }) => link)).toEqual(['request', 'approval', 'key', 'cleaning']);
  });

  it('an entry without key and check flags both, by article', () => {
    const { of } = chain({ session: { ...preparing, phase: 'opening', startedAt: sealedColumns.startedAt, leadId: 'lin' } });
    expect(of('entry')).toMatchObject({ state: 'done', at: sealedColumns.startedAt, by: ['欧阳秀兰'] });
    expect(of('key')).toMatchObject({ state: 'missing', missing: { code: 'key-not-issued', article: '规定§11' } });
    expect(of('device-check')).toMatchObject({ state: 'missing', missing: { code: 'not-checked', article: '规定§12' } });
    expect(of('notice')).toMatchObject({ state: 'now' });
  });

  it('questioning is what happens now until the 笔录 is read', () => {
    const questioning = {
      ...sealed,
      phase: 'questioning',
      reviewedAt: null,
      signedAt: null,
      thumbprintedAt: null,
      endedAt: null,
      sealedAt: null,
    };
    expect(chain({ keys: [issued], session: questioning }).of('questioning')).toMatchObject({ state: 'now' });
    expect(chain({ keys: [issued], session: { ...questioning, phase: 'reviewing' } }).of('questioning')).toMatchObject({
      state: 'done',
      by: ['林志强', '黄晓敏'],
    });
  });

  it('[row 11] after the seal the room is cleaned, and the handover is due on the second working day (规定§11, 制度§9)', () => {
    const { of } = chain({ keys: [issued], session: sealed });
    expect(of('cleaning')).toMatchObject({ state: 'now' });
    expect(of('handover')).toMatchObject({ state: 'later', dueOn: '2026-11-27' });
  });

  it('a handover before the cleaning flags the cleaning; one signature is no handover (规定§17)', () => {
    const half = { ...sealed, handedOverById: 'lin', handedOverAt: '2026-11-26T01:00:00.000Z' };
    expect(chain({ keys: [issued], session: half }).of('handover')).toMatchObject({ state: 'later' });
    const { of } = chain({ keys: [issued], session: { ...half, receivedById: 'chen', receivedAt: '2026-11-26T01:02:00.000Z' } });
    expect(of('handover')).toMatchObject({ state: 'done', by: ['林志强', '陈静怡'] });
    expect(of('cleaning')).toMatchObject({ state: 'missing', missing: { code: 'not-cleaned', article: '规定§11' } });
  });

  it('ends with all fifteen links done, each with who and when', () => {
    const pair = {
      state: 'certified',
      certifiedAt: '2026-11-27T02:00:00.000Z',
      certifiedById: 'liang',
      burnedById: 'liang',
    } as Plain<DiscPairRow>;
    const { links } = chain({
      booking: { ...approved, status: 'keyReturned', cleanedAt: '2026-11-25T03:20:00.000Z', cleanedById: 'chen' },
      keys: [issued],
      session: {
        ...sealed,
        handedOverById: 'lin',
        handedOverAt: '2026-11-26T01:00:00.000Z',
        receivedById: 'chen',
        receivedAt: '2026-11-26T01:02:00.000Z',
        filedAt: '2026-11-27T03:00:00.000Z',
        filedById: 'liang',
      },
      discPairs: [{ ...pair, state: 'void', certifiedAt: null }, pair],
    });
    expect(links).toHaveLength(15);
    expect(links.filter(({ state, at }) => state !== 'done' || at === undefined)).toEqual([]);
    expect(links.filter(({ by }) => by.length === 0).map(({ link }) => link)).toEqual(['seal']);
  });
});
