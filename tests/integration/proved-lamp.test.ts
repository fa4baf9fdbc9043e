import { afterAll, beforeAll, expect, it } from 'vitest';
import cast from '../support/cast.json';
import { admitOfficers, castPerson, openRoomKiosk, type RoomKiosk } from '../support/room-kiosk';
import { waitFor } from '../support/wait-for';

let kiosk: RoomKiosk;
beforeAll(async () => {
  kiosk = await openRoomKiosk();
});
afterAll(() => kiosk.close());

it(
  'the lamp in the room goes out when no camera is proved to record any more, and comes back with the first (L16)',
  { timeout: 120_000 },
  async () => {
    const { services } = kiosk;
    const lead = await castPerson(kiosk, 'lead');
    const { sessionId } = await admitOfficers(kiosk, { purpose: 'questioning', questioned: { ...cast.questioned, role: 'party' } });
    await services.active.entry.confirm(sessionId, new Date().toISOString(), lead.tile.id, []);
    const lamp = async (state: 'on' | 'off') =>
      waitFor(`the lamp ${state}`, async () => (await services.roomState()).recordLamp === state, 30_000);
    const freeze = (camera: string, on: boolean) => kiosk.room.order(`/cameras/${camera}/faults`, { fault: 'freeze', on });
    await lamp('on');
    await freeze('cam1', true);
    await waitFor('one camera’s alarm', async () => (await services.strip.state()).alarm?.failed.length === 1, 20_000);
    expect((await services.roomState()).recordLamp).toBe('on');
    await freeze('cam2', true);
    await lamp('off');
    await freeze('cam2', false);
    await lamp('on');
    expect((await services.strip.state()).state).toBe('failing');
    await freeze('cam1', false);
  },
);
