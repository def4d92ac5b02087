import { describe, expect, it } from 'vitest';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { aSubscriber } from '../fixtures/a-subscriber.ts';
import type { Open } from './stores.ts';

const bo = { rollout: 'lending', organisation: '1280', recipient: recipientDigest('bo@club.example') };

export function subscribersContract(open: Open): void {
  describe('subscribers', () => {
    it('are those who confirmed, in the role and language that they confirmed', async () => {
      const { subscribers } = await open();
      await subscribers.ask(aSubscriber());
      expect(await subscribers.ofOrganisation('lending', '1280')).toEqual([]);
      expect(await subscribers.confirm({ ...bo, group: 'federations', locale: 'en', at: 9 })).toBe(true);
      const confirmed = aSubscriber({ group: 'federations', locale: 'en', confirmedAt: 9 });
      expect(await subscribers.ofOrganisation('lending', '1280')).toEqual([confirmed]);
      expect(await subscribers.ofOrganisation('lending', '1480')).toEqual([]);
      expect(await subscribers.ofOrganisation('parking', '1280')).toEqual([]);
    });

    it('stay as they are when somebody asks in their name', async () => {
      const { subscribers } = await open();
      await subscribers.ask(aSubscriber());
      await subscribers.confirm({ ...bo, group: 'caretakers', locale: 'sv', at: 9 });
      await subscribers.ask(aSubscriber({ address: 'BO@club.example', locale: 'en', group: 'lead' }));
      expect(await subscribers.ofOrganisation('lending', '1280')).toEqual([aSubscriber({ confirmedAt: 9 })]);
    });

    it('can be found as soon as they have asked', async () => {
      const { subscribers } = await open();
      expect(await subscribers.find(bo)).toBeUndefined();
      await subscribers.ask(aSubscriber());
      expect(await subscribers.find(bo)).toEqual(aSubscriber());
      expect(await subscribers.find({ ...bo, organisation: '1480' })).toBeUndefined();
    });

    it('are gone once they are removed, and nobody else with them', async () => {
      const { subscribers } = await open();
      await subscribers.ask(aSubscriber());
      await subscribers.ask(aSubscriber({ organisation: '1480' }));
      await subscribers.remove(bo);
      await subscribers.remove(bo);
      expect(await subscribers.find(bo)).toBeUndefined();
      expect(await subscribers.find({ ...bo, organisation: '1480' })).toEqual(
        aSubscriber({ organisation: '1480' }),
      );
    });

    it('cannot be made by a confirmation alone, and a second one keeps the day of the first', async () => {
      const { subscribers } = await open();
      const said = { ...bo, group: 'caretakers', locale: 'sv' };
      expect(await subscribers.confirm({ ...said, at: 9 })).toBe(false);
      expect(await subscribers.ofOrganisation('lending', '1280')).toEqual([]);
      await subscribers.ask(aSubscriber());
      for (const at of [9, 10]) expect(await subscribers.confirm({ ...said, at })).toBe(true);
      expect(await subscribers.ofOrganisation('lending', '1280')).toEqual([aSubscriber({ confirmedAt: 9 })]);
    });
  });
}
