import type { StatementSync } from 'node:sqlite';
import type { Database } from '../shared/database.ts';

const returned =
  'seq, id, body, md5, attributes, sent_at, first_received_at, receive_count, dead_letter_source';

const statements = {
  insert: `INSERT INTO messages (queue, visible_at, sent_at, id, body, md5, attributes) VALUES (?, ?, ?, ?, ?, ?, ?)`,
  /** A poller asks often, and looking costs a tenth of an update. */
  isDue: `SELECT 1 FROM messages WHERE queue = ? AND visible_at <= ? LIMIT 1`,
  /** hidden until, now (first receive), queue, now, oldest kept, limit */
  receive: `UPDATE messages
    SET receive_count = receive_count + 1, visible_at = ?, first_received_at = COALESCE(first_received_at, ?)
    WHERE seq IN (
      SELECT seq FROM messages WHERE queue = ? AND visible_at <= ? AND sent_at > ? ORDER BY visible_at, seq LIMIT ?
    ) RETURNING ${returned}`,
  /** The sent time stays: a dead-letter queue expires messages by their original age, as AWS documents. */
  moveToDeadLetters: `UPDATE messages
    SET dead_letter_source = queue, queue = ?, visible_at = ?, receive_count = 0, first_received_at = NULL
    WHERE queue = ? AND seq = ?`,
  deleteExpired: `DELETE FROM messages WHERE queue = ? AND sent_at <= ?`,
  delete: `DELETE FROM messages WHERE seq = ? AND receive_count = ? AND queue = ?`,
  hide: `UPDATE messages SET visible_at = ? WHERE seq = ? AND receive_count = ? AND queue = ? AND visible_at > ?`,
  counts: `SELECT
      COUNT(*) FILTER (WHERE visible_at <= ?) AS visible,
      COUNT(*) FILTER (WHERE visible_at > ? AND receive_count > 0) AS inFlight,
      COUNT(*) FILTER (WHERE visible_at > ? AND receive_count = 0) AS delayed
    FROM messages WHERE queue = ? AND sent_at > ?`,
  any: `SELECT 1 FROM messages WHERE queue = ? LIMIT 1`,
  /** now, queue */
  next: `SELECT MIN(visible_at) AS next, COUNT(*) FILTER (WHERE visible_at <= ? OR receive_count > 0) AS others
    FROM messages WHERE queue = ?`,
  purge: `DELETE FROM messages WHERE queue = ?`,
} as const;

export type MessageStatements = Record<keyof typeof statements, StatementSync>;

/** Every statement that the queues need, compiled once. */
export function messageStatements(database: Database): MessageStatements {
  return {
    insert: database.prepare(statements.insert),
    isDue: database.prepare(statements.isDue),
    receive: database.prepare(statements.receive),
    moveToDeadLetters: database.prepare(statements.moveToDeadLetters),
    deleteExpired: database.prepare(statements.deleteExpired),
    delete: database.prepare(statements.delete),
    hide: database.prepare(statements.hide),
    counts: database.prepare(statements.counts),
    any: database.prepare(statements.any),
    next: database.prepare(statements.next),
    purge: database.prepare(statements.purge),
  };
}
