import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openChain } from '../../../../recordings/evidence/chain';
import { hashFile } from '../../../../recordings/evidence/hash-file';
import type { SealFacts } from '../../../../recordings/evidence/manifest';
import { sealFolder, type Seal } from '../../../../recordings/evidence/seal';
import { openSigningKey, type SigningKey } from '../../../../recordings/evidence/signing-key';
import { randomBytesFrom, seededRandom } from '../../../support/random';

export async function newFolder(): Promise<string> {
  return mkdtemp(path.join(tmpdir(), 'evidence-'));
}

export const facts: SealFacts = {
  agency: '清远市卫生监督所',
  room: { id: 'X1', name: '第一询问室' },
  registrationCode: 'QYWS-X1-2026-0147',
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌使用非卫生技术人员案' },
  questionedPerson: '李某',
  producers: [
    { name: '王芳', badgeNumber: '4418001' },
    { name: '陈明', badgeNumber: '4418002' },
  ],
  purpose: 'questioning',
  startedAt: '2026-11-25T01:02:14.123Z',
  endedAt: '2026-11-25T01:42:14.123Z',
  cameras: [
    { id: 'cam1', name: '被询问人' },
    { id: 'cam2', name: '全景' },
  ],
  gaps: [],
  software: '0.1.0',
};

export interface EvidenceOrder {
  readonly seed?: number;
  readonly segmentBytes?: number;
  readonly segmentsPerCamera?: number;
  readonly registrationCode?: string;
}

/** Two cameras' segments in a chain, and a paper; not sealed. */
export async function unsealedFolder(order: EvidenceOrder = {}): Promise<string> {
  const folder = await newFolder();
  const random = seededRandom(order.seed ?? 1);
  const chain = await openChain(folder);
  for (const cameraId of ['cam1', 'cam2']) await mkdir(path.join(folder, cameraId));
  for (let n = 1; n <= (order.segmentsPerCamera ?? 3); n += 1) {
    for (const cameraId of ['cam1', 'cam2']) {
      const file = `${cameraId}/a01-${String(n).padStart(6, '0')}.mp4`;
      await writeFile(path.join(folder, file), mediaOf(random, order.segmentBytes ?? 3000));
      await chain.append({ ...segment(file, cameraId), ...(await hashFile(path.join(folder, file))) });
    }
  }
  await chain.close();
  await mkdir(path.join(folder, 'papers'));
  await writeFile(path.join(folder, 'papers/询问笔录.pdf'), randomBytesFrom(random, 2000));
  return folder;
}

/** Long ones repeat themselves, with a beginning of their own: what is tested is not their content. */
function mediaOf(random: () => number, bytes: number): Buffer {
  return Buffer.alloc(bytes, randomBytesFrom(random, Math.min(bytes, 4099)));
}

export function segment(file: string, cameraId = 'cam1') {
  return {
    file,
    cameraId,
    sha256: 'a'.repeat(64),
    bytes: 3000,
    startedAt: '2026-11-25T01:02:14.123Z',
    endedAt: '2026-11-25T01:02:24.123Z',
    durationMs: 10_000,
    frames: 250,
    monotonicMs: 86_400_123,
    bootId: '0f6a1f0e-31a5-4c2b-9d0e-5a1b2c3d4e5f',
  };
}

export async function newKey(): Promise<SigningKey> {
  return openSigningKey(await newFolder());
}

export async function sealedFolder(order: EvidenceOrder = {}, key?: SigningKey): Promise<{ folder: string; seal: Seal; key: SigningKey }> {
  const folder = await unsealedFolder(order);
  const signing = key ?? (await newKey());
  const seal = await sealFolder({
    folder,
    facts: { ...facts, registrationCode: order.registrationCode ?? facts.registrationCode },
    key: signing,
    sealedAt: '2026-11-25T01:45:00.000Z',
  });
  return { folder, seal, key: signing };
}
