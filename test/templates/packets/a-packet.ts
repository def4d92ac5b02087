import { readFile } from 'node:fs/promises';
import { load } from 'js-yaml';
import { catalogueVersion } from '../../../domain/catalogue/catalogue-version.ts';
import type { CatalogueVersion } from '../../../domain/catalogue/catalogues.ts';
import type { Packet } from '../../../domain/packets/packet.ts';
import type { PacketInput } from '../../../domain/packets/packet-context.ts';
import { resolvePacket } from '../../../domain/packets/resolve-packet.ts';
import {
  contentHash,
  type Milestone,
  milestoneReachedSchema,
  milestoneSchema,
} from '../../../domain/plan/milestone.ts';
import type { OrganisationPlan } from '../../../domain/plan/plan.ts';
import type { PlanBasis } from '../../../domain/plan/plan-basis.ts';
import { resolvePlan } from '../../../domain/plan/resolve-plan.ts';
import type { RolloutSource } from '../../../domain/setup/use-cases/load-rollout.ts';
import { milestonesFileSchema } from '../../../local/milestones-file.ts';
import { readRollout } from '../../../local/rollout-files.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';

export const BOB = 'local/sample/bob/rollout.yaml';
export const PARK = 'test/flows/park-lighting/rollout.yaml';

const sources = new Map<string, Promise<RolloutSource>>();

function sourceOf(file: string): Promise<RolloutSource> {
  const known = sources.get(file) ?? readRollout(file);
  sources.set(file, known);
  return known;
}

/** The milestones of the sample rollout by their kind. */
export async function sampleMilestone(kind: string) {
  const { milestones } = milestonesFileSchema.parse(
    load(await readFile('local/sample/bob/milestones.yaml', 'utf8')),
  );
  const facts = Object.assign({}, ...milestones.map((milestone) => milestone.facts));
  const found = milestones.find((milestone) => milestone.kind === kind);
  return milestoneReachedSchema.parse({ ...found, facts });
}

export type Wanted = {
  file?: string;
  organisation?: string;
  reached?: unknown;
  receivedAt?: number;
  /** The days of organisations, where they have their own. */
  days?: Record<string, string>;
  /** Changes what the plan rests on before it is resolved. */
  basis?: (basis: PlanBasis) => PlanBasis;
  version?: (version: CatalogueVersion) => CatalogueVersion;
  confirmAt?: PacketInput['confirmAt'];
};

export type Planned = {
  packet: Packet;
  plan: OrganisationPlan;
  milestone: Milestone;
  version: CatalogueVersion;
  basis: PlanBasis;
};

/**
 * The packet of an organisation of a sample rollout with the plan that it comes from; Malmö at the decision, unless
 * told otherwise.
 */
export async function aPlannedPacket(wanted: Wanted = {}): Promise<Planned> {
  const { file = BOB, organisation = '1280', receivedAt = Date.UTC(2026, 10, 23, 8, 30) } = wanted;
  const source = await sourceOf(file);
  const version = (wanted.version ?? ((same) => same))(catalogueVersion(source.catalogue, source.texts));
  const reached = milestoneReachedSchema.parse(
    wanted.reached ?? (await sampleMilestone('procurement-decided')),
  );
  const milestone = milestoneSchema.parse({
    ...reached,
    organisations: source.organisations.map(({ code }) => code),
    facts: { ...source.rollout.facts, ...reached.facts },
    catalogue: version.catalogue.id,
    catalogueVersion: version.version,
    contentHash: contentHash(reached),
    receivedAt,
    ...(wanted.days ? { days: wanted.days } : {}),
    state: 'completed',
    planHash: 'hash',
    approvedHash: 'hash',
    changedAt: receivedAt,
  });
  // A report brings its facts to the rollout before anything is planned.
  const stored = { ...source, rollout: { ...source.rollout, facts: milestone.facts } };
  const basis = (wanted.basis ?? ((same) => same))(basisOf(stored, organisation));
  const plan = resolvePlan({ milestone, basis, version, render: renderMail });
  const { confirmAt } = wanted;
  const packet = resolvePacket({
    milestone,
    basis,
    version,
    tasks: plan.tasks,
    at: receivedAt,
    ...(confirmAt && { confirmAt }),
  });
  return { packet, plan, milestone, version, basis };
}

function basisOf(source: RolloutSource, code: string): PlanBasis {
  const organisation = source.organisations.find((each) => each.code === code);
  const office = source.organisations.find((each) => each.code === source.rollout.office);
  const participation = source.participations.find((each) => each.organisation === code);
  if (!organisation || !office || !participation) throw new Error(`the sample has no organisation ${code}`);
  const contacts = source.contacts.filter((contact) => contact.organisation === code);
  return { rollout: source.rollout, organisation, office, participation, contacts };
}
