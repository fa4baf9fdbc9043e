import { waitFor } from '../support/wait-for';
import {
  admitInspectors,
  approve,
  cast,
  checkDevices,
  checkOfficers,
  completePerson,
  giveNotice,
  lock,
  openConsole,
  openDoor,
  requestRoom,
  seeRecording,
  seeSealed,
  signIn,
} from '../support/interview';
import { review, sign, thumbprint } from '../support/review-and-sign';
import { answer, type ThrowAwayKiosk } from '../support/throw-away-kiosk';

/** Everything up to the first question, as the interview test does it, without looking at each step. Gives the session's id. */
export async function reachQuestioning(stage: ThrowAwayKiosk): Promise<string> {
  const desk = stage.console;
  await signIn(desk, cast.lead);
  await requestRoom(desk);
  await lock(desk);
  await signIn(desk, cast.administrator);
  await approve(desk);
  await checkDevices(desk);
  await openDoor(desk);
  await admitInspectors(desk);
  await desk.getByRole('dialog').getByRole('button', { name: '返回', exact: true }).click();
  await lock(desk);
  await signIn(desk, cast.lead);
  await openConsole(desk);
  await completePerson(desk);
  await checkOfficers(desk);
  await stage.room.order('/scenes', { scene: 'person-enters' });
  await seeRecording(desk);
  await giveNotice(desk);
  const session = await waitFor('the questioning', async () => {
    const now = await answer(stage.second, 'session.current');
    return now?.phase === 'questioning' && now;
  });
  return session.id;
}

/** From the review to the seal; gives the registration code. */
export async function concludeInterview(stage: ThrowAwayKiosk): Promise<string> {
  await stage.console.getByRole('button', { name: '交被询问人核对' }).click();
  await review(stage.second);
  await sign(stage.second);
  await thumbprint(stage.second, () => stage.room.order('/thumb', { press: true }));
  return seeSealed(stage.console);
}
