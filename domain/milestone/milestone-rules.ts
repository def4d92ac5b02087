import type { CatalogueVersion } from '../catalogue/catalogues.ts';
import { brokenRules, ruleProblem, rulesAbout } from '../catalogue/date-rules.ts';
import { isUndone } from '../mail/dispatch.ts';
import { dayOfTruth } from '../plan/day-of-truth.ts';
import type { Milestone, MilestoneReached } from '../plan/milestone.ts';
import type { Participation, Rollout } from '../rollout/rollout.ts';
import { canonicalJson } from '../shared/digest.ts';
import { below, type Problem } from '../shared/problem.ts';

type Report = {
  reached: MilestoneReached & { occurredOn: string };
  days: Milestone['days'];
  organisations: readonly string[];
};
type Known = {
  rollout: Rollout;
  version: CatalogueVersion;
  participations: readonly Participation[];
  told: readonly Milestone[];
};

/** The rules of the catalogue that a report breaks, each once, or once for each organisation with days of its own. */
export function ruleProblems(report: Report, { rollout, version, participations, told }: Known): Problem[] {
  const { reached, organisations } = report;
  const { catalogue } = version;
  const touched = { facts: Object.keys(reached.facts), milestones: [reached.kind] };
  const rules = rulesAbout(catalogue.rules, touched);
  const found = participations
    .filter(({ organisation }) => organisations.includes(organisation))
    .flatMap((own) => {
      const facts = { ...rollout.facts, ...reached.facts, ...own.facts };
      const milestones = daysReached(report, { organisation: own.organisation, told });
      return brokenRules(rules, { facts, milestones, daysOff: rollout.daysOff }).map((broken) => {
        const { date } = broken.rule;
        const isOwn =
          broken.rule.kind === 'hard' &&
          'fact' in date &&
          catalogue.facts[date.fact]?.scope === 'organisation';
        return isOwn ? below(`organisations.${own.organisation}`, ruleProblem(broken)) : ruleProblem(broken);
      });
    });
  return [...new Map(found.map((problem) => [canonicalJson(problem), problem])).values()];
}

/** The day of each milestone that an organisation has reached, this one included. */
function daysReached(
  { reached, days }: Report,
  { organisation, told }: { organisation: string; told: readonly Milestone[] },
): Record<string, string> {
  const stands = told.filter((milestone) => !isUndone(milestone, organisation));
  const dated = [...stands, { ...reached, ...(days ? { days } : {}), organisations: [organisation] }].flatMap(
    (milestone): [string, string][] => {
      const day = milestone.organisations.includes(organisation)
        ? dayOfTruth(milestone, organisation)
        : undefined;
      return day === undefined ? [] : [[milestone.kind, day]];
    },
  );
  return Object.fromEntries(dated);
}
