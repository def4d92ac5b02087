import type { CalendarAddress, CalendarAddresses } from '../../domain/calendar/calendar-address.ts';
import { Rows } from './rows.ts';

export class InMemoryCalendarAddresses implements CalendarAddresses {
  readonly #addresses = new Rows<CalendarAddress>();

  async find(owner: string, id: string): Promise<CalendarAddress | undefined> {
    return this.#addresses.get(`${owner}#${id}`);
  }

  async ofOwner(owner: string): Promise<CalendarAddress[]> {
    return this.#addresses.under(`${owner}#`);
  }

  async add(address: CalendarAddress): Promise<void> {
    this.#addresses.put(`${address.owner}#${address.id}`, address);
  }

  async revoke(owner: string, { id, at }: { id: string; at: number }): Promise<boolean> {
    const found = await this.find(owner, id);
    if (!found || found.revokedAt !== undefined) return false;
    this.#addresses.put(`${owner}#${id}`, { ...found, revokedAt: at });
    return true;
  }
}
