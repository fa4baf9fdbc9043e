import path from 'node:path';
import { openSigningKey } from '../../recordings/evidence/signing-key';
import { openAuditLog, type AuditLog } from '../../services/audit/audit-log';
import type { Paper } from '../../services/contract/papers';
import type { PersonTile } from '../../services/contract/people';
import type { RegisterLineView, RegisterName, RegisterQuery } from '../../services/contract/registers';
import { personTile } from '../../services/people/person-tile';
import { RegisterDesk } from '../../services/registers/register-desk';
import type { SetCopyParts } from '../../services/registers/set-copy';
import { openTestStore, type TestStore } from './builders';
import { insertUse } from './register-rows';

/** The register desk of room X1 over a store of its own; what is printed is kept as data. The clock is moved by the test. */
export interface RegisterStage {
  readonly store: TestStore;
  readonly audit: AuditLog;
  readonly desk: RegisterDesk;
  readonly printed: Paper[];
  readonly chen: PersonTile;
  now: Date;
  person(id: string): Promise<PersonTile>;
  query(register: RegisterName, month?: string): RegisterQuery;
  lines(register: RegisterName, month?: string): Promise<readonly RegisterLineView[]>;
  /** Where October's set lies. */
  readonly setFolder: string;
}

export const aFault = { device: '法制一号机位', what: '画面发绿', foundAt: '2026-10-09T01:00:00.000Z', outOfUse: true };

export async function openRegisterStage(secondDisk?: (folder: string) => SetCopyParts): Promise<RegisterStage> {
  const store = await openTestStore();
  const clock = { now: new Date('2026-10-10T02:00:00.000Z') };
  const printed: Paper[] = [];
  const now = () => clock.now;
  const audit = await openAuditLog(store.db, now, 'boot', path.join(store.folder, 'audit.jsonl'));
  const desk = new RegisterDesk({
    ...{ db: store.db, audit, now, agencyName: '清远市卫生监督所', room: { id: 'X1', name: '第一调查询问室' } },
    key: await openSigningKey(path.join(store.folder, 'keys')),
    printer: {
      print: (paper) => {
        printed.push(paper);
        return Promise.resolve(Buffer.from(`%PDF ${JSON.stringify(paper)}`));
      },
    },
    setsFolder: path.join(store.folder, 'registers'),
    secondDisk: secondDisk?.(store.folder),
    targets: { defaultFolder: path.join(store.folder, 'exports'), roots: [], closed: [] },
  });
  const person = async (id: string) => {
    const row = await store.db.people.byId(id);
    if (!row) throw new Error(`no ${id}`);
    return personTile(row, clock.now);
  };
  const chen = await person('chen');
  const query = (register: RegisterName, month?: string) => ({ register, roomId: 'X1', month });
  return {
    ...{ store, audit, desk, printed, chen, person, query },
    lines: async (register, month) => (await desk.page(query(register, month), undefined, chen)).lines,
    setFolder: path.join(store.folder, 'registers', 'X1', '2026-10'),
    get now() {
      return clock.now;
    },
    set now(at) {
      clock.now = at;
    },
  };
}

/** A use in October whose key comes back in November, a whole one, and one fault. */
export async function october({ store: { db }, audit, desk, chen }: RegisterStage): Promise<void> {
  await insertUse(db, {
    ...{ id: 'b1', issuedAt: '2026-10-09T01:00:00.000Z', returnedAt: '2026-10-09T03:30:00.000Z', startedAt: '2026-10-09T01:05:00.000Z' },
    change: { caseName: '=HYPERLINK("http://x")', caseNumber: '', questionedName: '@欧阳' },
  });
  await desk.faults.report(aFault, chen);
  await insertUse(db, { id: 'b2', issuedAt: '2026-10-31T15:00:00.000Z', returnedAt: undefined });
  await audit.record('chen', 'key.issued', 'b2', 'lin');
}
