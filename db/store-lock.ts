import { DataSource } from 'typeorm';

/** How long, ms, one process waits for another that brings the store up to date. */
const waitMs = 120_000;

/**
 * One process at a time opens a store and brings it up to date: it holds the write lock of a small file beside it, which ends with the process
 * however that ends. In the store itself no lock can be held meanwhile: a migration may rest the foreign keys, which a transaction doesn't allow.
 */
export async function whileOthersWait<T>(file: string, work: () => Promise<T>): Promise<T> {
  const lock = await new DataSource({ type: 'sqlite', database: `${file}-opening`, busyTimeout: waitMs }).initialize();
  try {
    await lock.query('BEGIN IMMEDIATE');
    return await work();
  } finally {
    await lock.destroy();
  }
}
