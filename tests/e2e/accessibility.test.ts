import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cast, goTo, lock, signIn } from '../support/interview';
import { seriousProblems } from '../support/serious-problems';
import { ThrowAwayKiosk } from '../support/throw-away-kiosk';

let kiosk: ThrowAwayKiosk;
beforeAll(async () => {
  kiosk = await ThrowAwayKiosk.open();
});
afterAll(() => kiosk.close());

describe('accessibility', () => {
  it('finds nothing serious on the sign-in screen and the second screen', async () => {
    await kiosk.console.getByRole('heading', { name: '请点您的姓名' }).waitFor();
    expect(await seriousProblems(kiosk.console)).toEqual([]);
    expect(await seriousProblems(kiosk.second)).toEqual([]);
  });

  it('finds nothing serious on the screens of administrator and office', async () => {
    await signIn(kiosk.console, cast.administrator);
    for (const place of ['今日', '日历', '询问室', '交接', '档案', '人员']) {
      await goTo(kiosk.console, place);
      expect(await seriousProblems(kiosk.console), place).toEqual([]);
    }
    await lock(kiosk.console);
    await signIn(kiosk.console, cast.office);
    await goTo(kiosk.console, '光盘');
    expect(await seriousProblems(kiosk.console), '光盘').toEqual([]);
  });
});
