import type { PreparedCounter, PreparedCounters } from '../../domain/milestone/prepared-counter.ts';
import { Rows } from './rows.ts';

export class InMemoryPreparedCounters implements PreparedCounters {
  readonly #counters = new Rows<PreparedCounter>();

  async find(rollout: string, id: string): Promise<PreparedCounter | undefined> {
    return this.#counters.get(`${rollout}#${id}`);
  }

  async ofRollout(rollout: string): Promise<PreparedCounter[]> {
    return this.#counters.under(`${rollout}#`);
  }

  async save(counter: PreparedCounter): Promise<boolean> {
    const key = `${counter.content.rollout}#${counter.content.id}`;
    if ((this.#counters.get(key)?.version ?? 0) !== counter.version - 1) return false;
    this.#counters.put(key, counter);
    return true;
  }
}
