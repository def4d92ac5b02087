import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { CannotStart, readingStored } from '../shared/cannot-start.ts';

const KEPT = /^(cloud\.db|dynamodb\.db|logs|sign-in-key\.pem|clock\.json)/;
const LOCK = 'in-use.db';
const HOLDER = 'in-use-by';

/**
 * Holds a data folder, which is made where there is none, until the returned function is called or the process ends,
 * however it ends: SQLite's lock on a file is the system's.
 * @throws {CannotStart} naming the process that holds it
 */
export function holdFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, LOCK);
  const lock = readingStored(file, () => new DatabaseSync(file));
  try {
    lock.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
  } catch (cause) {
    lock.close();
    if (!(cause instanceof Error && /locked/.test(cause.message))) {
      return readingStored(file, () => {
        throw cause;
      });
    }
    const holder = path.join(folder, HOLDER);
    const by = existsSync(holder) ? readFileSync(holder, 'utf8').trim() : 'unknown';
    throw new CannotStart('folder-in-use', `${path.resolve(folder)} is in use by process ${by}`, { cause });
  }
  writeFileSync(path.join(folder, HOLDER), `${process.pid}\n`);
  return () => lock.close();
}

/** Deletes what an earlier run stored, and only that: the folder may contain other files. */
export function emptyFolder(folder: string): void {
  for (const name of readdirSync(folder).filter((each) => KEPT.test(each)))
    rmSync(path.join(folder, name), { recursive: true });
}

/** @throws {CannotStart} where the file is there and is no SQLite database */
export function requireDatabase(file: string): void {
  if (!existsSync(file)) return;
  readingStored(file, () => {
    const database = new DatabaseSync(file);
    try {
      database.prepare('SELECT count(*) FROM sqlite_master').get();
    } finally {
      database.close();
    }
  });
}
