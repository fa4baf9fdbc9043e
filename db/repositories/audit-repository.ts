import type { EntityManager } from 'typeorm';
import { auditGenesis, auditHash } from '../audit-hash';
import type { SqlConnection } from '../connection';
import type { AuditEntryRow } from '../entities/audit-entry.entity';

export type NewAuditEntry = Omit<AuditEntryRow, 'n' | 'previous' | 'hash'>;

export type AuditVerdict =
  | { readonly intact: true; readonly entries: number; readonly head: string }
  /** `n` is the first entry that doesn't fit: its number, its link or its content was changed. */
  | { readonly intact: false; readonly n: number; readonly problem: 'number' | 'link' | 'content' };

const insertEntry = `INSERT INTO audit_log
  (n, at, monotonicMs, bootId, actor, action, object, outcome, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const page = 2_000;

export function auditRepository(connection: SqlConnection) {
  const after = (manager: EntityManager, n: number) =>
    manager.query<AuditEntryRow[]>('SELECT * FROM audit_log WHERE n > ? ORDER BY n LIMIT ?', [n, page]);

  return {
    /** Links the entry to the one before it and gives it as stored. */
    append: (entry: NewAuditEntry): Promise<AuditEntryRow> =>
      connection.transaction(async () => {
        const [last] = await connection.run((manager) =>
          manager.query<Pick<AuditEntryRow, 'n' | 'hash'>[]>('SELECT n, hash FROM audit_log ORDER BY n DESC LIMIT 1'),
        );
        const { at, monotonicMs, bootId, actor, action, object, outcome } = entry;
        const linked = {
          n: (last?.n ?? 0) + 1,
          at,
          monotonicMs,
          bootId,
          actor,
          action,
          object,
          outcome,
          previous: last?.hash ?? auditGenesis,
        };
        const hash = auditHash(linked);
        await connection.runPrepared(insertEntry, [...Object.values(linked), hash]);
        return { ...linked, hash };
      }),
    /** The newest `count` entries, oldest first. */
    tail: (count: number): Promise<AuditEntryRow[]> =>
      connection.run(async (manager) => {
        const rows = await manager.query<AuditEntryRow[]>('SELECT * FROM audit_log ORDER BY n DESC LIMIT ?', [count]);
        return rows.reverse();
      }),
    /** Number and hash of the newest entry; 0 and 64 zeros while there is none. */
    head: async (): Promise<{ readonly count: number; readonly hash: string }> => {
      const [last] = await connection.run((manager) =>
        manager.query<Pick<AuditEntryRow, 'n' | 'hash'>[]>('SELECT n, hash FROM audit_log ORDER BY n DESC LIMIT 1'),
      );
      return { count: last?.n ?? 0, hash: last?.hash ?? auditGenesis };
    },
    /** The hash of entry `n`; of 0 the genesis; undefined where there is no such entry. */
    hashAt: async (n: number): Promise<string | undefined> => {
      if (n === 0) return auditGenesis;
      const [row] = await connection.run((manager) =>
        manager.query<Pick<AuditEntryRow, 'hash'>[]>('SELECT hash FROM audit_log WHERE n = ?', [n]),
      );
      return row?.hash;
    },
    /** Entries of one action, oldest first. */
    ofAction: (action: string): Promise<AuditEntryRow[]> =>
      connection.run((manager) => manager.query<AuditEntryRow[]>('SELECT * FROM audit_log WHERE action = ? ORDER BY n', [action])),
    /** Entries about one thing, oldest first. */
    ofObject: (object: string): Promise<AuditEntryRow[]> =>
      connection.run((manager) => manager.query<AuditEntryRow[]>('SELECT * FROM audit_log WHERE object = ? ORDER BY n', [object])),
    /** Entries after number `n`, oldest first, at most 2,000. */
    after: (n: number): Promise<AuditEntryRow[]> => connection.run((manager) => after(manager, n)),
    /** Follows the whole chain from the first entry. */
    verify: async (): Promise<AuditVerdict> => {
      let n = 0;
      let head = auditGenesis;
      for (;;) {
        const rows = await connection.run((manager) => after(manager, n));
        if (rows.length === 0) return { intact: true, entries: n, head };
        for (const row of rows) {
          if (row.n !== n + 1) return { intact: false, n: n + 1, problem: 'number' };
          if (row.previous !== head) return { intact: false, n: row.n, problem: 'link' };
          if (auditHash(row) !== row.hash) return { intact: false, n: row.n, problem: 'content' };
          n = row.n;
          head = row.hash;
        }
      }
    },
  };
}
