import type { PublishedAnswer, PublishedAnswers } from '../../domain/answers/published-answer.ts';
import { Rows } from './rows.ts';

export class InMemoryPublishedAnswers implements PublishedAnswers {
  readonly #rows = new Rows<PublishedAnswer>();

  async put(answer: PublishedAnswer): Promise<void> {
    const key = `${answer.rollout}#${answer.id}`;
    if ((this.#rows.get(key)?.version ?? 0) < answer.version) this.#rows.put(key, answer);
  }

  async ofRollout(rollout: string): Promise<PublishedAnswer[]> {
    return this.#rows.under(`${rollout}#`);
  }
}
