import * as z from 'zod';
import { factsSchema } from '../../domain/catalogue/fact.ts';
import { type FactChanged, factChangedSchema } from '../../domain/milestone/use-cases/accept-change.ts';
import { type MilestoneReached, milestoneIdSchema } from '../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../domain/rollout/organisation.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { readYaml } from '../cli/read-yaml.ts';
import { milestonesFileSchema } from '../milestones-file.ts';

const SAMPLE = 'local/sample/bob';

const storyFileSchema = z.strictObject({
  organisations: z.array(organisationCodeSchema).min(1),
  steps: z.array(
    z.union([
      z.strictObject({ report: milestoneIdSchema, facts: factsSchema.default({}) }),
      z.strictObject({ on: z.iso.date(), change: factChangedSchema }),
    ]),
  ),
});

/** Something that happens: a milestone that is reported on its day, or a fact that changes on a day. */
export type Step = { milestone: MilestoneReached } | { on: string; change: FactChanged };

/** What happens in the rollout of the sample, and in which of its organisations it is told. */
export async function readStory(): Promise<{ organisations: string[]; steps: Step[] }> {
  const { organisations, steps } = storyFileSchema.parse(await readYaml(`${SAMPLE}/story.yaml`));
  const files = await Promise.all(
    ['milestones', 'review'].map(async (file) =>
      milestonesFileSchema.parse(await readYaml(`${SAMPLE}/${file}.yaml`)),
    ),
  );
  const known = files.flatMap(({ milestones }) => milestones);
  return {
    organisations,
    steps: steps.map((step): Step => {
      if ('change' in step) return step;
      const milestone = known.find(({ id }) => id === step.report);
      if (!milestone) throw new Error(`no file has the milestone ${step.report}`);
      return { milestone: { ...milestone, facts: { ...milestone.facts, ...step.facts } } };
    }),
  };
}

/** The steps that are left where only these organisations take part. */
export function stepsFor(steps: readonly Step[], organisations: readonly string[]): Step[] {
  return steps.filter(
    (step) =>
      'milestone' in step ||
      step.change.organisation === undefined ||
      organisations.includes(step.change.organisation),
  );
}

/** A rollout in which no other organisations take part. */
export function narrowed(source: RolloutSource, organisations: readonly string[]): RolloutSource {
  const isIn = ({ organisation }: { organisation: string }) => organisations.includes(organisation);
  return {
    ...source,
    organisations: source.organisations.filter(({ code }) => organisations.includes(code)),
    participations: source.participations.filter(isIn),
    contacts: source.contacts.filter(isIn),
  };
}
