import type { AcceptedMail } from '@budkavle/local-cloud';
import { expect } from 'vitest';
import { TAKEN } from '../../domain/mail/delivery-states.ts';
import type { Operator } from '../../local/operator.ts';

type Seen = {
  milestone: string;
  organisations: readonly string[];
  mails: readonly AcceptedMail[];
  operator: Operator;
};

/**
 * Holds what SES took against the rows, whatever happened in between: no delivery twice, every delivery at an end or
 * with a person, and no state that says less or more than what happened.
 */
export async function expectEveryMailOnce({
  milestone,
  organisations,
  mails,
  operator,
}: Seen): Promise<Record<string, number>> {
  const taken = mails.map(({ tags }) => tags.delivery?.[0] ?? 'none');
  expect(taken.length).toBe(new Set(taken).size);
  const rows = (
    await Promise.all(organisations.map((code) => operator.deliveries.ofOrganisation(milestone, code)))
  ).flat();
  expect(taken.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  const counts: Record<string, number> = {};
  for (const { id, outcome } of rows) {
    counts[outcome.state] = (counts[outcome.state] ?? 0) + 1;
    expect(['planned', 'sending'], `${id} is still ${outcome.state}`).not.toContain(outcome.state);
    // Unknown is the one state that may mean either.
    if (outcome.state !== 'unknown')
      expect(taken.includes(id), `${id} is ${outcome.state}`).toBe(TAKEN.includes(outcome.state));
  }
  return counts;
}
