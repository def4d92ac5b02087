import type {
  DraftPreview,
  MilestoneDraft,
  MilestoneDrafts,
} from '../../domain/milestone/milestone-draft.ts';
import { Rows } from './rows.ts';

type Named = { rollout: string; id: string };

export class InMemoryMilestoneDrafts implements MilestoneDrafts {
  readonly #drafts = new Rows<MilestoneDraft>();
  readonly #previews = new Rows<DraftPreview>();

  async find(rollout: string, id: string): Promise<MilestoneDraft | undefined> {
    return this.#drafts.get(`${rollout}#${id}`);
  }

  async ofRollout(rollout: string): Promise<MilestoneDraft[]> {
    return this.#drafts.under(`${rollout}#`);
  }

  async save(draft: MilestoneDraft): Promise<boolean> {
    const key = `${draft.content.rollout}#${draft.content.id}`;
    if ((this.#drafts.get(key)?.version ?? 0) !== draft.version - 1) return false;
    this.#drafts.put(key, draft);
    return true;
  }

  async preview({ rollout, id }: Named): Promise<DraftPreview | undefined> {
    return this.#previews.get(`${rollout}#${id}`);
  }

  async keepPreview({ rollout, id }: Named, preview: DraftPreview): Promise<void> {
    this.#previews.put(`${rollout}#${id}`, preview);
  }
}
