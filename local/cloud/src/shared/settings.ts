import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import type { Database } from './database.ts';

const rowSchema = z.object({ value: z.string() });

/**
 * What an operator has changed since the deployment, one document for each `name`, on disk: it survives a restart,
 * and is gone with `--fresh`.
 */
export class Setting<T> {
  readonly #name: string;
  readonly #schema: z.ZodType<T>;
  readonly #select: StatementSync;
  readonly #upsert: StatementSync;
  #value: T | undefined;

  constructor({ database, name, schema }: { database: Database; name: string; schema: z.ZodType<T> }) {
    this.#name = name;
    this.#schema = schema;
    this.#select = database.prepare('SELECT value FROM settings WHERE name = ?');
    this.#upsert = database.prepare('INSERT OR REPLACE INTO settings (name, value) VALUES (?, ?)');
  }

  /** The schema's reading of `{}` when nothing was changed. */
  read(): T {
    if (this.#value === undefined) {
      const row = this.#select.get(this.#name);
      this.#value = this.#schema.parse(row === undefined ? {} : JSON.parse(rowSchema.parse(row).value));
    }
    return this.#value;
  }

  /** Throws a ZodError for a document that the schema refuses. */
  write(value: unknown): T {
    const parsed = this.#schema.parse(value);
    this.#upsert.run(this.#name, JSON.stringify(parsed));
    this.#value = parsed;
    return parsed;
  }
}
