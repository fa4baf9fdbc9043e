import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Database } from '../../db/data-source';
import type { DiscPairRow } from '../../db/entities/disc-pair.entity';
import { authorImage } from '../../devices/disc-burner/author-image';
import { DiscError, type DiscBurner } from '../../devices/disc-burner/disc-burner';
import { planDisc } from '../../recordings/evidence/disc-content';
import type { AuditLog } from '../audit/audit-log';
import type { ArchiveEntryView, DiscCopyView, DiscLabelView, DiscPairView, DiscPlanView } from '../contract/archive';
import { Refusal } from '../contract/errors';
import { burnCopy } from './burn-copy';
import { pairView } from './disc-pair-view';
import type { PaperPrinter } from './paper-printer';
import papers from './templates/papers.json';

export interface DiscDeskParts {
  readonly db: Database;
  readonly audit: AuditLog;
  readonly printer: PaperPrinter;
  readonly burners: readonly DiscBurner[];
  readonly folderOf: (sessionId: string) => string;
  readonly imagesFolder: string;
  readonly papersFolder: string;
  readonly entry: (sessionId: string) => Promise<ArchiveEntryView>;
  readonly now: () => Date;
  readonly onChange: (pair: DiscPairView) => void;
  readonly onProblem: (problem: unknown) => void;
}

/** So many of the numbers given lately are shown. */
const shownPairs = 30;

/** 制度§20: two discs of one recording, each read back whole and compared; one difference voids the pair. */
export class DiscDesk {
  private running: string | undefined;
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly parts: DiscDeskParts) {}

  async plan(sessionId: string): Promise<DiscPlanView> {
    await this.parts.entry(sessionId);
    const content = await planDisc(this.parts.folderOf(sessionId));
    const drives = await Promise.all(
      this.parts.burners.map(async (burner) => {
        const media = await burner.media().catch(() => ({ state: 'none' }) as const);
        const capacityBytes = media.state === 'blank' ? media.capacityBytes : 0;
        return { id: burner.id, name: burner.name, media: media.state, kind: media.state === 'none' ? '' : media.kind, capacityBytes };
      }),
    );
    const blanks = drives.filter((drive) => drive.media === 'blank' && drive.capacityBytes >= content.bytes);
    return { bytesPerCopy: content.bytes, files: content.files, parts: content.parts, drives, fits: blanks.length >= 2 };
  }

  /** Starts the pair and returns at once; `onChange` tells how it goes. Refuses with `disc.busy`, `disc.no-drive`, `disc.not-blank`. */
  async burnPair(sessionId: string, by: string): Promise<DiscPairView> {
    if (this.running !== undefined) throw new Refusal('disc.busy', {});
    this.running = sessionId;
    try {
      await this.parts.entry(sessionId);
      const [first, second] = await this.blankDrives();
      const copies: readonly DiscCopyView[] = [copyOf('甲', first), copyOf('乙', second)];
      const pair = await this.parts.db.discPairs.insert({
        sessionId,
        state: 'burning',
        startedAt: this.parts.now().toISOString(),
        burnedById: by,
        copies: JSON.stringify(copies),
      });
      await this.parts.audit.record(by, 'discs.begun', sessionId, `${pair.year}-${pair.number}`);
      this.work = this.run(pair, [first, second]).catch(this.parts.onProblem);
      return await pairView(this.parts.db, pair, papers.discNumberPrefix);
    } catch (problem) {
      this.running = undefined;
      throw problem;
    }
  }

  /** Resolves when the pair that is being burned, if any, is over and told. */
  settled(): Promise<void> {
    return this.work;
  }

  async pairs(): Promise<readonly DiscPairView[]> {
    const rows = await this.parts.db.discPairs.newest(shownPairs);
    return Promise.all(rows.map((row) => pairView(this.parts.db, row, papers.discNumberPrefix)));
  }

  async labels(pairId: string): Promise<readonly DiscLabelView[]> {
    const pair = await this.pair(pairId);
    const entry = await this.parts.entry(pair.sessionId);
    return (['甲', '乙'] as const).map((copy) => ({
      agencyName: entry.producingAgency,
      pairNumber: pair.number,
      copy,
      registrationCode: entry.registrationCode,
      caseName: entry.enforcementCase.name,
      caseNumber: entry.enforcementCase.number,
      questionedName: entry.questionedName,
      producedAt: entry.producedAt,
      endedAt: entry.endedAt,
      producers: entry.producers,
    }));
  }

  /** Issues the certificate of a pair whose copies both match, and prints it with the labels. */
  async certify(pairId: string, by: string): Promise<DiscPairView> {
    const before = await this.pair(pairId);
    if (before.state === 'certified') return before;
    if (before.state !== 'verified') throw new Refusal('disc.mismatch', { number: before.number });
    await this.parts.db.discPairs.update(pairId, { state: 'certified', certifiedAt: this.parts.now().toISOString(), certifiedById: by });
    await this.parts.audit.record(by, 'discs.certified', before.sessionId, before.number);
    const pair = await this.pair(pairId);
    const entry = await this.parts.entry(pair.sessionId);
    const folder = path.join(this.parts.papersFolder, entry.registrationCode);
    await mkdir(folder, { recursive: true });
    await writeFile(
      path.join(folder, papers.labelsFile),
      await this.parts.printer.print({ kind: 'disc-labels', labels: await this.labels(pairId) }),
    );
    await writeFile(path.join(folder, papers.certificateFile), await this.parts.printer.print({ kind: 'pair-certificate', pair, entry }));
    this.parts.onChange(pair);
    return pair;
  }

  private async pair(pairId: string): Promise<DiscPairView> {
    const row = await this.parts.db.discPairs.byId(pairId);
    if (!row) throw new Refusal('disc.unknown', {});
    return pairView(this.parts.db, row, papers.discNumberPrefix);
  }

  private async blankDrives(): Promise<readonly [DiscBurner, DiscBurner]> {
    const media = await Promise.all(
      this.parts.burners.map(async (burner) => ({ burner, media: await burner.media().catch(() => undefined) })),
    );
    const [first, second] = media.filter((drive) => drive.media?.state === 'blank').map((drive) => drive.burner);
    if (first && second) return [first, second];
    const written = media.find((drive) => drive.media?.state === 'written');
    throw new Refusal(written ? 'disc.not-blank' : 'disc.no-drive', { drive: (written ?? media[0])?.burner.name ?? '' });
  }

  /** Authors once, then burns and proves copy after copy: a second burn at the same time would only slow both and the recording. */
  private async run(pair: DiscPairRow, burners: readonly [DiscBurner, DiscBurner]): Promise<void> {
    const image = path.join(this.parts.imagesFolder, `${pair.id}.iso`);
    const copies = JSON.parse(pair.copies) as [DiscCopyView, DiscCopyView];
    const tell = async (index: 0 | 1, change: Partial<DiscCopyView>) => {
      copies[index] = { ...copies[index], ...change };
      this.parts.onChange(await pairView(this.parts.db, { ...pair, copies: JSON.stringify(copies) }, papers.discNumberPrefix));
    };
    try {
      for (const index of [0, 1] as const) await tell(index, { state: 'running', stage: 'author' });
      const entry = await this.parts.entry(pair.sessionId);
      const authored = await authorImage({
        folder: this.parts.folderOf(pair.sessionId),
        imagePath: image,
        volumeId: entry.registrationCode,
      });
      await this.parts.db.discPairs.update(pair.id, { imageSha256: authored.sha256, imageBytes: authored.bytes });
      for (const index of [0, 1] as const) {
        await burnCopy({ burner: burners[index], image, ...authored, now: this.parts.now, tell: (change) => tell(index, change) });
      }
      await this.finish(pair, copies);
    } catch (problem) {
      const failure =
        problem instanceof DiscError
          ? { code: problem.code, detail: { drive: problem.driveId, detail: problem.detail } }
          : { code: 'unexpected', detail: {} };
      for (const index of [0, 1] as const) if (copies[index].state !== 'matches') await tell(index, { state: 'void', problem: failure });
      await this.finish(pair, copies);
      if (!(problem instanceof DiscError)) this.parts.onProblem(problem);
    } finally {
      this.running = undefined;
      await rm(image, { force: true });
    }
  }

  private async finish(pair: DiscPairRow, copies: readonly DiscCopyView[]): Promise<void> {
    const state = copies.every((copy) => copy.state === 'matches') ? 'verified' : 'void';
    await this.parts.db.discPairs.update(pair.id, { state, copies: JSON.stringify(copies) });
    await this.parts.audit.record('system', `discs.${state}`, pair.sessionId, `${pair.year}-${pair.number}`);
    const row = await this.parts.db.discPairs.byId(pair.id);
    if (row) this.parts.onChange(await pairView(this.parts.db, row, papers.discNumberPrefix));
  }
}

function copyOf(copy: '甲' | '乙', burner: DiscBurner): DiscCopyView {
  return {
    copy,
    driveName: burner.name,
    readBackDriveName: burner.name,
    state: 'waiting',
    stage: undefined,
    doneBytes: 0,
    totalBytes: 0,
    bytesPerSecond: 0,
    filesCompared: 0,
    filesTotal: 0,
    finishedAt: undefined,
    problem: undefined,
  };
}
