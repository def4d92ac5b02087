import { describe, expect, it } from 'vitest';
import { aCalendarAddress } from '../fixtures/a-calendar-address.ts';
import { aPerson } from '../fixtures/a-person.ts';
import type { Open } from './stores.ts';

export function calendarAddressesContract(open: Open): void {
  describe('addresses of calendars', () => {
    it('are found by their owner alone', async () => {
      const { calendarAddresses } = await open();
      const address = aCalendarAddress();
      const other = aCalendarAddress({ owner: aPerson({ address: 'lo.ek@malmo.example' }).id });
      await calendarAddresses.add(address);
      await calendarAddresses.add(other);
      expect(await calendarAddresses.find(address.owner, address.id)).toEqual(address);
      expect(await calendarAddresses.ofOwner(address.owner)).toEqual([address]);
      expect(await calendarAddresses.find(address.owner, 'B'.repeat(22))).toBeUndefined();
    });

    it('are revoked once, for good, and by nobody else', async () => {
      const { calendarAddresses } = await open();
      const { owner, id } = aCalendarAddress();
      const stranger = aPerson({ address: 'lo.ek@malmo.example' }).id;
      await calendarAddresses.add(aCalendarAddress());
      expect(await calendarAddresses.revoke(stranger, { id, at: 5 })).toBe(false);
      expect((await calendarAddresses.find(owner, id))?.revokedAt).toBeUndefined();
      expect(await calendarAddresses.revoke(owner, { id, at: 6 })).toBe(true);
      expect(await calendarAddresses.revoke(owner, { id, at: 7 })).toBe(false);
      expect((await calendarAddresses.find(owner, id))?.revokedAt).toBe(6);
    });
  });
}
