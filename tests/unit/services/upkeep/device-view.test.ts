import { describe, expect, it } from 'vitest';
import type { DeviceRow } from '../../../../db/entities/device.entity';
import { addMonths } from '../../../../services/rooms/office-calendar';
import { maintenanceDueOn } from '../../../../services/upkeep/device-view';

const device: DeviceRow = {
  ...{
    roomId: 'X1',
    id: 'cam1',
    kind: 'camera',
    name: '法制一号机位',
    place: '',
    make: '',
    model: '',
    serial: '',
    firmware: '',
    readAt: null,
  },
  ...{ inUseSince: '2026-01-31', everyMonths: 1, retiredAt: null },
};

describe('the maintenance plan (制度§17（二）)', () => {
  it('counts months by the calendar: the last day where there is no such day', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2028-01-31', 1)).toBe('2028-02-29');
    expect(addMonths('2026-11-25', 3)).toBe('2027-02-25');
    expect(addMonths('2026-12-31', 120)).toBe('2036-12-31');
  });

  it('counts from the first use, then from each maintenance; without a plan or once retired nothing is due', () => {
    expect(maintenanceDueOn(device, undefined)).toBe('2026-02-28');
    // 23:30 in London is the next day in Beijing.
    expect(maintenanceDueOn(device, '2026-03-09T23:30:00.000Z')).toBe('2026-04-10');
    expect(maintenanceDueOn({ ...device, everyMonths: null }, undefined)).toBeUndefined();
    expect(maintenanceDueOn({ ...device, retiredAt: '2026-02-01T00:00:00.000Z' }, undefined)).toBeUndefined();
  });
});
