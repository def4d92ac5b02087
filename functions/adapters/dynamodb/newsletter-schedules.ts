import * as z from 'zod';
import {
  type NewsletterSchedule,
  type NewsletterSchedules,
  newsletterScheduleSchema,
} from '../../../domain/newsletter/newsletter-schedule.ts';
import { keyOf } from './keys.ts';
import type { Table } from './table.ts';

const rowSchema = z.object({ schedule: newsletterScheduleSchema });

/** Schedules in DynamoDB, one row per rollout: about 20 KB for every Swedish municipality. */
export class DynamoNewsletterSchedules implements NewsletterSchedules {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async of(rollout: string): Promise<NewsletterSchedule> {
    return (await this.#table.get(keyOf('schedule', { rollout }), rowSchema))?.schedule ?? {};
  }

  async keep(rollout: string, schedule: NewsletterSchedule): Promise<void> {
    await this.#table.put({ ...keyOf('schedule', { rollout }), schedule });
  }
}
