import { type Coverage, requiredOf, shareOf } from '../domain/ledger/coverage.ts';
import { standingSchema } from '../domain/ledger/ledger-standing.ts';
import type { LedgerView } from '../domain/reach/ledger-view.ts';
import type { Unreached } from '../domain/reach/unreached.ts';
import { print, table } from './print-table.ts';

/** What is printed of a ledger. */
export type PrintedCoverage = Pick<LedgerView, 'total'> & {
  owners: Readonly<Record<string, Coverage>>;
  unreached: readonly Unreached[];
};

const SHOWN = 10;

/** Prints how many messages have been told, whose turn it is, and the most urgent of those who have not been told. */
export function printCoverage(
  { total, owners, unreached }: PrintedCoverage,
  groupName: (id: string) => string,
): void {
  const share = Math.floor(shareOf(total) * 100);
  print(`Told: ${share} % (${total.told} of ${requiredOf(total)} messages to groups)`);
  const standings = standingSchema.options;
  const counts = (coverage: Coverage) => standings.map((standing) => coverage[standing]);
  table(
    ['who has to act', ...standings],
    Object.entries(owners).map(([owner, coverage]) => [owner, ...counts(coverage)]),
  );
  print(`\nNot told everything: ${unreached.length} groups at their organisations`);
  for (const { organisation, group, standing, messages, ways } of unreached.slice(0, SHOWN)) {
    const people = ways.map(({ responsible, contactName, channel, due }) =>
      [responsible, contactName ?? 'nobody named', channel, due].join(' '),
    );
    print(`  ${organisation.padEnd(9)} ${groupName(group)}: ${standing}, ${messages.length} messages`);
    for (const line of people.length > 0 ? people : ['a gap in the plan']) print(`            ${line}`);
  }
  if (unreached.length > SHOWN) print(`  … and ${unreached.length - SHOWN} more`);
}
