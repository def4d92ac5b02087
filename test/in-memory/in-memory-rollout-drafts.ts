import type { RolloutDraft, RolloutDrafts } from '../../domain/setup/rollout-draft.ts';
import { Rows } from './rows.ts';

export class InMemoryRolloutDrafts implements RolloutDrafts {
  readonly #drafts = new Rows<RolloutDraft>();

  async find(id: string): Promise<RolloutDraft | undefined> {
    return this.#drafts.get(id);
  }

  async list(): Promise<RolloutDraft[]> {
    return this.#drafts.under('');
  }

  async save(draft: RolloutDraft): Promise<boolean> {
    if ((this.#drafts.get(draft.id)?.version ?? 0) !== draft.version - 1) return false;
    this.#drafts.put(draft.id, draft);
    return true;
  }

  async drop({ id, version }: Pick<RolloutDraft, 'id' | 'version'>): Promise<boolean> {
    if (this.#drafts.get(id)?.version !== version) return false;
    this.#drafts.remove(id);
    return true;
  }
}
