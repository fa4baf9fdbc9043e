import { link, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { openDatabase } from '../../db/data-source';
import type { SegmentRow } from '../../db/entities/segment.entity';
import { openChain } from '../../recordings/evidence/chain';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { openAuditLog } from '../../services/audit/audit-log';
import { createPeople } from '../../services/people/people';
import { aBootId, aBooking, aSession, sealedColumns } from './builders';
import { keepTrack, type Kept } from './keep-track';
import { makeNumberedMedia } from './numbered-media';

export interface SealedOrder {
  /** The kiosk's storage root. */
  readonly root: string;
  readonly cameras: readonly { readonly id: string; readonly name: string; readonly codec?: 'h264' | 'h265'; readonly picture?: string }[];
  readonly segments: number;
  readonly segmentSeconds: number;
  readonly width: number;
  readonly kilobits?: number;
  /** All segments are one file of ten seconds under many names: a long session for little. */
  readonly repeated?: true;
  /** Segments of the first camera that were never recorded, by place. */
  readonly missing?: readonly number[];
  /** What alone was recorded of segments of the first camera, by place; each ends a second early, by the changeover. */
  readonly withheld?: Readonly<Record<number, Kept>>;
}

export const sealedSessionId = '6b0f5a3e-0c8e-4b71-9a55-1e3a3f6f0d01';
const changeoverSeconds = 1;
/** The first file begins ten seconds before the entry. */
const firstPictureAt = '2026-11-25T01:02:04.000Z';
const at = (seconds: number) => new Date(Date.parse(firstPictureAt) + Math.round(seconds * 1000)).toISOString();

/** A sealed interview in a storage root that no kiosk has opened yet: people, booking, session, real media, chain and seal. */
export async function putSealedRecording(order: SealedOrder): Promise<{ readonly folder: string }> {
  const { root, cameras, segments, segmentSeconds } = order;
  const folder = path.join(root, 'recordings', sealedSessionId);
  await mkdir(folder, { recursive: true });
  const rows: SegmentRow[] = [];
  const chain = await openChain(folder);
  const written = new Map<string, { readonly sha256: string; readonly bytes: number }>();
  for (const camera of cameras) await makeMedia(order, path.join(folder, camera.id), camera);
  await withhold(order, folder);
  for (let index = 0; index < segments; index += 1) {
    for (const { id: cameraId } of cameras) {
      const isFirst = cameraId === cameras[0]?.id;
      const kept = isFirst ? order.withheld?.[index] : undefined;
      const file = fileOf(cameraId, index, isFirst ? attemptOf(order, index) : 1);
      if (isFirst && order.missing?.includes(index)) {
        await rm(path.join(folder, file));
        continue;
      }
      const known = order.repeated ? written.get(cameraId) : undefined;
      const hash = known ?? (await hashFile(path.join(folder, file)));
      written.set(cameraId, hash);
      const length = segmentSeconds - (kept ? changeoverSeconds : 0);
      const times = { startedAt: at(index * segmentSeconds), endedAt: at(index * segmentSeconds + length) };
      const facts = {
        file,
        cameraId,
        ...hash,
        ...times,
        durationMs: length * 1000,
        frames: kept === 'sound' ? 0 : length * 25,
        monotonicMs: index * segmentSeconds * 1000,
        bootId: aBootId,
      };
      const appended = await chain.append(facts);
      rows.push({ sessionId: sealedSessionId, n: rows.length + 1, link: appended.hash, ...facts });
    }
  }
  await chain.close();
  const seconds = segments * segmentSeconds;
  const seal = await sealFolder({
    folder,
    key: await openSigningKey(path.join(root, 'keys')),
    sealedAt: at(seconds + 60),
    facts: {
      agency: '清远市卫生监督所',
      room: { id: 'X1', name: '第一调查询问室' },
      registrationCode: 'QYWS-X1-2026-0147',
      enforcementCase: { number: aBooking().caseNumber, name: aBooking().caseName },
      questionedPerson: aBooking().questionedName,
      producers: [{ name: '林志强', badgeNumber: '粤R-1803021' }],
      purpose: 'questioning',
      cameras: cameras.map(({ id, name }) => ({ id, name })),
      gaps: gapsOf(order),
      software: 'mingxun test',
    },
  });
  await remember(root, rows, seconds, seal);
  return { folder };
}

function fileOf(cameraId: string, index: number, attempt: number): string {
  return `${cameraId}/a${String(attempt).padStart(2, '0')}-${String(index).padStart(6, '0')}.mp4`;
}

/** Another one begins wherever the tracks change. */
function attemptOf({ withheld = {} }: SealedOrder, index: number): number {
  return 1 + Array.from({ length: index }, (_, n) => withheld[n + 1] !== withheld[n]).filter(Boolean).length;
}

async function withhold(order: SealedOrder, folder: string): Promise<void> {
  const id = order.cameras[0]?.id ?? '';
  for (let index = 0; index < order.segments; index += 1) {
    const [made, target] = [1, attemptOf(order, index)].map((attempt) => path.join(folder, fileOf(id, index, attempt)));
    const kept = order.withheld?.[index];
    if (kept) await keepTrack(made ?? '', kept, order.segmentSeconds - changeoverSeconds, target ?? '');
    else if (made !== target) await rename(made ?? '', target ?? '');
  }
}

function gapsOf({ cameras, segmentSeconds, missing = [], withheld = {} }: SealedOrder) {
  const gap = (from: number, to: number, cause: string) => ({ cameraId: cameras[0]?.id ?? '', from: at(from), to: at(to), cause });
  const changes = Object.entries(withheld).flatMap(([index, kept]) => {
    const [from, to] = [Number(index) * segmentSeconds, (Number(index) + 1) * segmentSeconds];
    const changeover = gap(to - changeoverSeconds, to, 'changeover');
    return kept === 'sound' ? [gap(from, to - changeoverSeconds, 'picture-withheld'), changeover] : [changeover];
  });
  return [...missing.map((index) => gap(index * segmentSeconds, (index + 1) * segmentSeconds, 'unreachable')), ...changes];
}

async function makeMedia(order: SealedOrder, folder: string, camera: SealedOrder['cameras'][number]): Promise<void> {
  const { segments, segmentSeconds, width, kilobits, repeated } = order;
  const seconds = repeated ? segmentSeconds : segments * segmentSeconds;
  const looks = {
    ...(camera.codec && { codec: camera.codec }),
    ...(camera.picture && { picture: camera.picture }),
    ...(kilobits && { kilobits }),
  };
  const [first = ''] = await makeNumberedMedia({ folder, seconds, segmentSeconds, width, ...looks });
  if (!repeated) return;
  for (let index = 1; index < segments; index += 1)
    await link(path.join(folder, first), path.join(folder, `a01-${String(index).padStart(6, '0')}.mp4`));
}

async function remember(
  root: string,
  rows: readonly SegmentRow[],
  seconds: number,
  seal: { readonly manifestSha256: string; readonly chainHead: string },
): Promise<void> {
  const db = await openDatabase(path.join(root, 'mingxun.db'));
  try {
    await db.rooms.put({ id: 'X1', name: '第一调查询问室', place: '办公楼三楼 306 室' });
    const clock = () => new Date(at(seconds + 61));
    const audit = await openAuditLog(db, clock, 'made-for-a-test', path.join(root, 'audit.jsonl'));
    await createPeople(db, audit, clock).seedSimulated();
    const booking = aBooking({ status: 'approved', decidedById: 'deng', decidedAt: '2026-11-24T02:12:00.000Z' });
    await db.bookings.insert(booking);
    await db.sessions.insert(
      aSession({
        ...sealedColumns,
        id: sealedSessionId,
        bookingId: booking.id,
        createdAt: at(-60),
        checkedAt: at(-30),
        checkedById: 'chen',
        leadId: 'lin',
        recorderId: 'huang',
        registrationCode: 'QYWS-X1-2026-0147',
        registrationYear: 2026,
        registrationNumber: 1,
        startedAt: at(10),
        credentialsShownAt: at(11),
        noticeReadAt: at(12),
        rightsToldAt: at(13),
        noticeGivenAt: at(13),
        reviewedAt: at(seconds * 0.8),
        signedAt: at(seconds * 0.88),
        thumbprintedAt: at(seconds * 0.95),
        recordingStoppedAt: at(seconds),
        sealedAt: at(seconds + 60),
        ...seal,
      }),
    );
    await db.segments.append(rows);
    for (const [index, mark] of marksAt(seconds).entries())
      await db.notes.append({
        sessionId: sealedSessionId,
        kind: 'mark',
        at: at(mark.seconds),
        text: mark.text,
        byId: index === 0 ? 'lin' : null,
        detail: null,
      });
    for (const [index, [kind, text]] of said.entries())
      await db.transcripts.upsert({
        id: `line-${index}`,
        sessionId: sealedSessionId,
        kind,
        text,
        at: at(14 + (seconds * 0.6 * index) / said.length),
      });
  } finally {
    await db.close();
  }
}

export const marksAt = (seconds: number) =>
  [
    { seconds: 14 + seconds * 0.1, text: '承认营业期间开展洗牙、补牙' },
    { seconds: 14 + seconds * 0.3, text: '休息开始' },
    { seconds: 14 + seconds * 0.36, text: '休息结束' },
    { seconds: 14 + seconds * 0.5, text: '出示照片 3' },
  ] as const;

const said = [
  ['question', '请说明你门诊部何时开始营业，是否取得《医疗机构执业许可证》？'],
  ['answer', '今年9月12日开始营业。申请材料8月底递交了，证还没有批下来。'],
  ['question', '（出示照片3）11月18日检查时，现场这台牙科综合治疗椅由谁使用？'],
  ['answer', '由我聘请的医师使用，他姓赵，执业地点还没有变更到我这里，每周来三天，分别是周二、周四和周日。'],
  ['note', '法制一号机位录像中断。二号机位和声音继续。'],
  ['question', '你是否查看过赵某的《医师执业证书》？'],
  ['answer', '看过，我手机里有照片，可以提供给你们。'],
] as const;
