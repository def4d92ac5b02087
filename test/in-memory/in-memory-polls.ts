import type { PollAnswer, PollCounts, PollMarks, PollPlace, Polls } from '../../domain/polls/poll.ts';
import { Rows } from './rows.ts';

export class InMemoryPolls implements Polls {
  readonly #rows = new Rows<PollCounts>();

  async count(place: PollPlace, answer: PollAnswer): Promise<void> {
    const { milestone, organisation, group, question } = place;
    const key = `${milestone}#${organisation}#${group}#${question}`;
    const known = this.#rows.get(key) ?? { milestone, organisation, group, question };
    this.#rows.put(key, { ...known, [answer]: (known[answer] ?? 0) + 1 });
  }

  async ofMilestone(milestone: string): Promise<PollCounts[]> {
    return this.#rows.under(`${milestone}#`);
  }
}

export class InMemoryPollMarks implements PollMarks {
  readonly #rows = new Rows<string>();

  async spend({ closes, mark }: { closes: string; mark: string }): Promise<boolean> {
    if (this.#rows.get(`${closes}#${mark}`) !== undefined) return false;
    this.#rows.put(`${closes}#${mark}`, mark);
    return true;
  }

  async forget(closes: string): Promise<void> {
    for (const mark of this.#rows.under(`${closes}#`)) this.#rows.remove(`${closes}#${mark}`);
  }
}
