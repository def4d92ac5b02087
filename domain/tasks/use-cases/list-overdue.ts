import type { LedgerCell, Ledgers } from '../../ledger/ledger.ts';
import { type Milestone, type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { having } from '../../shared/likeness.ts';
import { inLocale, type Localised } from '../../shared/locale.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';

export type ListOverduePorts = {
  rollouts: Pick<Rollouts, 'list'>;
  milestones: Pick<Milestones, 'allOf'>;
  ledgers: Pick<Ledgers, 'ofMilestone'>;
  now: () => number;
};

/** An overdue occasion: one channel at one milestone, by one person. */
export type OverdueOccasion = {
  milestone: string;
  channel: string;
  due: string;
  contactName?: string | undefined;
};

/** An organisation's overdue occasions, oldest first. */
export type OverdueAt = { organisation: string; name: Localised; occasions: OverdueOccasion[] };

/** `of`: how many organisations have any, before the list was narrowed. */
export type Overdue = { today: string; organisations: OverdueAt[]; more: number; of: number };

const ORDERS: Readonly<Record<'most' | 'name', (a: OverdueAt, b: OverdueAt) => number>> = {
  most: (a, b) => b.occasions.length - a.occasions.length,
  name: (a, b) => inLocale(a.name, 'sv').localeCompare(inLocale(b.name, 'sv'), 'sv'),
};

// Limit of the list.
const SHOWN = 50;

export const OVERDUE_SORTS = ['oldest', 'most', 'name'] as const;
export type OverdueChoice = { q: string; sort: (typeof OVERDUE_SORTS)[number] };

/**
 * Overdue tasks nationwide by organisation, and the number not listed. `q` narrows to those that have its words in
 * their name or among whoever has the tasks; the usual order is longest overdue first.
 */
export async function listOverdue(
  ports: ListOverduePorts,
  { q, sort }: OverdueChoice = { q: '', sort: 'oldest' },
): Promise<Overdue> {
  const today = toStockholm(ports.now()).date;
  const all = await findOverdue(
    (await ports.rollouts.list()).map(({ id }) => id),
    ports,
  );
  const found = having(all, q, ({ organisation, name, occasions }) =>
    [organisation, ...Object.values(name), ...occasions.map(({ contactName }) => contactName ?? '')].join(
      ' ',
    ),
  );
  const sorted = sort === 'oldest' ? found : found.toSorted(ORDERS[sort]);
  return {
    ...{ today, of: all.length, organisations: sorted.slice(0, SHOWN) },
    more: Math.max(0, found.length - SHOWN),
  };
}

/** Every organisation of some rollouts with overdue tasks, longest overdue first. */
export async function findOverdue(
  rollouts: readonly string[],
  ports: Omit<ListOverduePorts, 'rollouts'>,
): Promise<OverdueAt[]> {
  const today = toStockholm(ports.now()).date;
  const milestones = await allSettledOrThrow(rollouts.map((id) => ports.milestones.allOf(id)));
  const found = await allSettledOrThrow(
    milestones
      .flat()
      .filter(mayBeTold)
      .map((milestone) => overdueAt(milestone, today, ports)),
  );
  const byOrganisation = [...Map.groupBy(found.flat(), ({ organisation }) => organisation)];
  return byOrganisation
    .map(([organisation, parts]): OverdueAt => {
      const occasions = parts.flatMap((part) => part.occasions).toSorted(oldestFirst);
      return { organisation, name: parts[0]?.name ?? {}, occasions };
    })
    .toSorted((a, b) => oldestFirst(a.occasions[0], b.occasions[0]));
}

function oldestFirst(a: OverdueOccasion | undefined, b: OverdueOccasion | undefined): number {
  return (a?.due ?? '').localeCompare(b?.due ?? '');
}

async function overdueAt(
  { id: milestone, undone = {} }: Milestone,
  today: string,
  { ledgers }: Pick<ListOverduePorts, 'ledgers'>,
): Promise<OverdueAt[]> {
  return (await ledgers.ofMilestone(milestone)).flatMap(({ organisation, name = {}, cells }) => {
    const late = cells
      .filter((cell) => isOverdue(cell, today) && !Object.hasOwn(undone, organisation))
      .toSorted((a, b) => a.due.localeCompare(b.due));
    const sittings = Map.groupBy(late, ({ channel, contactName }) => `${channel} ${contactName}`);
    const occasions = [...sittings.values()].flatMap(([first]): OverdueOccasion[] => {
      if (!first) return [];
      const { channel, due, contactName } = first;
      return [{ milestone, channel, due, contactName }];
    });
    return occasions.length > 0 ? [{ organisation, name, occasions }] : [];
  });
}

/** Manual, and late or missed; both can still be done. */
function isOverdue({ carrier, state, due }: LedgerCell, today: string): boolean {
  return carrier === 'people' && due < today && (state === 'planned' || state === 'missed');
}
