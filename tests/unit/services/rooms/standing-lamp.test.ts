import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { RoomIoError, type RoomIo, type RoomIoFaultCode, type RoomIoState } from '../../../../devices/room-io/room-io';
import { standingLamp } from '../../../../services/rooms/standing-lamp';

let orders: string[];
let fault: RoomIoFaultCode | undefined;
let tell: (state: RoomIoState) => void;
const board: RoomIo = {
  unlock: () => Promise.resolve(),
  lock: () => Promise.resolve(),
  close: () => Promise.resolve(),
  set: (output, on) => {
    orders.push(`${output} ${on ? 'on' : 'off'}`);
    return fault ? Promise.reject(new RoomIoError(fault, '')) : Promise.resolve();
  },
  watch: (onChange) => {
    tell = onChange;
    return () => (tell = () => undefined);
  },
};
const state = (line: RoomIoState['line'], recordLamp: RoomIoState['recordLamp']): RoomIoState => ({
  ...{ at: new Date(0), line, recordLamp, lock: 'locked', light: 'on', door: 'closed' },
  ...{ presence: 'absent', duress: 'released', temperatureC: undefined, humidityPercent: undefined },
});

beforeEach(() => {
  vi.useFakeTimers();
  orders = [];
  fault = undefined;
});
afterEach(() => vi.useRealTimers());

it('orders the lamp again at once and then each second until the board acknowledges, and tells what goes unanswered twice', async () => {
  const lamp = standingLamp(board);
  fault = 'room-io.no-acknowledgement';
  await expect(lamp.roomIo.set('recordLamp', false)).rejects.toMatchObject({ code: 'room-io.no-acknowledgement' });
  await vi.advanceTimersByTimeAsync(2_000);
  fault = undefined;
  await vi.advanceTimersByTimeAsync(5_000);
  // Two each time, and the one that is acknowledged.
  expect(orders).toEqual(Array.from({ length: 7 }, () => 'recordLamp off'));
});

it('one lost reply is nobody’s concern: the order is given once more at once', async () => {
  const lamp = standingLamp({
    ...board,
    set: (output, on) => {
      const given = board.set(output, on);
      fault = undefined;
      return given;
    },
  });
  fault = 'room-io.no-acknowledgement';
  await lamp.roomIo.set('recordLamp', true);
  expect(orders).toEqual(['recordLamp on', 'recordLamp on']);
});

it('lets a later order stand in the place of one that was missed', async () => {
  const lamp = standingLamp(board);
  fault = 'room-io.line-dead';
  await lamp.roomIo.set('recordLamp', false).catch(() => undefined);
  fault = undefined;
  await lamp.roomIo.set('recordLamp', true);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(orders).toEqual(['recordLamp off', 'recordLamp on']);
});

it('lights the lamp again on a board that comes back without it, and leaves one alone that shows what was ordered', async () => {
  const lamp = standingLamp(board);
  await lamp.roomIo.set('recordLamp', true);
  tell(state('unknown', 'unknown'));
  tell(state('online', 'on'));
  expect(orders).toEqual(['recordLamp on']);
  tell(state('unknown', 'unknown'));
  tell(state('online', 'off'));
  expect(orders).toEqual(['recordLamp on', 'recordLamp on']);
});

it('asks nothing twice of a room without a lamp, of another output, or after it was stopped', async () => {
  const lamp = standingLamp(board);
  fault = 'room-io.not-fitted';
  await lamp.roomIo.set('recordLamp', true).catch(() => undefined);
  fault = 'room-io.line-dead';
  await lamp.roomIo.set('light', true).catch(() => undefined);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(orders).toEqual(['recordLamp on', 'light on']);
  await lamp.roomIo.set('recordLamp', true).catch(() => undefined);
  lamp.stop();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(orders).toEqual(['recordLamp on', 'light on', 'recordLamp on']);
});
