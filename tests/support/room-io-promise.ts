import { afterEach, beforeEach, expect, it } from 'vitest';
import type { RoomIo, RoomIoState } from '../../devices/room-io/room-io';
import type { PointName } from '../../devices/room-io/room-io-map';
import { waitFor } from './wait-for';

/** A room's I/O with its hands-on side, whatever it hangs on. */
export interface RoomIoRig {
  readonly room: RoomIo;
  setInput(name: 'door' | 'presence' | 'duress' | 'tamper', on: boolean): void;
  outputs(): { readonly lock: boolean; readonly light: boolean; readonly recordLamp: boolean; readonly buzzer: boolean };
  /** How many orders have reached it. */
  ordersHeard(): number;
  cut(on: boolean): Promise<void>;
  close(): Promise<void>;
}

/** What is fitted, and which outputs go back by themselves. */
export interface Fitted extends Readonly<Partial<Record<Exclude<PointName, 'lock' | 'buzzer'>, unknown>>> {
  readonly lock?: { readonly pulseMs?: number | undefined } | undefined;
  readonly buzzer?: { readonly pulseMs?: number | undefined } | undefined;
  readonly units?: readonly { readonly preset: string }[] | undefined;
}

const sensorWords = [
  ['door', 'closed', 'open'],
  ['presence', 'absent', 'present'],
  ['duress', 'released', 'pressed'],
  ['tamper', 'untouched', 'tampered'],
] as const;

/** The promise of RoomIo, asked of any driver that has a lock, a light and a record lamp. */
export function keepsThePromiseOfRoomIo(fitted: Fitted, open: () => Promise<RoomIoRig>): void {
  const hasClimate = fitted.temperature !== undefined || fitted.units?.some(({ preset }) => preset === 'xy-md02') === true;
  const climate = hasClimate ? { temperatureC: 23.5, humidityPercent: 48 } : { temperatureC: undefined, humidityPercent: undefined };
  let rig: RoomIoRig;
  let seen: RoomIoState[];
  const latest = () => seen[seen.length - 1];
  const isWhole = () => latest()?.line === 'online' && latest()?.deadUnits?.length === 0;

  beforeEach(async () => {
    rig = await open();
    seen = [];
    rig.room.watch((state) => seen.push(state));
    await waitFor('all of it', isWhole);
  });
  afterEach(() => rig.close());

  it('shows every point at rest, and each that changes', async () => {
    expect(latest()).toMatchObject({ line: 'online', lock: 'locked', light: 'off', recordLamp: 'off', ...climate });
    for (const [name, rest, changed] of sensorWords) {
      if (!fitted[name]) {
        expect(latest()?.[name]).toBe('unknown');
        continue;
      }
      expect(latest()?.[name]).toBe(rest);
      rig.setInput(name, true);
      await waitFor(`${name} ${changed}`, () => latest()?.[name] === changed, 1500);
    }
    expect(rig.ordersHeard()).toBe(0);
  });

  it('switches each output by itself, and a lock or buzzer with a pulse goes back by itself', async () => {
    const { room } = rig;
    await room.set('light', true);
    await room.set('recordLamp', true);
    if (fitted.buzzer) {
      await room.set('buzzer', true);
      expect(latest()?.buzzer).toBe('on');
      if (fitted.buzzer.pulseMs === undefined) await room.set('buzzer', false);
    }
    await room.unlock();
    expect(latest()).toMatchObject({ lock: 'unlocked', light: 'on', recordLamp: 'on' });
    if (fitted.lock?.pulseMs === undefined) {
      expect(rig.outputs()).toMatchObject({ lock: true, light: true, recordLamp: true });
      await room.lock();
    }
    // Whoever asked for it is gone: the pulse ends all the same.
    await waitFor('locked and silent', () => !rig.outputs().lock && !rig.outputs().buzzer && latest()?.lock === 'locked', 3000);
    expect(rig.outputs()).toMatchObject({ lock: false, light: true, recordLamp: true });
  });

  it('knows nothing of a dead line within a second, and everything after its return, with the lock untouched', async () => {
    const { room } = rig;
    await room.set('light', true);
    const orders = rig.ordersHeard();
    await rig.cut(true);
    await waitFor('unknown', () => latest()?.line === 'unknown', 2000);
    expect(latest()).toMatchObject({ lock: 'unknown', light: 'unknown', door: 'unknown', duress: 'unknown', temperatureC: undefined });
    await expect(room.unlock()).rejects.toMatchObject({ code: 'room-io.line-dead' });
    await rig.cut(false);
    await waitFor('everything', () => isWhole() && latest()?.humidityPercent === climate.humidityPercent, 12_000);
    expect(latest()).toMatchObject({ lock: 'locked', light: 'on', door: 'closed', duress: 'released', ...climate });
    expect(rig.ordersHeard()).toBe(orders);
  });

  it('says that what isn’t fitted is not, but not when it is to be off', async () => {
    if (fitted.buzzer) return;
    await expect(rig.room.set('buzzer', true)).rejects.toMatchObject({ code: 'room-io.not-fitted' });
    await rig.room.set('buzzer', false);
    expect(rig.ordersHeard()).toBe(0);
  });
}
