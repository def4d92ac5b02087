import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Database } from '../shared/database.ts';

/** A mail that SES has accepted. */
export type AcceptedMail = {
  messageId: string;
  /** Epoch milliseconds. */
  acceptedAt: number;
  /** The envelope sender, with its display name as the caller gave it. */
  source: string;
  /** Envelope recipients. */
  destinations: string[];
  /** The caller's message tags and those that SES adds (`ses:configuration-set` …). */
  tags: Record<string, string[]>;
  configurationSet: string | undefined;
  /** The message as it was sent. */
  raw: Buffer;
};

const rowSchema = z
  .object({
    message_id: z.string(),
    accepted_at: z.number(),
    source: z.string(),
    destinations: z.string(),
    tags: z.string(),
    configuration_set: z.string().nullable(),
    raw: z.instanceof(Uint8Array),
  })
  .transform(
    (row): AcceptedMail => ({
      messageId: row.message_id,
      acceptedAt: row.accepted_at,
      source: row.source,
      destinations: z.array(z.string()).parse(JSON.parse(row.destinations)),
      tags: z.record(z.string(), z.array(z.string())).parse(JSON.parse(row.tags)),
      configurationSet: row.configuration_set ?? undefined,
      raw: Buffer.from(row.raw),
    }),
  );
const countSchema = z.object({ count: z.number() });

/** Every accepted mail, on disk. */
export class MailStore {
  readonly #database: Database;
  readonly #insert: StatementSync;

  constructor(database: Database) {
    this.#database = database;
    this.#insert = database.prepare(
      `INSERT INTO mails (message_id, accepted_at, source, destinations, tags, configuration_set, raw)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  add(mail: AcceptedMail): void {
    this.#insert.run(
      mail.messageId,
      mail.acceptedAt,
      mail.source,
      JSON.stringify(mail.destinations),
      JSON.stringify(mail.tags),
      mail.configurationSet ?? null,
      mail.raw,
    );
  }

  /** In the order of acceptance; `skip` and `limit` page through many. */
  list({ skip = 0, limit = -1 }: { skip?: number; limit?: number } = {}): AcceptedMail[] {
    const rows = this.#database.prepare('SELECT * FROM mails ORDER BY seq LIMIT ? OFFSET ?').all(limit, skip);
    return rows.map((row) => rowSchema.parse(row));
  }

  /** The last `limit` mails, oldest first. */
  latest(limit: number): AcceptedMail[] {
    return this.list({ skip: Math.max(0, this.count() - limit), limit });
  }

  count(): number {
    return countSchema.parse(this.#database.prepare('SELECT count(*) AS count FROM mails').get()).count;
  }

  /**
   * Recipients of the mails accepted at or after `since` (epoch ms), as SES counts its daily quota: mails to the
   * simulator do not count. https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html
   */
  recipientsSince(since: number): number {
    const sum = `SELECT coalesce(sum(json_array_length(destinations)), 0) AS count FROM mails
      WHERE accepted_at >= ? AND destinations NOT LIKE '%@simulator.amazonses.com"%'`;
    return countSchema.parse(this.#database.prepare(sum).get(since)).count;
  }
}
