import { type Coverage, countableOf, shareOf, toldIn } from '../domain/ledger/coverage.ts';
import { reachStatusSchema } from '../domain/ledger/reach-status.ts';
import type { LedgerView } from '../domain/reach/ledger-view.ts';
import type { Unreached } from '../domain/reach/unreached.ts';
import { textTable } from './text-table.ts';

/** What is said of a ledger. */
export type CoverageShown = Pick<LedgerView, 'total'> & {
  owners: Readonly<Record<string, Coverage>>;
  unreached: readonly Unreached[];
};

const SHOWN = 10;

/** How many messages have been told, who has to act, and the most urgent groups that have not been told. */
export function coverageText(
  { total, owners, unreached }: CoverageShown,
  groupName: (id: string) => string,
): string {
  const share = Math.floor(shareOf(total) * 100);
  const standings = reachStatusSchema.options;
  const counts = (coverage: Coverage) => standings.map((standing) => coverage[standing]);
  const lines = [
    `Told: ${share} % (${toldIn(total)} of ${countableOf(total)} messages to groups)`,
    `Through every channel: ${total['fully-told']}. Published, where nobody is counted: ${total.published}.`,
    textTable(
      ['who has to act', ...standings],
      Object.entries(owners).map(([owner, coverage]) => [owner, ...counts(coverage)]),
    ),
    `\nNot told everything: ${unreached.length} groups at their organisations`,
    ...unreached.slice(0, SHOWN).map((cell) => unreachedText(cell, groupName(cell.group))),
  ];
  if (unreached.length > SHOWN) lines.push(`  … and ${unreached.length - SHOWN} more`);
  return lines.join('\n');
}

function unreachedText({ organisation, standing, messages, ways }: Unreached, group: string): string {
  const people = ways.map(({ responsible, contactName, channel, due }) =>
    [responsible, contactName ?? 'nobody named', channel, due].join(' '),
  );
  const head = `  ${organisation.padEnd(9)} ${group}: ${standing}, ${messages.length} messages`;
  return [
    head,
    ...(people.length > 0 ? people : ['a gap in the plan']).map((line) => `            ${line}`),
  ].join('\n');
}
