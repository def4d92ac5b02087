import type { LedgerCell } from './ledger.ts';

/**
 * Work by hand that one person has left on one channel, which is told at one sitting, and the first of its days.
 * `office`: the national office has to act, not the organisation's own people.
 */
export type OccasionLeft = Pick<LedgerCell, 'channel' | 'due' | 'contactName'> & { office: boolean };

/**
 * Who has what is left to be done by hand, each once, in the order of its occasions: the first is number 1, as sums of
 * ledgers say.
 */
export function holdersIn(occasions: readonly Pick<OccasionLeft, 'contactName'>[]): string[] {
  return [...new Set(occasions.flatMap(({ contactName }) => contactName ?? []))];
}

/** What of a ledger is left to be done by hand, by occasion, in its order; what was missed can still be done. */
export function occasionsLeft(cells: readonly LedgerCell[]): OccasionLeft[] {
  const open = cells
    .filter(({ carrier, state }) => carrier === 'people' && (state === 'planned' || state === 'missed'))
    .map(({ owner, channel, due, contactName }) => ({
      ...{ office: owner === 'national-office', channel, due, contactName },
    }));
  const occasions = Map.groupBy(open, ({ office, channel, contactName }) =>
    JSON.stringify([office, channel, contactName]),
  );
  return [...occasions.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, due: more.reduce((day, { due }) => (due < day ? due : day), first.due) }] : [],
  );
}
