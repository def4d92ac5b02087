import type { LedgerCell, Ledgers } from '../../ledger/ledger.ts';
import { type Milestone, type Milestones, mayBeTold } from '../../plan/milestone.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import type { Localised } from '../../shared/locale.ts';
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

export type Overdue = { today: string; organisations: OverdueAt[]; more: number };

// Limit of the list.
const SHOWN = 50;

/** Overdue tasks nationwide by organisation: longest overdue first, and the number not listed. */
export async function listOverdue(ports: ListOverduePorts): Promise<Overdue> {
  const today = toStockholm(ports.now()).date;
  const all = await findOverdue(
    (await ports.rollouts.list()).map(({ id }) => id),
    ports,
  );
  return { today, organisations: all.slice(0, SHOWN), more: Math.max(0, all.length - SHOWN) };
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
