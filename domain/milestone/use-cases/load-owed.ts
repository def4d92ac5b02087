import { defaultLocale } from '../../catalogue/catalogue.ts';
import type { CatalogueVersion } from '../../catalogue/catalogues.ts';
import type { Facts } from '../../catalogue/fact.ts';
import { TextResolver } from '../../catalogue/text-resolver.ts';
import type { Deliveries } from '../../mail/delivery.ts';
import { mayHaveBeenRead } from '../../mail/delivery.ts';
import { type ChangeMilestone, isTold, type Milestones } from '../../plan/milestone.ts';
import { type Owed, owedOf, type Supplied, type ToldPart } from '../../plan/owed.ts';
import type { FrozenPlans } from '../../plan/plan-basis.ts';
import type { Tasks } from '../../plan/task.ts';
import { allSettledOrThrow, mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type LoadStandingPorts, loadStanding, type Standing } from './load-standing.ts';

export type LoadOwedPorts = LoadStandingPorts & {
  milestones: Pick<Milestones, 'changesOf'>;
  plans: Pick<FrozenPlans, 'basis' | 'variants'>;
  tasks: Pick<Tasks, 'ofOrganisation'>;
  deliveries: Pick<Deliveries, 'ofOrganisation'>;
};

type Of = { rollout: string; organisation: string; present: Facts; version: CatalogueVersion };

/** What was withheld from one organisation's people and can be told with the facts of now; undefined if nothing. */
export async function loadOwed(
  { rollout, organisation, present, version }: Of,
  ports: LoadOwedPorts,
): Promise<Owed | undefined> {
  const standing = await loadStanding({ rollout, organisation }, ports);
  if (standing.every(withholdsNothing)) return undefined;
  const parts = await mapInChunks(standing, (one) => toldPart(one, organisation, ports));
  const locale = defaultLocale(version.catalogue);
  const texts = new Map(parts.map(({ kind }) => [kind, new TextResolver(version, kind, present)] as const));
  return owedOf(parts, {
    says: (kind, topic) => texts.get(kind)?.words(topic, locale) !== undefined,
    supplied: await suppliedIn(rollout, organisation, ports),
  });
}

function withholdsNothing({ obligations }: Standing): boolean {
  return obligations.every(({ withheld }) => withheld.length === 0);
}

async function toldPart(
  standing: Standing,
  organisation: string,
  { plans, tasks }: LoadOwedPorts,
): Promise<ToldPart> {
  const { milestone, at, obligations } = standing;
  const { id, kind } = milestone;
  const part = { milestone: id, kind, on: toStockholm(at).date, obligations };
  if (withholdsNothing(standing)) return { ...part, tasks: [], contacts: [] };
  const [work, basis] = await allSettledOrThrow([
    tasks.ofOrganisation(id, organisation),
    plans.basis(id, organisation),
  ]);
  return { ...part, tasks: work, contacts: basis?.contacts ?? [] };
}

/** What changes have told, or have asked somebody to tell, of what had been withheld. */
async function suppliedIn(rollout: string, organisation: string, ports: LoadOwedPorts): Promise<Supplied[]> {
  const changes = (await ports.milestones.changesOf(rollout)).filter(({ organisations }) =>
    organisations.includes(organisation),
  );
  return (await mapInChunks(changes, (change) => suppliedBy(change, organisation, ports))).flat();
}

async function suppliedBy(
  change: ChangeMilestone,
  organisation: string,
  ports: LoadOwedPorts,
): Promise<Supplied[]> {
  const [variants, rows] = await allSettledOrThrow([
    ports.plans.variants(change.id, organisation),
    ports.obligations.ofOrganisation(change.id, organisation),
  ]);
  const supplies = new Map(variants.map(({ id, supplies: own = [] }) => [id, own]));
  const byHand = rows.filter((row) => row.carrier === 'people' && row.supplies !== undefined);
  const mailed = [...supplies.values()].some((own) => own.length > 0)
    ? await ports.deliveries.ofOrganisation(change.id, organisation)
    : [];
  const work = byHand.length > 0 ? await ports.tasks.ofOrganisation(change.id, organisation) : [];
  const asked = work.filter(({ state }) => state === 'done' || (isTold(change) && state !== 'waived'));
  return [
    ...mailed
      .filter(mayHaveBeenRead)
      .flatMap(({ contact, variant }) =>
        (supplies.get(variant) ?? []).map((supply) => ({ ...supply, contact })),
      ),
    ...byHand
      .filter(({ group, channel }) => asked.some((task) => task.group === group && task.channel === channel))
      .flatMap(({ group, supplies: own = [] }) => own.map((supply) => ({ ...supply, group }))),
  ];
}
