import type { Organisation, Organisations } from '../../domain/rollout/organisation.ts';
import { Rows } from './rows.ts';

export class InMemoryOrganisations implements Organisations {
  readonly #rows = new Rows<Organisation>();

  async find(code: string): Promise<Organisation | undefined> {
    return this.#rows.get(code);
  }

  async list(): Promise<Organisation[]> {
    return this.#rows.under('');
  }

  async findAll(codes: readonly string[]): Promise<Organisation[]> {
    return codes.flatMap((code) => this.#rows.get(code) ?? []);
  }

  async save(organisation: Organisation): Promise<void> {
    this.#rows.put(organisation.code, organisation);
  }
}
