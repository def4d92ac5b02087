import type { FunctionFigures } from '@budkavle/local-cloud';
import { type CatalogueSource, milestoneName } from '../../domain/catalogue/catalogue.ts';
import { nameOrId } from '../../domain/shared/locale.ts';
import { coverageText } from '../coverage-text.ts';
import { textTable } from '../text-table.ts';
import type { MilestoneReport } from './run-milestone.ts';

type Figures = {
  organisations: number;
  contacts: number;
  seconds: { start: number; milestones: number };
  milestones: readonly MilestoneReport[];
  functions: readonly FunctionFigures[];
  deadLetters: number;
};

/** Prints the reach ledger of each milestone: obligations by channel and state, people by group, gaps. */
export function printLedger(figures: Figures, catalogue: CatalogueSource): void {
  const { organisations, contacts, seconds } = figures;
  print(`Reach ledger: ${organisations} organisations (the national office included), ${contacts} contacts`);
  for (const report of figures.milestones) printMilestone(report, catalogue);
  print('\nFunctions');
  printTable(
    ['function', 'calls', 'errors', 'timeouts', 'longest ms', 'memory MB'],
    figures.functions.map((row) => [
      row.function,
      row.invocations,
      row.errors,
      row.timeouts,
      Math.round(row.maxDurationMilliseconds),
      Math.round(row.maxMemoryMegabytes),
    ]),
  );
  print(
    `\n${seconds.start.toFixed(1)} s to build and start, ${seconds.milestones.toFixed(1)} s for the milestones`,
  );
}

function printMilestone(report: MilestoneReport, catalogue: CatalogueSource): void {
  const { mails, obligations, groups, gaps } = report;
  const name = milestoneName(catalogue, report.kind, 'en');
  print(`\n${name} (${report.milestone}): ${report.state} in ${report.seconds.toFixed(1)} s`);
  print(
    `${mails.accepted} of ${mails.planned} mails accepted, ${mails.returned} came back, ${mails.skipped} skipped, ` +
      `${mails.failed} failed, ${mails.unknown} unknown; SES took ${mails.takenBySes}\n`,
  );
  const states = [...new Set(Object.values(obligations).flatMap((counts) => Object.keys(counts)))].sort();
  const cells = (counts: Record<string, number>) => states.map((state) => counts[state] ?? 0);
  const channelName = (id: string) => nameOrId(catalogue.channels[id]?.name, id, 'en');
  printTable(
    ['obligations by channel', ...states],
    Object.entries(obligations)
      .sort()
      .map(([id, counts]) => [channelName(id), ...cells(counts)]),
  );
  print('');
  const groupName = (id: string) => nameOrId(catalogue.groups[id]?.name, id, 'en');
  printTable(
    ['people by mail', 'reached', 'of'],
    Object.entries(groups).map(([id, { people, reached }]) => [groupName(id), reached, people]),
  );
  print('');
  print(coverageText(report.coverage, groupName));
  const tasks = Object.entries(report.tasks).map(([state, count]) => `${count} ${state}`);
  print(`\nTasks by hand: ${tasks.join(', ') || 'none'}`);
  const kinds = Object.entries(Object.groupBy(gaps, ({ gap }) => gap.kind)).map(
    ([kind, list]) => `${list?.length ?? 0} ${kind}`,
  );
  print(`\nGaps: ${kinds.join(', ') || 'none'}`);
  for (const { organisation, gap } of gaps.slice(0, 12))
    print(`  ${organisation.padEnd(9)} ${describe(gap)}`);
  if (gaps.length > 12) print(`  … and ${gaps.length - 12} more (--json lists all)`);
}

function describe({ kind, ...what }: MilestoneReport['gaps'][number]['gap']): string {
  return [
    kind,
    ...Object.values(what).map((value) => (Array.isArray(value) ? value.join(', ') : value)),
  ].join(' · ');
}

function printTable(...table: Parameters<typeof textTable>): void {
  print(textTable(...table));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
