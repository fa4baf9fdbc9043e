import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { verifyEvidence } from '../../recordings/evidence/verify';
import { checkImageByHand } from '../support/check-by-hand';
import {
  admitInspectors,
  approve,
  burnPair,
  cast,
  certify,
  chainStates,
  checkDevices,
  checkOfficers,
  completePerson,
  fileDiscs,
  giveNotice,
  goTo,
  handForReview,
  lock,
  mark,
  openConsole,
  openDoor,
  requestRoom,
  returnKey,
  seeRecording,
  seeSealed,
  signHandover,
  signIn,
  writeLines,
} from '../support/interview';
import { review, sign, thumbprint } from '../support/review-and-sign';
import { launchKiosk, type Kiosk } from '../support/kiosk';
import { openPlayback, shownNumber } from '../support/playback-page';
import { recordingFacts } from '../support/recording-facts';
import { RoomControl } from '../support/room-control';
import { waitFor } from '../support/wait-for';
import { DemoReport } from './demo-report';

/** The whole interview, unattended, in real Electron over the simulated room: people's hands are the only thing that is played. */
const project = process.env['MINGXUN_PROJECT'] ?? process.cwd();
const output = path.join(project, 'demo-output');
const shots = path.join(output, 'screenshots');
const root = mkdtempSync(path.join(tmpdir(), 'mingxun-demo-'));
const home = path.join(root, 'demonstration');
let pictures = 0;

async function run(): Promise<void> {
  rmSync(output, { recursive: true, force: true });
  mkdirSync(shots, { recursive: true });
  const kiosk = await launchKiosk(root, project);
  const { versions } = kiosk;
  console.log(`Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}`);
  const report = new DemoReport(output, [
    `- runtime: Electron ${versions.electron}, Chromium ${versions.chrome}, Node ${versions.node}`,
    `- date: ${new Date().toISOString()}`,
  ]);
  try {
    await interview(kiosk, report);
  } finally {
    await kiosk.close();
    report.write(existsSync(output) ? readdirSync(output).sort() : []);
    rmSync(root, { recursive: true, force: true });
  }
}

async function interview(kiosk: Kiosk, report: DemoReport): Promise<void> {
  const { console: desk, second } = kiosk;
  const room = new RoomControl(home);
  const both = async (name: string) => {
    await shoot(desk, name);
    await shoot(second, `${name}-second-screen`);
  };
  await shoot(desk, 'sign-in');
  await report.step('request', async () => {
    await signIn(desk, cast.lead);
    await shoot(desk, 'home-inspector');
    await goTo(desk, '日历');
    await shoot(desk, 'calendar');
    await requestRoom(desk);
    await shoot(desk, 'calendar-requested');
    await lock(desk);
    return undefined;
  });
  await report.step('approve', async () => {
    await signIn(desk, cast.administrator);
    await shoot(desk, 'home-administrator');
    await approve(desk);
    return undefined;
  });
  await report.step('devices', async () => {
    await checkDevices(desk, async () => {
      // A few seconds of ticks, so that the picture shows proof and not its beginning.
      await seeMoving(desk);
      await waitFor(
        'six proved seconds',
        async () => ((await desk.getByTestId('proof-cam1').locator('.tick-full').getAttribute('d')) ?? '').split('M').length > 6,
      );
      await both('pre-flight');
    });
    return undefined;
  });
  await report.step('key', async () => {
    await openDoor(desk);
    await waitFor('the open lock', async () => JSON.stringify(await room.state()).includes('"lock":true'));
    return undefined;
  });
  await report.step('inspectors', async () => {
    await admitInspectors(desk, async (page) => shoot(page, 'inspectors'));
    await desk.getByRole('dialog').getByRole('button', { name: '返回', exact: true }).click();
    await lock(desk);
    await signIn(desk, cast.lead);
    await openConsole(desk);
    await seeMoving(desk);
    await both('waiting-for-entry');
    await completePerson(desk, () => shoot(desk, 'person'));
    await checkOfficers(desk);
    await shoot(desk, 'ready-for-entry');
    return undefined;
  });
  await report.step('enter', async () => {
    const from = performance.now();
    const scene = room.order('/scenes', { scene: 'person-enters' });
    await seeRecording(desk);
    const seconds = (performance.now() - from) / 1000;
    await scene;
    return [`录制中 ${seconds.toFixed(1)} s`];
  });
  await report.step('notice', async () => {
    await giveNotice(desk, async (step) => {
      if (step === '宣读告知') await both('notice');
    });
    return undefined;
  });
  await report.step('questions', async () => {
    await writeLines(desk, cast.lines.slice(0, 5));
    await mark(desk, cast.mark);
    await writeLines(desk, cast.lines.slice(5));
    await desk.getByText(/^\d\d:\d\d:\d\d 已存$/).waitFor();
    await both('console');
    return undefined;
  });
  await report.step('review', async () => {
    await handForReview(desk);
    await review(second, cast.correction, () => both('review'));
    return undefined;
  });
  await report.step('sign', async () => {
    await sign(second, () => shoot(second, 'signature'));
    return undefined;
  });
  await report.step('thumbprint', async () => {
    await thumbprint(second, () => room.order('/thumb', { press: true }));
    return undefined;
  });
  await report.step('seal', async () => {
    const code = await seeSealed(desk);
    await both('sealed');
    await desk.getByRole('button', { name: '返回今日工作' }).click();
    return [code];
  });
  await report.step('cleaning', async () => {
    await lock(desk);
    await room.order('/scenes', { scene: 'person-leaves' });
    await signIn(desk, cast.administrator);
    await returnKey(desk);
    await waitFor('the closed lock', async () => JSON.stringify(await room.state()).includes('"lock":false'));
    await desk.getByTestId('link-cleaning').and(desk.locator('[data-state="done"]')).first().waitFor();
    await shoot(desk, 'home-key-back');
    return undefined;
  });
  await report.step('handover', async () => {
    await goTo(desk, '交接');
    await signHandover(desk, 'give', cast.lead);
    await shoot(desk, 'handover');
    await signHandover(desk, 'receive', cast.administrator);
    await lock(desk);
    return undefined;
  });
  await report.step('playback', async () => {
    await signIn(desk, cast.lead);
    await openPlayback(desk);
    const proof = desk.getByText(/^原始文件校验一致/);
    await proof.waitFor();
    const numbers = await waitFor('a picture of both cameras', async () => {
      const shown = await Promise.all(['cam1', 'cam2'].map((camera) => shownNumber(desk, camera)));
      return shown.every((number) => number !== undefined) && shown;
    });
    await shoot(desk, 'playback');
    const words = (await proof.textContent()) ?? '';
    await lock(desk);
    return [words, `帧号 ${numbers.join(' / ')}`];
  });
  await report.step('discs', async () => {
    await signIn(desk, cast.office);
    await shoot(desk, 'home-office');
    await goTo(desk, '光盘');
    await burnPair(desk, () => shoot(desk, 'disc-desk-burning'));
    await shoot(desk, 'disc-desk');
    return undefined;
  });
  await report.step('certificate', async () => {
    await certify(desk);
    return undefined;
  });
  await report.step('filing', async () => {
    await goTo(desk, '今日');
    await fileDiscs(desk, cast.place);
    const states = await waitFor('a whole chain', async () => {
      const found = await chainStates(desk);
      return Object.values(found).every((state) => state === 'done') && found;
    });
    await shoot(desk, 'home-chain');
    await goTo(desk, '档案');
    await desk.getByText('保存至').first().waitFor();
    await shoot(desk, 'archive');
    return [`${Object.keys(states).length} / 15`];
  });
  await collect(report);
}

/** Takes the results out of the storage root and checks them again from outside. */
async function collect(report: DemoReport): Promise<void> {
  const recordings = path.join(home, 'recordings');
  // Beside it lies its anchor, a file.
  const session = readdirSync(recordings, { withFileTypes: true }).find((entry) => entry.isDirectory())?.name ?? '';
  const sealed = path.join(output, 'recording');
  cpSync(path.join(recordings, session), sealed, { recursive: true });
  cpSync(path.join(sealed, '询问笔录.pdf'), path.join(output, '询问笔录.pdf'));
  const discs = ['d1', 'd2'].map((id, index) => {
    const image = path.join(output, `disc-${index + 1}.iso`);
    cpSync(path.join(home, 'discs', `${id}.img`), image);
    return image;
  });
  const papers = path.join(home, 'papers');
  for (const folder of readdirSync(papers)) cpSync(path.join(papers, folder), output, { recursive: true });
  await report.step('verify', async () => {
    const facts: string[] = [];
    for (const target of [sealed, ...discs]) {
      const { verdict, checked, findings, keyId } = await verifyEvidence(target);
      if (verdict !== 'intact') throw new Error(`${target}: ${JSON.stringify(findings)}`);
      facts.push(`${path.basename(target)}: ${verdict}, ${checked.files} files, ${checked.bytes} bytes, key ${keyId ?? ''}`);
    }
    return facts;
  });
  await report.step('byHand', async () =>
    Promise.resolve(discs.map((disc) => `${path.basename(disc)}: ${checkImageByHand(disc).trim().replaceAll('\n', '; ')}`)),
  );
  await report.step('frames', async () => {
    const { startedAt, thumbprintedAt } = JSON.parse(readFileSync(path.join(sealed, 'manifest.json'), 'utf8')) as {
      startedAt: string;
      thumbprintedAt: string;
    };
    const cameras = await recordingFacts(sealed);
    for (const camera of cameras) {
      if (camera.warnings.length > 0 || camera.gaps.length > 0)
        throw new Error(`${camera.cameraId}: ${JSON.stringify([camera.warnings, camera.gaps])}`);
      if (camera.firstAt >= startedAt || camera.lastAt <= thumbprintedAt)
        throw new Error(`${camera.cameraId} does not cover entry and thumbprint`);
    }
    return cameras.map((camera) => {
      const before = (Date.parse(startedAt) - Date.parse(camera.firstAt)) / 1000;
      const after = (Date.parse(camera.lastAt) - Date.parse(thumbprintedAt)) / 1000;
      return `${camera.cameraId}: ${camera.frames} frames in ${camera.files.length} files, ${before.toFixed(1)} s before the entry, ${after.toFixed(1)} s after the thumbprint, 0 gaps`;
    });
  });
}

/** Both live pictures move. */
async function seeMoving(page: Page): Promise<void> {
  for (const camera of ['cam1', 'cam2'])
    await page.locator(`[data-testid="live-${camera}"][data-moving="true"]`).first().waitFor({ timeout: 20_000 });
}

async function shoot(page: Page, name: string): Promise<void> {
  pictures += 1;
  await page.screenshot({ path: path.join(shots, `${String(pictures).padStart(2, '0')}-${name}.png`) });
}

run().catch((problem: unknown) => {
  console.error(problem instanceof Error ? problem.message : problem);
  process.exitCode = 1;
});
