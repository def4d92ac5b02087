import type { StatementSync } from 'node:sqlite';
import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import type { Clock } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';
import { type CompiledPattern, compilePattern } from './event-pattern.ts';
import { type BusEvent, parseBusEvent } from './put-events.ts';

export type ArchiveConfig = {
  name: string;
  arn: string;
  busArn: string;
  pattern?: unknown;
  /** Kept forever when absent or 0. */
  retentionDays?: number;
};

const rowSchema = z.object({ event: z.string() });
const daySeconds = 86_400;

/** Stores the events of buses on disk, for replay. */
export class EventArchives {
  readonly #archives: { config: ArchiveConfig; matches: CompiledPattern }[];
  readonly #clock: Clock;
  readonly #insert: StatementSync;
  readonly #between: StatementSync;
  readonly #expire: StatementSync;

  constructor(options: { database: Database; clock: Clock; archives: ArchiveConfig[] }) {
    this.#clock = options.clock;
    this.#archives = options.archives.map((config) => ({
      config,
      matches: config.pattern === undefined ? () => true : compilePattern(config.pattern),
    }));
    this.#insert = options.database.prepare(
      'INSERT INTO archived_events (archive, event_time, event) VALUES (?, ?, ?)',
    );
    this.#between = options.database.prepare(
      'SELECT event FROM archived_events WHERE archive = ? AND event_time BETWEEN ? AND ? ORDER BY event_time, seq',
    );
    this.#expire = options.database.prepare(
      'DELETE FROM archived_events WHERE archive = ? AND event_time < ?',
    );
  }

  /** Archives an event; replayed ones are not archived again, as AWS' own rule for archives excludes them. */
  record(busArn: string, event: BusEvent): void {
    if (event['replay-name'] !== undefined) return;
    for (const { config, matches } of this.#archives) {
      if (config.busArn !== busArn || !matches(event)) continue;
      this.#insert.run(config.name, Date.parse(event.time), JSON.stringify(event));
    }
  }

  configs(): ArchiveConfig[] {
    return this.#archives.map(({ config }) => config);
  }

  /** By name or ARN; throws `ResourceNotFoundException`. */
  config(nameOrArn: string): ArchiveConfig {
    const found = this.#archives.find(({ config }) => config.name === nameOrArn || config.arn === nameOrArn);
    if (found !== undefined) return found.config;
    throw new ServiceError('ResourceNotFoundException', `archive '${nameOrArn}' does not exist`);
  }

  /** The events of an archive with times from `from` up to and including `to` (epoch ms), oldest first. */
  events(nameOrArn: string, from: number, to: number): BusEvent[] {
    const { name, retentionDays = 0 } = this.config(nameOrArn);
    if (retentionDays > 0) this.#expire.run(name, this.#clock.now() - retentionDays * daySeconds * 1000);
    return this.#between.all(name, from, to).map((row) => parseBusEvent(rowSchema.parse(row).event));
  }
}
