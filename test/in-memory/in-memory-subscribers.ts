import { recipientDigest } from '../../domain/mail/suppression.ts';
import type { Confirmation, Subscriber, Subscribers } from '../../domain/newsletter/subscriber.ts';
import { Rows } from './rows.ts';

export class InMemorySubscribers implements Subscribers {
  readonly #rows = new Rows<Subscriber>();

  async ask(subscriber: Subscriber): Promise<void> {
    this.#rows.create(keyOf({ ...subscriber, recipient: recipientDigest(subscriber.address) }), subscriber);
  }

  async confirm({ group, locale, at, ...who }: Confirmation): Promise<boolean> {
    const known = this.#rows.get(keyOf(who));
    if (!known) return false;
    this.#rows.put(keyOf(who), { ...known, group, locale, confirmedAt: known.confirmedAt ?? at });
    return true;
  }

  async find(who: Parameters<Subscribers['find']>[0]): Promise<Subscriber | undefined> {
    return this.#rows.get(keyOf(who));
  }

  async remove(who: Parameters<Subscribers['remove']>[0]): Promise<void> {
    this.#rows.remove(keyOf(who));
  }

  async ofOrganisation(rollout: string, organisation: string): Promise<Subscriber[]> {
    return this.#rows
      .under(`${rollout}#${organisation}#`)
      .filter(({ confirmedAt }) => confirmedAt !== undefined);
  }
}

function keyOf({ rollout, organisation, recipient }: Omit<Confirmation, 'group' | 'locale' | 'at'>): string {
  return `${rollout}#${organisation}#${recipient}`;
}
