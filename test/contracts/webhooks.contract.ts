import { describe, expect, it } from 'vitest';
import { loggedEvent } from '../../domain/webhooks/event-log.ts';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { aTeamsChannel, TEAMS_URL } from '../fixtures/a-teams-channel.ts';
import { aWebhook } from '../fixtures/a-webhook.ts';
import type { Open } from './stores.ts';

const SECRETS = ['A', 'B', 'C'].map((letter) => letter.repeat(43));

export function webhooksContract(open: Open): void {
  describe('webhooks', () => {
    it('are written over what was read, and over nothing else', async () => {
      const { webhooks } = await open();
      const first = await webhooks.save(aWebhook());
      expect(first).toEqual(aWebhook({ version: 1 }));
      expect(await webhooks.save(aWebhook({ after: 9 }))).toBeUndefined();
      if (!first) throw new Error('not written');
      const { problem: _none, ...second } = { ...first, after: 2, problem: undefined };
      expect((await webhooks.save(second))?.version).toBe(2);
      // Two have read the same: one of them writes.
      expect(await webhooks.save({ ...first, after: 3 })).toBeUndefined();
      expect(await webhooks.find(first.id)).toEqual({ ...second, version: 2 });
      expect(await webhooks.all()).toEqual([{ ...second, version: 2 }]);
      expect(await webhooks.find('X'.repeat(22))).toBeUndefined();
    });

    it('have secrets of their own, which stay', async () => {
      const { webhookSecrets } = await open();
      const { id } = aWebhook();
      const [one = '', two = '', three = ''] = SECRETS;
      expect(await webhookSecrets.add({ webhook: id, since: 5, secret: one })).toBe(true);
      expect(await webhookSecrets.add({ webhook: id, since: 5, secret: two })).toBe(false);
      expect(await webhookSecrets.add({ webhook: id, since: 10, secret: two })).toBe(true);
      expect(await webhookSecrets.add({ webhook: 'X'.repeat(22), since: 5, secret: three })).toBe(true);
      expect((await webhookSecrets.of(id)).map(({ secret }) => secret)).toEqual([one, two]);
    });
  });

  describe('channels in Teams', () => {
    it('are written over what was read, and over nothing else', async () => {
      const { teamsChannels } = await open();
      const first = await teamsChannels.save(aTeamsChannel());
      expect(first).toEqual(aTeamsChannel({ version: 1 }));
      expect(await teamsChannels.save(aTeamsChannel({ after: 1 }))).toBeUndefined();
      const cards = [{ dispatch: 'm', what: 'reached' as const }];
      const second = await teamsChannels.save(aTeamsChannel({ cards, version: 1 }));
      expect(await teamsChannels.find('1280')).toEqual(second);
      expect(await teamsChannels.all()).toEqual([second]);
      expect(await teamsChannels.find('1480')).toBeUndefined();
    });

    it('have addresses of their own, which are removed one by one', async () => {
      const { teamsAddresses } = await open();
      const address = { organisation: '1280', since: 5, url: TEAMS_URL };
      expect(await teamsAddresses.add(address)).toBe(true);
      expect(await teamsAddresses.add({ ...address, url: `${TEAMS_URL}2` })).toBe(false);
      expect(await teamsAddresses.add({ ...address, since: 10 })).toBe(true);
      expect(await teamsAddresses.add({ ...address, organisation: '1480' })).toBe(true);
      expect(await teamsAddresses.of('1280')).toEqual([address, { ...address, since: 10 }]);
      await teamsAddresses.remove({ organisation: '1280', since: 5 });
      await teamsAddresses.remove({ organisation: '1280', since: 5 });
      expect(await teamsAddresses.of('1280')).toEqual([{ ...address, since: 10 }]);
    });
  });

  describe('the log of events', () => {
    it('takes one event under each number, and gives them in order', async () => {
      const { eventLog } = await open();
      expect(await eventLog.last()).toBeUndefined();
      const events = Array.from({ length: 11 }, (_, at) =>
        loggedEvent(aMilestone({ id: `m-${at}`, changedAt: at }), at + 1),
      );
      const until = Date.now() + 1_000_000;
      for (const event of events) expect(await eventLog.append(event, until)).toBe(true);
      expect(await eventLog.append(loggedEvent(aMilestone({ id: 'late' }), 3), until)).toBe(false);
      expect(await eventLog.last()).toEqual(events[10]);
      expect(await eventLog.after(0, 2)).toEqual(events.slice(0, 2));
      expect(await eventLog.after(8, 50)).toEqual(events.slice(8));
      expect(await eventLog.after(11, 50)).toEqual([]);
    });

    it('goes on behind those that it no longer has', async () => {
      const { eventLog } = await open();
      const events = [40, 41].map((number) => loggedEvent(aMilestone({ id: `m-${number}` }), number));
      for (const event of events) await eventLog.append(event, Date.now() + 1_000_000);
      expect(await eventLog.after(3, 1)).toEqual(events.slice(0, 1));
      expect(await eventLog.after(40, 1)).toEqual(events.slice(1));
    });
  });
}
