import { type CatalogueSource, milestoneName } from '../../domain/catalogue/catalogue.ts';
import { type FactValue, formatFact } from '../../domain/catalogue/fact.ts';
import { requiredOf } from '../../domain/ledger/coverage.ts';
import { reachStatusSchema } from '../../domain/ledger/reach-status.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { inLocale, listedIn } from '../../domain/shared/locale.ts';
import { textTable } from '../text-table.ts';
import type { ChangeReport } from './run-change.ts';
import type { MilestoneReport } from './run-milestone.ts';

type Source = Pick<RolloutSource, 'catalogue' | 'organisations'>;
type Line = { day: string; mails: number; what: string };

const NAMES = 3;

/** What happened, a line for each day, and the reach ledger of each milestone. */
export function storyText(story: readonly (MilestoneReport | ChangeReport)[], source: Source): string {
  const lines = story.flatMap((step) =>
    'change' in step ? [changeLine(step, source)] : milestoneLines(step, source),
  );
  return [
    'day         mails  what happened',
    ...lines.map(({ day, mails, what }) => `${day}  ${String(mails).padStart(5)}  ${what}`),
    '',
    ledgerText(
      story.filter((step) => 'milestone' in step),
      source.catalogue,
    ),
  ].join('\n');
}

function milestoneLines({ kind, departures }: MilestoneReport, { catalogue, organisations }: Source): Line[] {
  const name = milestoneName(catalogue, kind, 'en');
  return departures.map(({ day, mails, organisations: codes }) => {
    const names = organisations
      .filter(({ code }) => codes.includes(code))
      .map((one) => inLocale(one.name, 'en'));
    const where = names.length > NAMES ? `${names.length} organisations` : listedIn('en', names);
    return { day, mails, what: departures.length > 1 ? `${name}: ${where}` : name };
  });
}

function changeLine(report: ChangeReport, { catalogue, organisations }: Source): Line {
  const { on, organisation, facts, mails, held, holdStill } = report;
  const shown = (fact: string, value: FactValue | undefined) =>
    value === undefined ? 'unknown' : formatFact(catalogue.facts[fact]?.type ?? 'text', value, 'en');
  const changes = facts.map(({ fact, from, to }) => {
    const name = inLocale(catalogue.facts[fact]?.name ?? {}, 'en');
    return `${name} ${shown(fact, to)}${from === undefined ? '' : `, not ${shown(fact, from)}`}`;
  });
  const place = organisations.find(({ code }) => code === organisation)?.name;
  const who = held === 0 ? 'what had been withheld' : `to the ${held} people who had been told otherwise`;
  const still = holdStill > 0 ? `; ${holdStill} have not been told` : '';
  const what = `${place ? `${inLocale(place, 'en')}: ` : ''}${changes.join('; ')} (${who}${still})`;
  return { day: on, mails, what };
}

function ledgerText(milestones: readonly MilestoneReport[], catalogue: CatalogueSource): string {
  const standings = reachStatusSchema.options.filter((standing) =>
    milestones.some(({ coverage }) => coverage.total[standing] > 0),
  );
  return textTable(
    ['reach ledger', 'messages', ...standings, 'gaps', 'tasks'],
    milestones.map(({ kind, departures: [first], coverage: { total }, gaps, tasks }) => [
      `${first?.day ?? ''}  ${milestoneName(catalogue, kind, 'en')}`,
      requiredOf(total),
      ...standings.map((standing) => total[standing]),
      gaps.length,
      Object.values(tasks).reduce((sum, count) => sum + count, 0),
    ]),
  );
}
