import { DatabaseSync } from 'node:sqlite';

export type Database = DatabaseSync;

const schema = `
  CREATE TABLE IF NOT EXISTS messages (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    queue TEXT NOT NULL,
    visible_at INTEGER NOT NULL,
    sent_at INTEGER NOT NULL,
    receive_count INTEGER NOT NULL DEFAULT 0,
    first_received_at INTEGER,
    id TEXT NOT NULL,
    body TEXT NOT NULL,
    md5 TEXT NOT NULL,
    attributes TEXT NOT NULL,
    dead_letter_source TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS messages_due ON messages (queue, visible_at, seq);

  CREATE TABLE IF NOT EXISTS deliveries (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    channel TEXT NOT NULL,
    route TEXT NOT NULL,
    payload TEXT NOT NULL,
    retries INTEGER NOT NULL DEFAULT 0,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (channel, due_at, seq);

  CREATE TABLE IF NOT EXISTS archived_events (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    archive TEXT NOT NULL,
    event_time INTEGER NOT NULL,
    event TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS archived_events_time ON archived_events (archive, event_time, seq);

  CREATE TABLE IF NOT EXISTS pool_users (
    pool TEXT NOT NULL,
    username TEXT NOT NULL,
    status TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    attributes TEXT NOT NULL,
    PRIMARY KEY (pool, username)
  ) STRICT;

  CREATE TABLE IF NOT EXISTS mails (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    message_id TEXT NOT NULL UNIQUE,
    accepted_at INTEGER NOT NULL,
    source TEXT NOT NULL,
    destinations TEXT NOT NULL,
    tags TEXT NOT NULL,
    configuration_set TEXT,
    raw BLOB NOT NULL
  ) STRICT;

  CREATE TABLE IF NOT EXISTS settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT;
`;

/**
 * Opens (or creates) the file that stores everything the local services must keep; `:memory:` for a test.
 * The caller closes it. WAL with synchronous NORMAL: a killed process loses nothing, only a power cut may lose
 * the last commits, and a commit costs no fsync.
 */
export function openDatabase(file: string): Database {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;');
  database.exec(schema);
  return database;
}

/** Runs `work` in one transaction; an error rolls back and is thrown on. Must not be nested. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}
