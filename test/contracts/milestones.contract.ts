import { describe, expect, it } from 'vitest';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { aParticipation } from '../fixtures/a-participation.ts';
import { aRollout } from '../fixtures/a-rollout.ts';
import type { Open } from './stores.ts';

export function milestonesContract(open: Open): void {
  describe('milestones', () => {
    const { id } = aMilestone();

    it('move their days, where each organisation has its own, unless they have moved meanwhile', async () => {
      const { milestones } = await open();
      const occurredOn = '2027-03-15';
      const days = { '1280': '2027-03-15', '2584': '2027-06-07' };
      await milestones.accept(
        aMilestone({ id: 'own', organisations: ['1280', '2584'], occurredOn, days }),
        {},
      );
      await milestones.accept(aMilestone({ id: 'all', organisations: ['1280'], occurredOn }), {});
      const first = { days, occurredOn };
      const second = { days: { '1280': '2027-04-01', '2584': '2027-06-07' }, occurredOn: '2027-04-01' };
      expect(await milestones.moveDays('own', { seen: first, to: second })).toBe(true);
      expect(await milestones.find('own')).toMatchObject(second);
      expect(await milestones.moveDays('own', { seen: first, to: first })).toBe(false);
      const third = { days: { '1280': '2027-04-01' }, occurredOn: '2027-04-01' };
      expect(await milestones.moveDays('own', { seen: { ...second, occurredOn }, to: third })).toBe(false);
      expect(await milestones.moveDays('own', { seen: second, to: third })).toBe(true);
      expect((await milestones.find('own'))?.days).toEqual({ '1280': '2027-04-01' });
      expect(await milestones.moveDays('all', { seen: first, to: second })).toBe(false);
      expect((await milestones.find('all'))?.days).toBeUndefined();
      expect(await milestones.moveDays('none', { seen: first, to: second })).toBe(false);
      expect(await milestones.find('none')).toBeUndefined();
    });

    it('are accepted once, with the facts that they bring to their rollout', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      expect(await milestones.accept(aMilestone(), { supplier: 'Exempelbolaget AB', price: 15 })).toBe(
        'accepted',
      );
      expect(await milestones.find(id)).toEqual(aMilestone());
      expect((await rollouts.find('lending'))?.facts).toEqual({ price: 15, supplier: 'Exempelbolaget AB' });
    });

    it('are taken when the id is there, and then neither they nor the facts change', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await milestones.accept(aMilestone(), {});
      expect(await milestones.accept(aMilestone({ kind: 'live' }), { price: 99 })).toBe('taken');
      expect(await milestones.find(id)).toEqual(aMilestone());
      expect((await rollouts.find('lending'))?.facts).toEqual({ price: 12 });
    });

    it('are accepted by one of several workers at once', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      const kinds = ['decided', 'live', 'closed', 'over'];
      const answers = await Promise.all(kinds.map((kind) => milestones.accept(aMilestone({ kind }), {})));
      expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(1);
      const winner = kinds[answers.indexOf('accepted')];
      expect((await milestones.find(id))?.kind).toBe(winner);
    });

    it('are accepted only if none of their rollout has been since so many were seen', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await rollouts.save(aRollout({ id: 'parking' }));
      const accept = (name: string, seen?: number) =>
        milestones.accept(aMilestone({ id: name }), { supplier: name }, seen);
      expect(await milestones.acceptances('lending')).toBe(0);
      expect(await accept('one', 0)).toBe('accepted');
      expect(await accept('two', 0)).toBe('overtaken');
      expect(await accept('one', 0)).toBe('taken');
      expect(await milestones.find('two')).toBeUndefined();
      expect((await rollouts.find('lending'))?.facts.supplier).toBe('one');
      expect(await accept('two')).toBe('accepted');
      expect(await accept('three', 1)).toBe('overtaken');
      expect(await accept('three', 2)).toBe('accepted');
      const change = { facts: [{ fact: 'supplier', from: 'three', to: 'four' }] };
      const told = { ...aMilestone({ id: 'c1', kind: 'fact-changed' }), change };
      expect(await milestones.acceptChange(told, 2)).toBe('overtaken');
      expect(await milestones.acceptChange(told, 3)).toBe('accepted');
      expect(await milestones.acceptances('lending')).toBe(4);
      expect(await milestones.acceptances('parking')).toBe(0);
    });

    it('that several workers accept at once, having seen as many, are one', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      const ids = ['one', 'two', 'three', 'four', 'five'];
      const answers = await Promise.all(
        ids.map((each) => milestones.accept(aMilestone({ id: each }), {}, 0)),
      );
      expect(answers.toSorted()).toEqual(['accepted', ...Array(4).fill('overtaken')]);
      const winner = ids[answers.indexOf('accepted')];
      expect((await milestones.ofRollout('lending')).map((found) => found.id)).toEqual([winner]);
    });

    it('that tell a change apply it to the facts of the rollout, and are listed by themselves', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout({ facts: { price: 12, supplier: 'Gamla AB' } }));
      const change = {
        facts: [
          { fact: 'price', from: 12, to: 15 },
          { fact: 'supplier', from: 'Gamla AB' },
          { fact: 'day', to: '2027-03-15' },
        ],
        why: 'Nytt avtal.',
      };
      const one = { ...aMilestone({ id: 'c1', kind: 'fact-changed' }), change };
      expect(await milestones.acceptChange(one)).toBe('accepted');
      expect((await rollouts.find('lending'))?.facts).toEqual({ price: 15, day: '2027-03-15' });
      expect(await milestones.ofRollout('lending')).toEqual([]);
      expect(await milestones.changesOf('lending')).toEqual([one]);
      expect(await milestones.acceptChange(one)).toBe('taken');
    });

    it('that tell a change of one organisation apply it to its own facts alone', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await rollouts.join(aParticipation({ organisation: '1280', facts: { price: 3 } }));
      await rollouts.join(aParticipation({ organisation: '1480', facts: { price: 3 } }));
      const change = { organisation: '1280', facts: [{ fact: 'price', from: 3, to: 4 }] };
      await milestones.acceptChange({ ...aMilestone({ id: 'c1', kind: 'fact-changed' }), change });
      expect((await rollouts.participation('lending', '1280'))?.facts).toEqual({ price: 4 });
      expect((await rollouts.participation('lending', '1480'))?.facts).toEqual({ price: 3 });
      expect((await rollouts.find('lending'))?.facts).toEqual({ price: 12 });
    });

    it('that tell a change are overtaken where the fact has another value by then, and change nothing', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      const told = (fact: { fact: string; from?: number; to?: number }) =>
        milestones.acceptChange({
          ...aMilestone({ id: 'c1', kind: 'fact-changed' }),
          change: { facts: [fact] },
        });
      expect(await told({ fact: 'price', from: 11, to: 15 })).toBe('overtaken');
      expect(await told({ fact: 'price', to: 15 })).toBe('overtaken');
      expect(await told({ fact: 'other', from: 1, to: 2 })).toBe('overtaken');
      expect((await rollouts.find('lending'))?.facts).toEqual({ price: 12 });
      expect(await milestones.changesOf('lending')).toEqual([]);
      expect(await milestones.find('c1')).toBeUndefined();
    });

    it('are noted as undone for organisations, and keep what else they are', async () => {
      const { milestones, dispatches } = await open();
      await milestones.accept(aMilestone({ organisations: ['1280', '1480'] }), {});
      const undone = { '1280': { by: 'review', on: '2026-11-30' } };
      await milestones.undo(id, undone);
      expect(await milestones.find(id)).toEqual({
        ...aMilestone({ organisations: ['1280', '1480'] }),
        undone,
      });
      expect((await dispatches.find(id))?.undone).toEqual(undone);
    });

    it('get the hash of a plan that was made anew, only over the one seen and before they are approved', async () => {
      const { milestones } = await open();
      const held = aMilestone({ state: 'held', planHash: 'old', firstApprovedBy: 'a@office.example' });
      await milestones.accept(held, {});
      expect(await milestones.replan(id, { seen: 'other', planHash: 'new', at: 9 })).toBe(false);
      expect(await milestones.replan(id, { seen: 'old', planHash: 'new', at: 9 })).toBe(true);
      const { firstApprovedBy: _ended, ...kept } = held;
      expect(await milestones.find(id)).toEqual({ ...kept, planHash: 'new', changedAt: 9 });
      const approve = { from: 'held', to: 'approved', at: 10 } as const;
      expect(await milestones.advance(id, { ...approve, planHash: 'old' })).toBe(false);
      expect(await milestones.advance(id, { ...approve, planHash: 'new' })).toBe(true);
      expect(await milestones.replan(id, { seen: 'new', planHash: 'newer', at: 11 })).toBe(false);
    });

    it('are found by their rollout', async () => {
      const { milestones, rollouts } = await open();
      await rollouts.save(aRollout());
      await milestones.accept(aMilestone({ id: 'a' }), {});
      await milestones.accept(aMilestone({ id: 'b' }), {});
      await milestones.accept(aMilestone({ id: 'c', rollout: 'lending-2' }), {});
      expect((await milestones.ofRollout('lending')).map((one) => one.id).sort()).toEqual(['a', 'b']);
      expect(await milestones.ofRollout('parking')).toEqual([]);
      expect(await milestones.find('d')).toBeUndefined();
    });

    it('note the first who approves only while nobody has', async () => {
      const { milestones } = await open();
      await milestones.accept(aMilestone({ state: 'held', approval: 'two' }), {});
      const first = { from: 'held', to: 'held', unlessFirstApproved: true } as const;
      const by = (firstApprovedBy: string) =>
        milestones.advance(id, { ...first, set: { firstApprovedBy }, at: 5 });
      const answers = await Promise.all([by('a@office.example'), by('b@office.example')]);
      expect(answers.toSorted()).toEqual([false, true]);
      expect(await by('c@office.example')).toBe(false);
      const winner = answers[0] ? 'a@office.example' : 'b@office.example';
      expect((await milestones.find(id))?.firstApprovedBy).toBe(winner);
    });

    it('move on from the state given, with what is set on the way and when, and from no other', async () => {
      const { milestones } = await open();
      await milestones.accept(aMilestone(), {});
      const planned = { from: 'planning', to: 'planned' } as const;
      expect(await milestones.advance(id, { ...planned, set: { planHash: 'h' }, at: 5 })).toBe(true);
      expect(await milestones.advance(id, { ...planned, set: { planHash: 'x' }, at: 6 })).toBe(false);
      expect(await milestones.find(id)).toEqual(
        aMilestone({ state: 'planned', planHash: 'h', changedAt: 5 }),
      );
      expect(await milestones.advance(id, { from: 'planned', to: 'approved', at: 7 })).toBe(true);
      expect(await milestones.find(id)).toEqual(
        aMilestone({ state: 'approved', planHash: 'h', changedAt: 7 }),
      );
    });

    it('are moved by one of several at once: stopped or sent, never both', async () => {
      const { milestones } = await open();
      await milestones.accept(aMilestone({ state: 'approved' }), {});
      const moved = await Promise.all([
        milestones.advance(id, {
          from: 'approved',
          to: 'stopping',
          set: { stoppedBy: 'lo@office.example' },
          at: 5,
        }),
        milestones.advance(id, { from: 'approved', to: 'dispatching', at: 6 }),
      ]);
      expect(moved.filter(Boolean)).toHaveLength(1);
      expect(await milestones.find(id)).toEqual(
        moved[0]
          ? aMilestone({ state: 'stopping', stoppedBy: 'lo@office.example', changedAt: 5 })
          : aMilestone({ state: 'dispatching', changedAt: 6 }),
      );
    });

    it('that are not there cannot move', async () => {
      const { milestones } = await open();
      expect(await milestones.advance('none', { from: 'planning', to: 'planned', at: 5 })).toBe(false);
      expect(await milestones.find('none')).toBeUndefined();
    });
  });
}
