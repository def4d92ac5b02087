import type { WorkLeft } from '../ledger/ledger-sum.ts';
import { isUndone } from '../mail/dispatch.ts';
import type { Milestone } from '../plan/milestone.ts';
import { ALONE } from './waiting.ts';

/** Work by hand of an organisation's own people that is late. */
export type LateWork = {
  organisation: string;
  /** Over all milestones. */
  occasions: number;
  /** The first day that has passed. */
  due: string;
  /** Whether its people have confirmed any of their work. */
  confirmed: boolean;
  /** The newest milestone whose ledger names somebody who has some of it. */
  namedIn: string | undefined;
  /** Whose it is, of those who are named. */
  holder?: string;
};

type Known = {
  /** Newest first. */
  milestones: readonly { milestone: Pick<Milestone, 'id' | 'undone'>; work: readonly WorkLeft[] }[];
  today: string;
};

/** Every organisation of a rollout that is late. Some twenty milestones of a whole country: one loop over them. */
export function findLate({ milestones, today }: Known): LateWork[] {
  const found = new Map<string, LateWork>();
  for (const { milestone, work } of milestones)
    for (const { organisation, left, confirmed } of work) {
      if (isUndone(milestone, organisation)) continue;
      const known = found.get(organisation) ?? noneLate(organisation);
      found.set(organisation, known);
      known.confirmed ||= confirmed;
      for (const { 0: office, 2: due, 3: holder } of left) {
        if (office || due >= today) continue;
        known.occasions += 1;
        if (known.due === '' || due < known.due) known.due = due;
        if (holder > 0) known.namedIn ??= milestone.id;
      }
    }
  return [...found.values()].filter(({ occasions }) => occasions > 0);
}

function noneLate(organisation: string): LateWork {
  return { organisation, occasions: 0, due: '', confirmed: false, namedIn: undefined };
}

/** Those that are few enough to have a line each, in which whoever has it is named. */
export function lateToName(late: readonly LateWork[]): LateWork[] {
  const { silent = [], others = [] } = Object.groupBy(late, ({ confirmed }) =>
    confirmed ? 'others' : 'silent',
  );
  return [silent, others].filter((lines) => lines.length <= ALONE).flat();
}
