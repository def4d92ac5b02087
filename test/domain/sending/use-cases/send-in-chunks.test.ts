import { beforeEach, describe, expect, it } from 'vitest';
import { deliveryId } from '../../../../domain/mail/delivery.ts';
import type { SendJob } from '../../../../domain/plan/plan.ts';
import { attentionOf } from '../../../../domain/sending/use-cases/find-attention.ts';
import { recordOutcome } from '../../../../domain/sending/use-cases/record-outcome.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { settleOrganisation } from '../../../../domain/sending/use-cases/settle-organisation.ts';
import { aDelivery } from '../../../fixtures/a-delivery.ts';
import { aSummary } from '../../../fixtures/a-plan.ts';
import { type DispatchingWorld, dispatchingWorld, JOB, NOW } from '../../../fixtures/dispatching-world.ts';
import { largeOrganisation, sendToAll } from '../../../fixtures/large-organisation.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const PEOPLE = 40;
const mails = Array.from({ length: PEOPLE }, (_, number) => {
  const address = `p${number}@malmo.example`;
  return aDelivery({ id: deliveryId('m', '1280', address), address });
});

let world: DispatchingWorld & { mailsAChunk: number };
/** How many rows each read of deliveries gave. */
let read: number[];

beforeEach(async () => {
  const plain = await dispatchingWorld(mails);
  await plain.plans.markPlanned('m', aSummary({ deliveries: PEOPLE, people: { clerks: PEOPLE } }));
  read = [];
  const deliveries = portWith(plain.deliveries, 'ofOrganisation', async (...asked) => {
    const rows = await plain.deliveries.ofOrganisation(...asked);
    read.push(rows.length);
    return rows;
  });
  world = { ...plain, deliveries, mailsAChunk: 10 };
});

const handedOut = (): SendJob[] =>
  world.sendJobs.enqueued.splice(0).map(({ delaySeconds: _, ...job }) => job);

describe('an organisation of many', () => {
  it('is handed out in shares, and nothing of it is read before', async () => {
    expect(await sendDeliveries(JOB, world)).toMatchObject({ cleared: true, sent: 0, done: false });
    expect(world.sendJobs.enqueued).toEqual(
      [0, 1, 2, 3].map((number) => ({ ...JOB, chunk: { number, of: 4 }, delaySeconds: 0 })),
    );
    expect(read).toEqual([]);
  });

  it('is done when each share is, every mail once; each job reads its own share only', async () => {
    await sendDeliveries(JOB, world);
    const jobs = handedOut();
    for (const [index, job] of jobs.entries()) {
      expect((await world.milestones.find('m'))?.state).toBe('dispatching');
      const before = world.mailer.sent.length;
      expect(await sendDeliveries(job, world)).toMatchObject({ done: true });
      expect(world.mailer.sent.length).toBeGreaterThan(before);
      const [obligation] = await world.obligations.ofOrganisation('m', '1280');
      expect(obligation?.progress).toMatchObject({
        reached: world.mailer.sent.length,
        state: index < 3 ? 'planned' : 'sent',
      });
    }
    const addresses = world.mailer.sent.map(({ delivery }) => delivery.address);
    expect(new Set(addresses).size).toBe(PEOPLE);
    expect(addresses).toHaveLength(PEOPLE);
    expect(Math.max(...read)).toBeLessThan(PEOPLE / 2);
    expect(await world.plans.counts('m', '1280')).toMatchObject({
      accepted: PEOPLE,
      comesBackIn: 0,
      reached: { clerks: PEOPLE },
    });
    expect((await world.milestones.find('m'))?.state).toBe('completed');
    expect(world.events.published).toMatchObject([{ detail: { accepted: PEOPLE } }]);
    expect(world.sendJobs.enqueued).toEqual([]);
  });

  it('has a share that comes back as a job of its own', async () => {
    const [job] = await jobsOf();
    const times = [30_000, 30_000, 14_000];
    await sendDeliveries(job, { ...world, remainingMillis: () => times.shift() ?? 0 });
    expect(world.sendJobs.enqueued).toEqual([{ ...job, delaySeconds: 0 }]);
  });

  it('is handed out anew where a job names a share of another size', async () => {
    await sendDeliveries({ ...JOB, chunk: { number: 1, of: 2 } }, world);
    expect(handedOut()).toHaveLength(4);
    await sendDeliveries({ ...JOB, chunk: { number: 1, of: 2 } }, { ...world, mailsAChunk: 100 });
    expect(handedOut()).toEqual([JOB]);
    expect(world.mailer.sent).toEqual([]);
  });

  it('is cancelled in shares too, and then stopped', async () => {
    await world.milestones.advance('m', { from: 'dispatching', to: 'stopping', at: NOW });
    for (const job of await jobsOf()) await sendDeliveries(job, world);
    expect(world.mailer.sent).toEqual([]);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ cancelled: PEOPLE });
    expect((await world.milestones.find('m'))?.state).toBe('stopped');
  });

  it('is counted as it is where a worker died between a share’s tally and the counts', async () => {
    const jobs = await jobsOf();
    for (const job of jobs.slice(0, 3)) await sendDeliveries(job, world);
    const dying = { ...world, plans: portWith(world.plans, 'saveCounts', killed) };
    const [last] = jobs.slice(3);
    await expect(sendDeliveries(last ?? JOB, dying)).rejects.toThrow('killed');
    expect((await world.milestones.find('m'))?.state).toBe('dispatching');
    await sendDeliveries(last ?? JOB, world);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: PEOPLE });
    expect((await world.milestones.find('m'))?.state).toBe('completed');
  });

  it('has an event counted from the one share that it is about', async () => {
    for (const job of await jobsOf()) await sendDeliveries(job, world);
    const [first] = world.mailer.sent;
    read = [];
    const delivery = first?.delivery.id ?? '';
    const { attempt } = first?.delivery.outcome ?? { attempt: '' };
    const mail = { dispatchId: 'm', organisation: '1280', delivery, attempt, at: NOW + 1 };
    const evidence = { ...mail, proves: 'bounced', reason: 'NoEmail', permanent: true } as const;
    expect(await recordOutcome({ evidence, sentAt: NOW }, world, 'first')).toBe('recorded');
    expect(read).toHaveLength(1);
    expect(Math.max(...read)).toBeLessThan(PEOPLE / 2);
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: PEOPLE, returned: 1 });
    // Whoever counts all of it comes to the same.
    const { counts } = await settleOrganisation(JOB, world);
    expect(counts).toMatchObject({ accepted: PEOPLE, returned: 1, reached: { clerks: PEOPLE - 1 } });
  });

  it('is put before people by its shares: only those with unknown mails are read', async () => {
    const [first, ...others] = mails;
    const lost = first?.id ?? '';
    const silent = new InMemoryMailer(({ delivery }) =>
      delivery.id === lost
        ? { kind: 'unknown', reason: 'ETIMEDOUT' }
        : { kind: 'accepted', messageId: delivery.id },
    );
    for (const job of await jobsOf()) await sendDeliveries(job, { ...world, mailer: silent });
    expect(await world.plans.counts('m', '1280')).toMatchObject({ accepted: others.length, unknown: 1 });
    world.clock.now += 900_000;
    read = [];
    const milestone = await world.dispatches.find('m');
    const allCounts = await world.plans.allCounts('m');
    const attention = milestone && (await attentionOf(milestone, allCounts, world));
    expect(attention).toEqual([{ dispatchId: 'm', organisation: '1280', deliveries: 1 }]);
    expect(read).toHaveLength(1);
    expect(Math.max(...read)).toBeLessThan(PEOPLE / 2);
  });

  async function jobsOf(): Promise<[SendJob, ...SendJob[]]> {
    await sendDeliveries(JOB, world);
    const [first = JOB, ...others] = handedOut();
    return [first, ...others];
  }
});

describe('sending to an organisation', () => {
  const sentTo = async (people: number) => {
    const organisation = await largeOrganisation(people);
    await sendToAll(organisation);
    expect(organisation.world.mailer.sent).toHaveLength(people);
    expect((await organisation.world.milestones.find('m'))?.state).toBe('completed');
    return organisation.asked;
  };

  it('takes as many calls a mail whatever its size, and reads each mail twice and few at a time', async () => {
    const [few, many] = [await sentTo(1_000), await sentTo(10_000)];
    expect(many.calls / 10 / few.calls).toBeLessThan(1.05);
    expect(few.rows).toBe(2 * 1_000);
    expect(many.rows).toBe(2 * 10_000);
    expect(many.mostRows).toBeLessThan(600);
  });
});
