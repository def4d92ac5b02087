import type { LinkKey, LinkKeys, Revocation } from '../../domain/links/link-key.ts';
import { Rows } from './rows.ts';

export class InMemoryLinkKeys implements LinkKeys {
  readonly #rows = new Rows<LinkKey>();

  async all(): Promise<LinkKey[]> {
    return this.#rows.under('');
  }

  async add(key: LinkKey): Promise<boolean> {
    if (this.#rows.get(key.id)) return false;
    this.#rows.put(key.id, key);
    return true;
  }

  async revoke(id: string, revoked: Revocation): Promise<boolean> {
    const key = this.#rows.get(id);
    if (!key || key.revoked) return false;
    this.#rows.put(id, { ...key, revoked });
    return true;
  }
}
