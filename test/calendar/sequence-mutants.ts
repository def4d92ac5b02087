import type { Contact } from '../../domain/contacts/contact.ts';
import { portWith } from '../fixtures/port-with.ts';
import type { SequenceMutant } from './sequences.ts';

/** Mistakes that the tale of changes could make; a referee that misses one of them proves nothing. */
export const SEQUENCE_MUTANTS = {
  /** What a correction told does not count: whoever was corrected counts as holding the old value. */
  'the newest telling is not counted': {
    plan: ({ dispatches, milestones }) => ({
      dispatches: portWith(dispatches, 'ofRollout', async (rollout, since) => {
        const changes = new Set((await milestones.changesOf(rollout)).map(({ id }) => id));
        return (await dispatches.ofRollout(rollout, since)).filter(({ id }) => !changes.has(id));
      }),
    }),
  },
  /** What a mail states is not noted, so that nobody holds anything. */
  'what a mail states is not noted': {
    plan: ({ plans }) => ({
      plans: portWith(plans, 'write', (id, plan) =>
        plans.write(id, { ...plan, variants: plan.variants.map(({ facts: _stated, ...rest }) => rest) }),
      ),
    }),
  },
  'an older change is not cancelled': {
    plan: ({ deliveries }) => ({ deliveries: portWith(deliveries, 'cancel', async () => 0) }),
  },
  /** Each change looks once whether it is the newest, and takes itself for it where another comes meanwhile. */
  'no change yields to a newer one': {
    plan: ({ milestones }) => {
      let seen: ReturnType<typeof milestones.changesOf> | undefined;
      return {
        milestones: portWith(milestones, 'changesOf', (rollout) => {
          seen ??= milestones.changesOf(rollout);
          return seen;
        }),
      };
    },
  },
  /** Changes that were said later are not seen: an older one that is planned late tells its own value. */
  'every change takes itself for the newest': {
    plan: ({ milestones }) => {
      let own: string | undefined;
      const found = portWith(milestones, 'find', async (id) => {
        own = id;
        return milestones.find(id);
      });
      return {
        milestones: portWith(found, 'changesOf', async (rollout) => {
          const all = await milestones.changesOf(rollout);
          const me = all.find(({ id }) => id === own);
          return all.filter(({ receivedAt }) => receivedAt <= (me?.receivedAt ?? receivedAt));
        }),
      };
    },
  },
  /** Whoever was the first to be seen as told stays the only one. */
  'holders are not looked for again': {
    all: ({ plans }) => {
      const bases = new Map<string, Awaited<ReturnType<typeof plans.basis>>>();
      return {
        plans: portWith(plans, 'freeze', async (id, basis) => {
          const key = basis.organisation.code;
          const known = basis.held === undefined ? undefined : bases.get(key);
          if (basis.held !== undefined && known === undefined) bases.set(key, basis);
          return plans.freeze(id, known ? { ...basis, held: known.held } : basis);
        }),
      };
    },
  },
  'a plan that nobody approved is not made anew': {
    plan: ({ milestones, plans }) => ({
      plans: portWith(plans, 'replace', async (id, basis, plan) => {
        const milestone = await milestones.find(id);
        if (milestone?.state === 'planned' || milestone?.state === 'held') return;
        await plans.replace(id, basis, plan);
      }),
    }),
  },
  'what is leaving is not waited for': {
    plan: ({ plans, milestones }) => ({
      plans: portWith(plans, 'progress', async (id) => {
        const progress = await plans.progress(id);
        return { ...progress, sent: new Set((await milestones.find(id))?.organisations) };
      }),
    }),
  },
  'what waits is not made anew': {
    all: ({ milestones, plans }) => ({
      plans: portWith(plans, 'replace', async (id, basis, plan) => {
        const milestone = await milestones.find(id);
        if (milestone?.days === undefined) await plans.replace(id, basis, plan);
      }),
    }),
  },
  'what waits is not moved': {
    all: ({ milestones }) => ({ milestones: portWith(milestones, 'moveDays', async () => true) }),
  },
  /** A plan that nobody has approved is made anew, but still for the day that it had. */
  'what is made anew leaves as if its day had come': {
    plan: ({ plans }) => {
      let isAgain = false;
      const replaced = portWith(plans, 'replace', async (id, basis, plan) => {
        isAgain = true;
        await plans.replace(id, basis, plan);
      });
      return {
        plans: portWith(replaced, 'markPlanned', async (id, { waits, ...summary }) => {
          const kept = isAgain || waits === undefined ? {} : { waits };
          isAgain = false;
          return plans.markPlanned(id, { ...summary, ...kept });
        }),
      };
    },
  },
  /** Somebody with a new address is somebody else. */
  'a reader who has moved is not known again': {
    plan: ({ contacts }) => {
      const moved = (people: readonly Contact[]) => people.map(({ formerly: _ids, ...rest }) => rest);
      const present = portWith(contacts, 'ofOrganisation', async (organisation) =>
        moved(await contacts.ofOrganisation(organisation)),
      );
      return {
        contacts: portWith(present, 'everybodyOf', async (organisation) =>
          moved(await contacts.everybodyOf(organisation)),
        ),
      };
    },
  },
  /** Whoever got a new address and left later is two people: one who was told first, and one who was told last. */
  'a reader who has moved and left is not known again': {
    plan: ({ contacts }) => ({
      contacts: portWith(contacts, 'everybodyOf', (organisation) => contacts.ofOrganisation(organisation)),
    }),
  },
  'a counter leaves its facts': {
    all: ({ milestones }) => ({
      milestones: portWith(milestones, 'acceptChange', async (change, seen) =>
        change.id.startsWith('cleared-') ? 'taken' : milestones.acceptChange(change, seen),
      ),
    }),
  },
  'a counter undoes nothing': {
    all: ({ milestones }) => ({ milestones: portWith(milestones, 'undo', async () => {}) }),
  },
  /** Whoever read that there is no day any more counts as holding the day. */
  'what a counter says is not noted': {
    plan: ({ plans }) => ({
      plans: portWith(plans, 'write', (id, plan) =>
        plans.write(id, { ...plan, variants: plan.variants.map(({ clears: _said, ...rest }) => rest) }),
      ),
    }),
  },
  /** What a stop gives back is taken for given back already. */
  'a stop gives nothing back': {
    all: ({ milestones }) => ({
      milestones: portWith(milestones, 'accept', async (milestone, facts, seen) =>
        milestone.change?.givesBack === undefined ? milestones.accept(milestone, facts, seen) : 'taken',
      ),
    }),
  },
} as const satisfies Record<string, SequenceMutant>;

export type SequenceMutantName = keyof typeof SEQUENCE_MUTANTS;
