import type { Suppression, Suppressions } from '../../../domain/suppression.ts';
import { Rows } from './rows.ts';

export class InMemorySuppressions implements Suppressions {
  readonly #rows = new Rows<Suppression>();

  async add(suppression: Suppression): Promise<void> {
    this.#rows.create(`${suppression.recipient}#${suppression.scope}`, suppression);
  }

  async among(asked: Parameters<Suppressions['among']>[0]): Promise<Set<string>> {
    const suppressed = asked.filter(({ recipient, list }) =>
      ['all', list].some((scope) => scope && this.#rows.get(`${recipient}#${scope}`)),
    );
    return new Set(suppressed.map(({ recipient }) => recipient));
  }

  async ofRecipient(recipient: string): Promise<Suppression[]> {
    return this.#rows.under(`${recipient}#`);
  }
}
