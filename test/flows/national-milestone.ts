import type { Milestone } from '../../domain/plan/milestone.ts';
import { mapInChunks } from '../../domain/shared/concurrency.ts';
import type { Operator } from '../../local/operator.ts';

type National = { id: string; occurredOn: string; organisations: readonly string[] };

/** Stores a milestone of many organisations, each with a ledger as large as that of Malmö in the milestone `like`. */
export async function storeNational(
  { milestones, ledgers }: Operator,
  like: string,
  { organisations, ...national }: National,
): Promise<void> {
  const [found, kept] = [await milestones.find(like), await ledgers.find(like, '1280')];
  if (!found || !kept) throw new Error(`${like} was not planned for Malmö`);
  const milestone: Milestone = { ...found, ...national, organisations: [...organisations] };
  await milestones.accept(milestone, {});
  await mapInChunks(
    organisations,
    (organisation) => ledgers.save(milestone.id, { ...kept.row, organisation }, 0),
    40,
  );
}
