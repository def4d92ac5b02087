import { type Coverage, doneOf, requiredOf } from '../../../../domain/ledger/coverage.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';

/** Text in a cell besides its number: the first that applies. */
const WORRIES = ['missed', 'late', 'withheld', 'partly', 'waiting', 'published'] as const;

/** A cell's colour: late and missed take precedence over the share told or published. */
export function heatOf(coverage: Coverage): string {
  const required = requiredOf(coverage);
  const overdue = coverage.late + coverage.missed;
  if (overdue > 0) return overdue * 2 >= required ? 'overdue-much' : 'overdue';
  const done = doneOf(coverage);
  if (done === required) return 'heat-4';
  if (done === 0) return 'heat-0';
  return `heat-${Math.min(3, 1 + Math.floor((done / required) * 3))}`;
}

/** A heat map cell: number, text, colour and link. */
export function heatCell(coverage: Coverage | undefined, href: string, say: LedgerWords): Html {
  if (!coverage) return html`<td class="heat none"><span class="unseen">${say('nothingHere')}</span></td>`;
  const required = requiredOf(coverage);
  if (required === 0) return html`<td class="heat none">${say('status.waived')}</td>`;
  const worry = WORRIES.find((standing) => coverage[standing] > 0);
  const word = worry ? say(`count.${worry}`, { count: coverage[worry] }) : say('everything');
  return html`<td class="heat ${heatOf(coverage)}"><a href="${href}">${doneOf(coverage)}/${required}</a><span>${
    word
  }</span></td>`;
}
