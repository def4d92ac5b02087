import type { Lift, Suppression, Suppressions } from '../../domain/mail/suppression.ts';
import { Rows } from './rows.ts';

export class InMemorySuppressions implements Suppressions {
  readonly #rows = new Rows<Suppression>();

  async add(suppression: Suppression): Promise<void> {
    const key = `${suppression.recipient}#${suppression.scope}`;
    if (this.#rows.get(key)?.liftedAt === undefined) this.#rows.create(key, suppression);
    else this.#rows.put(key, suppression);
  }

  async lift({ recipient, scope, before, at }: Lift): Promise<void> {
    const key = `${recipient}#${scope}`;
    const known = this.#rows.get(key);
    if (known?.reason !== 'unsubscribe' || known.at >= before || known.liftedAt !== undefined) return;
    this.#rows.put(key, { ...known, liftedAt: at });
  }

  async among(asked: Parameters<Suppressions['among']>[0]): Promise<Set<string>> {
    const suppressed = asked.filter(({ recipient, list }) =>
      ['all', list].some((scope) => {
        const known = scope && this.#rows.get(`${recipient}#${scope}`);
        return known && known.liftedAt === undefined;
      }),
    );
    return new Set(suppressed.map(({ recipient }) => recipient));
  }

  async ofRecipient(recipient: string): Promise<Suppression[]> {
    return this.#rows.under(`${recipient}#`);
  }
}
