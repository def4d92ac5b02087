import type { PublicSignOff, PublicSignOffs, SignOff, SignOffs } from '../../domain/ledger/sign-off.ts';
import { canonicalJson } from '../../domain/shared/digest.ts';
import { Rows } from './rows.ts';

export class InMemorySignOffs implements SignOffs {
  readonly #rows = new Rows<SignOff>();
  readonly #public: Rows<PublicSignOff>;

  constructor(shown: Rows<PublicSignOff>) {
    this.#public = shown;
  }

  async find(milestone: string, organisation: string): Promise<SignOff | undefined> {
    return this.#rows.get(`${milestone}#${organisation}`);
  }

  async ofMilestone(milestone: string): Promise<SignOff[]> {
    return this.#rows.under(`${milestone}#`);
  }

  async add(signOff: SignOff): Promise<boolean> {
    const stored = this.#rows.get(`${signOff.milestone}#${signOff.organisation}`);
    if ((stored?.history.length ?? 0) !== signOff.history.length - 1) return false;
    this.#put(signOff);
    return true;
  }

  async published(signOff: SignOff): Promise<void> {
    const { milestone, organisation, history } = signOff;
    const stored = this.#rows.get(`${milestone}#${organisation}`);
    this.#public.put(`${milestone}#${organisation}`, { organisation, word: history.at(-1)?.word ?? 'done' });
    if (stored?.history.length === history.length) this.#put({ ...signOff, published: history.length });
  }

  async replace({ before, after }: Parameters<SignOffs['replace']>[0]): Promise<boolean> {
    const stored = this.#rows.get(`${before.milestone}#${before.organisation}`);
    if (canonicalJson(stored?.history ?? []) !== canonicalJson(before.history)) return false;
    this.#put(after);
    return true;
  }

  #put(signOff: SignOff): void {
    this.#rows.put(`${signOff.milestone}#${signOff.organisation}`, signOff);
  }
}

export class InMemoryPublicSignOffs implements PublicSignOffs {
  readonly rows = new Rows<PublicSignOff>();

  async ofMilestone(milestone: string): Promise<PublicSignOff[]> {
    return this.rows.under(`${milestone}#`);
  }
}
