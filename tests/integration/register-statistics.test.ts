import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { roomPurposes } from '../../services/contract/bookings';
import { seededRandom } from '../support/random';
import { insertUse } from '../support/register-rows';
import { openRegisterStage, type RegisterStage } from '../support/register-stage';

let stage: RegisterStage;
beforeEach(async () => {
  stage = await openRegisterStage();
});
afterEach(() => stage.store.remove());

describe('statistics', () => {
  it('[row 106] equal a plain recount of the rows, by month, department and purpose (规定§23)', async () => {
    const random = seededRandom(106);
    const departments = ['医疗机构监督科', '公共场所监督科', '职业卫生科'];
    const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
    const rows = Array.from({ length: 120 }, (_, n) => {
      const issued = Date.parse('2026-08-31T15:30:00.000Z') + n * 20 * 3_600_000 + Math.floor(random() * 3_600_000);
      const returned = issued + 600_000 + Math.floor(random() * 15 * 3_600_000);
      return { n, issued, returned: n === 119 ? undefined : returned, department: pick(departments), purpose: pick(roomPurposes) };
    });
    for (const { n, issued, returned, department, purpose } of rows) {
      const change = { department, purpose };
      const returnedAt = returned === undefined ? undefined : new Date(returned).toISOString();
      await insertUse(stage.store.db, { id: `r${n}`, issuedAt: new Date(issued).toISOString(), returnedAt, change });
    }
    const view = await stage.desk.statistics('2026-09', '2026-11');
    const monthOf = (at: number) => new Date(at + 8 * 3_600_000).toISOString().slice(0, 7);
    const counted = rows.filter(({ issued }) => monthOf(issued) >= '2026-09' && monthOf(issued) <= '2026-11');
    // The first begins at 23:30 of 31 August in Shanghai, some lie in December.
    expect(counted.length).toBeLessThan(rows.length - 1);
    const recount = (part: typeof rows) => ({
      uses: part.length,
      hours: part.reduce((sum, { issued, returned }) => sum + (returned === undefined ? 0 : returned - issued), 0) / 3_600_000,
      open: part.filter(({ returned }) => returned === undefined).length,
    });
    expect(view.total).toEqual(recount(counted));
    for (const month of view.months) {
      const { uses, hours, open, useRate, openHours } = month;
      expect({ uses, hours, open }).toEqual(recount(counted.filter(({ issued }) => monthOf(issued) === month.month)));
      expect(useRate).toBe(hours / openHours);
    }
    // 22, 18 and 21 working days of 8 hours: in September a Sunday is worked for the 25th, in October five days are off and a Saturday is worked.
    expect(view.months.map(({ openHours }) => openHours)).toEqual([176, 144, 168]);
    for (const { name, ...figures } of view.departments) {
      const { uses, hours, open } = recount(counted.filter(({ department }) => department === name));
      expect({ ...figures, hours: figures.hours.toFixed(9) }).toEqual({ uses, hours: hours.toFixed(9), open });
    }
    expect(view.departments.reduce((sum, { uses }) => sum + uses, 0)).toBe(counted.length);
    expect(view.purposes.reduce((sum, { uses }) => sum + uses, 0)).toBe(counted.length);
    await expect(stage.desk.statistics('2026-11', '2026-09')).rejects.toMatchObject({ code: 'input.invalid' });
  });
});
