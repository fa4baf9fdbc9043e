import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { openChain } from '../../recordings/evidence/chain';
import { hashFile } from '../../recordings/evidence/hash-file';
import { sealFolder } from '../../recordings/evidence/seal';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { aBootId } from './builders';
import { keepTrack, type Kept } from './keep-track';

const run = promisify(execFile);
const secondMs = 1000;
const beginMs = Date.parse('2026-11-25T01:02:04.000Z');
const at = (ms: number) => new Date(beginMs + ms).toISOString();

export interface PlayedEvidence {
  readonly folder: string;
  readonly keyId: string;
  /** Where cam1 has nothing, ms of the timeline. */
  readonly gap: { readonly fromMs: number; readonly toMs: number };
}

/** What one file of 3 s of cam1 holds; `none`: there is no file. */
type Held = Kept | 'both' | 'none';

/** Two cameras' real moving pictures with sound and a room microphone, sealed with 校验.html: files of 3 s, cam1 without its third. */
export async function playedEvidence(
  verifierPage: Uint8Array,
  held: readonly Held[] = ['both', 'both', 'none', 'both'],
): Promise<PlayedEvidence> {
  const folder = await mkdtemp(path.join(tmpdir(), 'played-'));
  const sources = [
    { id: 'cam1', picture: 'testsrc=size=640x360:rate=25', tone: 440 },
    { id: 'cam2', picture: 'testsrc2=size=640x360:rate=25', tone: 660 },
    { id: 'mic1', picture: undefined, tone: 550 },
  ];
  await Promise.all(sources.map((source) => recordFiles(path.join(folder, source.id), held.length * 3, source.picture, source.tone)));
  // The sound's last frame may have begun a file of its own.
  for (const { id } of sources) await rm(path.join(folder, id, `a01-${String(held.length).padStart(6, '0')}.mp4`), { force: true });
  const chain = await openChain(folder);
  for (const [n, ofCamera] of held.entries()) {
    for (const { id, picture } of sources) {
      const file = `${id}/a01-${String(n).padStart(6, '0')}.mp4`;
      const has = id === 'cam1' ? ofCamera : 'both';
      if (has === 'none') await rm(path.join(folder, file));
      else {
        if (has !== 'both') await withhold(path.join(folder, file), has);
        const times = {
          startedAt: at(n * 3 * secondMs),
          endedAt: at((n + 1) * 3 * secondMs),
          durationMs: 3000,
          frames: has === 'sound' || picture === undefined ? 0 : 75,
          monotonicMs: n * 3000,
          bootId: aBootId,
        };
        await chain.append({ file, cameraId: id, ...times, ...(await hashFile(path.join(folder, file))) });
      }
    }
  }
  await chain.close();
  await writeFile(path.join(folder, '询问笔录.pdf'), '%PDF-1.4\n');
  await writeFile(path.join(folder, 'interview.json'), JSON.stringify(interview));
  const key = await openSigningKey(await mkdtemp(path.join(tmpdir(), 'key-')));
  const gaps = held.flatMap((has, n) =>
    has === 'none' || has === 'sound'
      ? [{ cameraId: 'cam1', from: at(n * 3000), to: at((n + 1) * 3000), cause: has === 'none' ? 'stalled' : 'picture-withheld' }]
      : [],
  );
  await sealFolder({ folder, facts: { ...facts, gaps }, key, sealedAt: at(20 * secondMs), verifierPage });
  return { folder, keyId: key.keyId, gap: { fromMs: 6000, toMs: 9000 } };
}

async function withhold(file: string, kept: Kept): Promise<void> {
  await rename(file, `${file}.both`);
  await keepTrack(`${file}.both`, kept, 3, file);
}

/** As the recorder does: one fragment a frame, each file's times from 0. */
async function recordFiles(folder: string, seconds: number, picture: string | undefined, tone: number): Promise<void> {
  await mkdir(folder);
  const video = picture === undefined ? [] : ['-f', 'lavfi', '-i', picture];
  const codec = picture === undefined ? [] : ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '25', '-pix_fmt', 'yuv420p'];
  await run('ffmpeg', [
    ...['-nostdin', '-loglevel', 'error', ...video, '-f', 'lavfi', '-i', `sine=frequency=${tone}:sample_rate=48000`, '-t', String(seconds)],
    ...[...codec, '-c:a', 'aac', '-b:a', '64k', '-f', 'segment', '-segment_time', '3', '-segment_format', 'mp4'],
    ...['-segment_format_options', 'movflags=+frag_every_frame+empty_moov+default_base_moof', path.join(folder, 'a01-%06d.mp4')],
  ]);
}

const facts = {
  agency: '清远市卫生监督所',
  room: { id: 'X1', name: '第一调查询问室' },
  registrationCode: 'QYWS-X1-2026-0147',
  enforcementCase: { number: '清卫医立〔2026〕31号', name: '康雅口腔门诊部涉嫌未取得《医疗机构执业许可证》擅自开展诊疗活动案' },
  questionedPerson: '欧阳秀兰',
  producers: [
    { name: '周海燕', badgeNumber: '4418001' },
    { name: '陈明', badgeNumber: '4418002' },
  ],
  purpose: 'questioning',
  startedAt: at(1 * secondMs),
  endedAt: at(12 * secondMs),
  cameras: [
    { id: 'cam1', name: '法制一号机位' },
    { id: 'cam2', name: '法制二号机位' },
    { id: 'mic1', name: '房间麦克风', kind: 'microphone' as const },
  ],
  software: 'mingxun 0.1.0',
};

const interview = {
  schema: 'mingxun-interview/1',
  lines: [
    { at: at(2000), kind: 'question', text: '你单位的《医疗机构执业许可证》是否在有效期内？', corrections: [] },
    {
      at: at(4000),
      kind: 'answer',
      text: '去年九月到期，换证的申请今年三月才交上去。',
      corrections: [{ at: at(11_000), oldText: '去年九月到期，换证的申请还没有交。' }],
    },
    { at: at(6000), kind: 'note', text: '法制一号机位录像中断。二号机位和声音继续。', corrections: [] },
    { at: at(7500), kind: 'question', text: '这段时间里由谁为病人诊疗？', corrections: [] },
    { at: at(9500), kind: 'answer', text: '由我聘请的医师使用诊室，他姓赵，每周来三天。', corrections: [] },
  ],
  marks: [
    { at: at(4500), kind: 'manual', text: '承认许可证已到期' },
    { at: at(6000), kind: 'automatic', text: '法制一号机位中断' },
  ],
  events: [
    { at: at(1000), kind: 'entered' },
    { at: at(1500), kind: 'notice-read' },
    { at: at(11_500), kind: 'signed' },
    { at: at(12_000), kind: 'ended' },
  ],
};
