import { saidIn, wordingsOf } from '../catalogue/carried.ts';
import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import type { RenderMail } from '../mail/variant.ts';
import { type PlanContext, planContext, textsOn } from '../plan/mail-content.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Obligation } from '../plan/obligation.ts';
import type { OrganisationPlan } from '../plan/plan.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import { withLacks } from '../plan/plan-evidence.ts';
import { resolvePlan } from '../plan/resolve-plan.ts';
import { type Occasion, type Packet, topicsOf } from './packet.ts';
import { resolvePacket } from './resolve-packet.ts';

/**
 * A packet's documents as plain text, each with the ids of the occasions that it is for. They are written when they are
 * asked for, one after the other, until nothing is missing: the shortest that say everything had best come first.
 */
export type RenderDocuments = (packet: Packet) => { occasions: readonly string[]; text: () => string }[];

type Input = { milestone: Milestone; basis: PlanBasis; version: CatalogueVersion };

/** A plan as it is stored: {@link resolvePlan}, and what documents are found not to say. Pure. */
export function resolveProvenPlan(
  input: Input,
  ports: { render: RenderMail; renderDocuments: RenderDocuments },
): OrganisationPlan {
  const plan = resolvePlan({ ...input, render: ports.render });
  return provenByDocuments(plan, { ...input, render: ports.renderDocuments });
}

/**
 * A plan whose obligations by hand name the messages that none of the documents for them says. What has no documents, a
 * supplier's or the national office's own work, stands on the word of whoever does it. Pure.
 */
export function provenByDocuments(
  plan: OrganisationPlan,
  { milestone, basis, version, render }: Input & { render: RenderDocuments },
): OrganisationPlan {
  if (basis.organisation.kind === 'national' || plan.tasks.length === 0) return plan;
  const packet = resolvePacket({ milestone, basis, version, tasks: plan.tasks, at: milestone.receivedAt });
  const context = planContext({ milestone, basis, version });
  const said = saidAt(packet, { context, documents: render(packet) });
  const lacksOf = ({ group, channel, messages }: Obligation): string[] => {
    const occasion = packet.occasions.find((one) => one.channel === channel && tells(one, group));
    const topics = occasion && said.get(occasion.id);
    return topics ? messages.filter((topic) => !topics.has(topic)) : [];
  };
  return {
    ...plan,
    obligations: plan.obligations.map((obligation) =>
      obligation.carrier === 'people' ? withLacks(obligation, lacksOf(obligation)) : obligation,
    ),
  };
}

type Written = { context: PlanContext; documents: ReturnType<RenderDocuments> };

/** The topics that the documents for each occasion say, by its id; nothing for one without documents. */
function saidAt(packet: Packet, { context, documents }: Written): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const occasions = new Map(packet.occasions.map((occasion) => [occasion.id, occasion]));
  for (const { occasions: ids, text } of documents) {
    const theirs = ids.flatMap((id) => occasions.get(id) ?? []);
    const said = ids.map((id) => found.get(id) ?? new Set<string>());
    for (const [index, id] of ids.entries()) found.set(id, said[index] ?? new Set());
    // One that can say nothing new is not written.
    const open = topicsOf(theirs).filter((topic) => said.some((topics) => !topics.has(topic)));
    // A document is for occasions before the day, or for those from it on.
    const texts = textsOn(context, theirs[0]?.due);
    const wordings = open.flatMap((topic) => {
      const words = texts.words(topic, packet.locale);
      return words ? wordingsOf(words) : [];
    });
    if (wordings.length === 0) continue;
    const topics = saidIn(text(), wordings, packet.facts).map(({ topic }) => topic);
    for (const each of said) for (const topic of topics) each.add(topic);
  }
  return found;
}

function tells({ told }: Occasion, group: string): boolean {
  return told.some((one) => one.group === group);
}
