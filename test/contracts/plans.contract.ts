import { describe, expect, it } from 'vitest';
import type { PlanSummary, Tally } from '../../domain/plan/plan.ts';
import { sha256 } from '../../domain/shared/digest.ts';
import { aContact, distinctContacts } from '../fixtures/a-contact.ts';
import { aDelivery, deliveries, only } from '../fixtures/a-delivery.ts';
import { aPlan, aSummary, someCounts } from '../fixtures/a-plan.ts';
import { aPlanBasis } from '../fixtures/a-plan-basis.ts';
import { aTask } from '../fixtures/a-task.ts';
import { aVariant } from '../fixtures/a-variant.ts';
import { anObligation } from '../fixtures/an-obligation.ts';
import type { Open } from './stores.ts';

function randomWords(seed: number, count: number): string {
  return Array.from({ length: count }, (_, index) => sha256(`${seed} ${index}`)).join(' ');
}

export function plansContract(open: Open): void {
  describe('the basis of a plan', () => {
    it('is frozen by the first who brings one', async () => {
      const { plans } = await open();
      const later = aPlanBasis({ contacts: [aContact({ name: 'Ny Person' })] });
      expect(await plans.basis('m', '1280')).toBeUndefined();
      expect(await plans.freeze('m', aPlanBasis())).toEqual({ basis: aPlanBasis(), isNew: true });
      expect(await plans.freeze('m', later)).toEqual({ basis: aPlanBasis(), isNew: false });
      expect(await plans.basis('m', '1280')).toEqual(aPlanBasis());
      expect(await plans.basis('n', '1280')).toBeUndefined();
    });

    it('holds thousands of contacts', async () => {
      const { plans } = await open();
      const contacts = Array.from({ length: 2000 }, (_, index) =>
        aContact({ address: `p${index}@malmo.example` }),
      );
      await plans.freeze('m', aPlanBasis({ contacts }));
      expect((await plans.basis('m', '1280'))?.contacts).toEqual(contacts);
    });

    it('holds more contacts than a row does, frozen by the first who brings them, and replaced whole', async () => {
      const { plans } = await open();
      const many = aPlanBasis({ contacts: distinctContacts(6000) });
      expect(await plans.freeze('m', many)).toEqual({ basis: many, isNew: true });
      expect(await plans.freeze('m', aPlanBasis())).toEqual({ basis: many, isNew: false });
      await plans.replace('m', aPlanBasis(), aPlan());
      expect(await plans.basis('m', '1280')).toEqual(aPlanBasis());
      await plans.replace('m', many, aPlan());
      expect(await plans.basis('m', '1280')).toEqual(many);
    });
  });

  describe('a plan', () => {
    it('is written row by row, under its milestone and organisation', async () => {
      const { plans, obligations, deliveries: sent } = await open();
      await plans.write('m', aPlan());
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([anObligation()]);
      expect(await plans.variants('m', '1280')).toEqual([aVariant()]);
      expect(await sent.ofOrganisation('m', '1280')).toEqual([aDelivery()]);
      for (const [milestone, organisation] of [
        ['m', '1480'],
        ['n', '1280'],
        ['m', '128'],
      ] as const) {
        expect(await obligations.ofOrganisation(milestone, organisation)).toEqual([]);
        expect(await plans.variants(milestone, organisation)).toEqual([]);
        expect(await sent.ofOrganisation(milestone, organisation)).toEqual([]);
      }
    });

    it('is replaced whole where it waits: what it no longer asks for is gone', async () => {
      const { plans, obligations, tasks, deliveries: sent } = await open();
      await plans.freeze('m', aPlanBasis());
      const old = [aDelivery(), aDelivery({ id: 'delivery-2' })];
      await plans.write('m', aPlan({ deliveries: old, tasks: [aTask(), aTask({ group: 'caretakers' })] }));
      const elsewhere = aDelivery({ organisation: '1480' });
      await plans.write('m', aPlan({ organisation: '1480', deliveries: [elsewhere] }));
      const basis = aPlanBasis({ contacts: [aContact({ name: 'Ny Person' })] });
      const now = [aDelivery({ id: 'delivery-2', name: 'Ny Person' }), aDelivery({ id: 'delivery-3' })];
      await plans.replace('m', basis, aPlan({ deliveries: now, tasks: [aTask({ due: '2027-09-01' })] }));
      expect(await plans.basis('m', '1280')).toEqual(basis);
      expect(await sent.ofOrganisation('m', '1280')).toEqual(now);
      expect(await tasks.ofOrganisation('m', '1280')).toEqual([aTask({ due: '2027-09-01' })]);
      expect(await obligations.ofOrganisation('m', '1280')).toEqual([anObligation()]);
      expect(await sent.ofOrganisation('m', '1480')).toEqual([elsewhere]);
    });

    it('waits until it is let go, once, under the hash that it has', async () => {
      const { plans } = await open();
      const waits = { until: 2000, renewedAt: 1000 };
      await plans.markPlanned('m', aSummary({ hash: 'new', day: '2027-06-07', waits }));
      const release = (hash: string) => plans.release('m', { organisation: '1280', hash }, 2001);
      expect(await release('old')).toBe(false);
      expect((await plans.summary('m', '1280'))?.waits).toEqual(waits);
      expect(await release('new')).toBe(true);
      expect(await release('new')).toBe(false);
      expect(await plans.summary('m', '1280')).toEqual(
        aSummary({ hash: 'new', day: '2027-06-07', releasedAt: 2001 }),
      );
    });

    it('may get variants later, in whatever company, and has each once', async () => {
      const { plans } = await open();
      const [first, second, third] = ['v1', 'v2', 'v3'].map((id) => aVariant({ id }));
      if (!first || !second || !third) throw new Error('there are three');
      await plans.write('m', aPlan({ variants: [second, first] }));
      await plans.write('m', aPlan({ variants: [third] }));
      await plans.write('m', aPlan({ variants: [first, third] }));
      expect(await plans.variants('m', '1280')).toEqual([first, second, third]);
      await plans.replace('m', aPlanBasis(), aPlan({ variants: [second] }));
      expect(await plans.variants('m', '1280')).toEqual([second]);
    });

    it('has as many variants as it needs, whatever their size', async () => {
      const { plans } = await open();
      const variants = Array.from({ length: 12 }, (_, index) =>
        aVariant({ id: `v${10 + index}`, html: `<p>${randomWords(index, 600)}</p>` }),
      );
      await plans.write('m', aPlan({ variants }));
      expect(await plans.variants('m', '1280')).toEqual(variants);
    });

    it('leaves alone what is there and adds what is missing', async () => {
      const { plans, deliveries: sent } = await open();
      await plans.write('m', aPlan());
      const claim = { dispatchId: 'm', attempt: 'a', now: 1, leaseUntil: 2 };
      await sent.claim({ ...claim, deliveries: [only('planned', aDelivery())] });
      await plans.write('m', aPlan({ deliveries: [aDelivery(), aDelivery({ id: 'delivery-2' })] }));
      const rows = await sent.ofOrganisation('m', '1280');
      expect(rows.map(({ id, outcome }) => [id, outcome.state])).toEqual([
        ['delivery-1', 'sending'],
        ['delivery-2', 'planned'],
      ]);
    });

    it('may get other recipients at a second try: each is there once, and found by its evidence', async () => {
      const { plans, deliveries: sent } = await open();
      const all = deliveries(12);
      const [first, second] = [
        all.filter((_, index) => index % 3 > 0),
        all.filter((_, index) => index % 2 < 1),
      ];
      await plans.write('m', aPlan({ deliveries: first }));
      await plans.write('m', aPlan({ deliveries: second }));
      const both = all.filter((row) => first.includes(row) || second.includes(row));
      expect(await sent.ofOrganisation('m', '1280')).toEqual(both);
      const planned = both.map((row) => only('planned', row));
      const claim = { dispatchId: 'm', attempt: 'a', now: 1, leaseUntil: 2 };
      expect(await sent.claim({ ...claim, deliveries: planned })).toHaveLength(both.length);
      for (const { id } of both) {
        const proof = { proves: 'delivered', attempt: 'a', at: 5 } as const;
        const evidence = { dispatchId: 'm', organisation: '1280', delivery: id, ...proof };
        expect(await sent.record(evidence)).toMatchObject({ kind: 'recorded' });
      }
      expect(await sent.claim({ ...claim, attempt: 'b', deliveries: planned })).toEqual([]);
    });

    it('is written whole by whoever froze its basis, also where somebody else was faster', async () => {
      const { plans, deliveries: sent } = await open();
      const all = deliveries(12);
      await plans.write('m', aPlan({ deliveries: all }), true);
      const claim = { dispatchId: 'm', attempt: 'a', now: 1, leaseUntil: 2 };
      await sent.claim({ ...claim, deliveries: all.slice(0, 3).map((row) => only('planned', row)) });
      await plans.write('m', aPlan({ deliveries: all }), true);
      const rows = await sent.ofOrganisation('m', '1280');
      expect(rows.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(rows.filter(({ outcome }) => outcome.state === 'sending')).toHaveLength(3);
    });

    it('may have hundreds of rows and may have none', async () => {
      const { plans, deliveries: sent } = await open();
      await plans.write('m', aPlan({ deliveries: deliveries(120) }));
      expect((await sent.ofOrganisation('m', '1280')).map(({ id }) => id)).toEqual(
        deliveries(120).map(({ id }) => id),
      );
      await plans.write('n', {
        organisation: '1280',
        obligations: [],
        variants: [],
        deliveries: [],
        tasks: [],
        gaps: [],
      });
      expect(await sent.ofOrganisation('n', '1280')).toEqual([]);
    });
  });

  describe('the marks of a milestone', () => {
    it('count organisations that are planned, each once however often it is marked', async () => {
      const { plans } = await open();
      expect(await plans.markPlanned('m', aSummary())).toBe(1);
      expect(await plans.markPlanned('m', aSummary({ hash: 'again' }))).toBe(1);
      expect(await plans.markPlanned('m', aSummary({ organisation: '1480' }))).toBe(2);
      expect(await plans.markPlanned('n', aSummary())).toBe(1);
      expect(await plans.summary('m', '1280')).toEqual(aSummary({ hash: 'again' }));
      expect(await plans.summary('m', '128')).toBeUndefined();
      expect(await plans.summaries('m')).toEqual([
        aSummary({ hash: 'again' }),
        aSummary({ organisation: '1480' }),
      ]);
    });

    it('say by themselves what each plan lacks', async () => {
      const { plans } = await open();
      const gaps: PlanSummary['gaps'] = [{ kind: 'no-contact', group: 'clerks' }];
      const lacking = aSummary({ organisation: '1480', gaps });
      for (const summary of [aSummary(), lacking]) await plans.markPlanned('m', summary);
      expect(await plans.gaps('m')).toEqual(
        [aSummary(), lacking].map((summary) => ({ organisation: summary.organisation, gaps: summary.gaps })),
      );
      expect(await plans.gaps('n')).toEqual([]);
    });

    it('count organisations that are sent, apart from those that are planned', async () => {
      const { plans } = await open();
      await plans.markPlanned('m', aSummary({ organisation: '1480' }));
      const counts = someCounts();
      expect(await plans.saveCounts('m', counts, undefined, 'sent')).toBe(true);
      expect(await plans.saveCounts('m', counts, counts, 'sent')).toBe(true);
      expect(await plans.countSent('m')).toBe(1);
      expect(await plans.saveCounts('m', someCounts({ organisation: '1480' }), undefined, 'sent')).toBe(true);
      expect(await plans.countSent('m')).toBe(2);
      expect(await plans.countSent('n')).toBe(0);
      expect(await plans.summaries('m')).toHaveLength(1);
    });

    it('tell which organisations are planned and which are sent', async () => {
      const { plans } = await open();
      expect(await plans.progress('m')).toEqual({ planned: new Set(), sent: new Set() });
      for (const organisation of ['1280', '1480', 'national'])
        await plans.markPlanned('m', aSummary({ organisation }));
      await plans.saveCounts('m', someCounts({ organisation: '1480' }), undefined, 'sent');
      await plans.saveCounts('m', someCounts({ organisation: '1280' }));
      await plans.saveCounts('n', someCounts({ organisation: '1280' }), undefined, 'sent');
      expect(await plans.progress('m')).toEqual({
        planned: new Set(['1280', '1480', 'national']),
        sent: new Set(['1480']),
      });
    });
  });

  describe('the count of an organisation’s mails', () => {
    it('is kept whole, the latest of them, and marks nothing as sent', async () => {
      const { plans } = await open();
      expect(await plans.counts('m', '1280')).toBeUndefined();
      expect(await plans.allCounts('m')).toEqual([]);
      const first = someCounts({ at: 5, unknown: 1 });
      expect(await plans.saveCounts('m', first)).toBe(true);
      const latest = someCounts({ at: 6, reached: { clerks: 2, lead: 1 }, comesBackIn: 9 });
      expect(await plans.saveCounts('m', latest, first)).toBe(true);
      await plans.saveCounts('m', someCounts({ organisation: '1480', at: 2 }));
      expect(await plans.counts('m', '1280')).toEqual(latest);
      expect(await plans.allCounts('m')).toEqual([latest, someCounts({ organisation: '1480', at: 2 })]);
      expect(await plans.allCounts('n')).toEqual([]);
      expect((await plans.progress('m')).sent).toEqual(new Set());
    });

    it('is found alone where an outcome is unknown or a mail has failed', async () => {
      const { plans } = await open();
      const unknown = someCounts({ organisation: '1281', unknown: 2 });
      const failed = someCounts({ organisation: '1480', failed: 1 });
      for (const counts of [someCounts(), unknown, failed]) await plans.saveCounts('m', counts);
      expect(await plans.unsettledCounts('m')).toEqual([unknown, failed]);
      expect(await plans.unsettledCounts('n')).toEqual([]);
    });

    it('is not replaced by a worker that has not seen it', async () => {
      const { plans } = await open();
      const [first, second] = [someCounts({ at: 5 }), someCounts({ at: 6 })];
      await plans.saveCounts('m', first);
      expect(await plans.saveCounts('m', someCounts({ at: 7, unknown: 1 }))).toBe(false);
      expect(await plans.saveCounts('m', someCounts({ at: 7 }), undefined, 'sent')).toBe(false);
      expect(await plans.countSent('m')).toBe(0);
      await plans.saveCounts('m', second, first);
      expect(await plans.saveCounts('m', someCounts({ at: 7, unknown: 1 }), first)).toBe(false);
      expect(await plans.counts('m', '1280')).toEqual(second);
    });

    it('says that one was begun, which only whoever has begun last ends', async () => {
      const { plans } = await open();
      const first = someCounts({ at: 5 });
      await plans.saveCounts('m', first);
      const begun = await plans.beginCount('m', first, 7);
      expect(begun).toEqual(someCounts({ at: 5, countingSince: 7 }));
      expect(await plans.counts('m', '1280')).toEqual(begun);
      expect(await plans.beginCount('m', first, 6)).toBeUndefined();
      expect(await plans.saveCounts('m', someCounts({ at: 6, unknown: 1 }), first)).toBe(false);
      const later = begun && (await plans.beginCount('m', begun, 8));
      expect(await plans.saveCounts('m', someCounts({ at: 7 }), begun)).toBe(false);
      expect(await plans.counts('m', '1280')).toEqual(someCounts({ at: 5, countingSince: 8 }));
      expect(await plans.saveCounts('m', someCounts({ at: 8 }), later)).toBe(true);
      expect(await plans.counts('m', '1280')).toEqual(someCounts({ at: 8 }));
    });

    it('is not begun where nothing was ever counted', async () => {
      const { plans } = await open();
      expect(await plans.beginCount('m', someCounts({ at: 5 }), 7)).toBeUndefined();
      expect(await plans.counts('m', '1280')).toBeUndefined();
      expect(await plans.allCounts('m')).toEqual([]);
    });
  });

  describe('the tallies of an organisation’s shares', () => {
    const aTally = (number: number, over: Partial<Tally> = {}): Tally => ({
      chunk: { number, of: 2 },
      ...{ at: 5, states: { accepted: 2 }, mayArrive: 0, unreachable: 0 },
      ...{ reached: { clerks: 2 }, arrived: {}, open: {} },
      ...over,
    });

    it('are kept one for each share, and are no counts of the organisation', async () => {
      const { plans } = await open();
      expect(await plans.tallies('m', '1280')).toEqual([]);
      expect(await plans.saveTally('m', '1280', aTally(0))).toBe(true);
      expect(await plans.saveTally('m', '1280', aTally(1, { opensAt: 9 }))).toBe(true);
      await plans.saveTally('m', '1480', aTally(0));
      expect(await plans.tallies('m', '1280')).toEqual([aTally(0), aTally(1, { opensAt: 9 })]);
      expect(await plans.allCounts('m')).toEqual([]);
    });

    it('are not replaced by a worker that has not seen the last one', async () => {
      const { plans } = await open();
      await plans.saveTally('m', '1280', aTally(0));
      expect(await plans.saveTally('m', '1280', aTally(0, { at: 6 }))).toBe(false);
      expect(await plans.saveTally('m', '1280', aTally(0, { at: 6 }), aTally(0))).toBe(true);
      expect(await plans.saveTally('m', '1280', aTally(0, { at: 7 }), aTally(0))).toBe(false);
      expect(await plans.tallies('m', '1280')).toEqual([aTally(0, { at: 6 })]);
    });
  });
}
