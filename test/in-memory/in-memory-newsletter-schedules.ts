import type { NewsletterSchedule, NewsletterSchedules } from '../../domain/newsletter/newsletter-schedule.ts';
import { Rows } from './rows.ts';

export class InMemoryNewsletterSchedules implements NewsletterSchedules {
  readonly #rows = new Rows<NewsletterSchedule>();

  async of(rollout: string): Promise<NewsletterSchedule> {
    return this.#rows.get(rollout) ?? {};
  }

  async keep(rollout: string, schedule: NewsletterSchedule): Promise<void> {
    this.#rows.put(rollout, schedule);
  }
}
