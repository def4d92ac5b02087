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

/** How a cell looks, around the address that it leads to; without one, nothing is required there. */
type Look = { before: Html; after: Html | undefined };

/** Heat map cells of one page: number, text, colour and link. Thousands of them have the same few coverages. */
export function heatCells(say: LedgerWords): (coverage: Coverage | undefined, href: string) => Html {
  const looks = new Map<Coverage | undefined, Look>();
  return (coverage, href) => {
    const look = looks.get(coverage) ?? lookOf(coverage, say);
    looks.set(coverage, look);
    return look.after ? html`${look.before}${href}${look.after}` : look.before;
  };
}

function lookOf(coverage: Coverage | undefined, say: LedgerWords): Look {
  const nothing = (words: Html | string): Look => ({
    before: html`<td class="heat none">${words}</td>`,
    after: undefined,
  });
  if (!coverage) return nothing(html`<span class="unseen">${say('nothingHere')}</span>`);
  const required = requiredOf(coverage);
  if (required === 0) return nothing(say('status.waived'));
  const worry = WORRIES.find((standing) => coverage[standing] > 0);
  const word = worry ? say(`count.${worry}`, { count: coverage[worry] }) : say('everything');
  return {
    before: html`<td class="heat ${heatOf(coverage)}"><a href="`,
    after: html`">${doneOf(coverage)}/${required}</a><span>${word}</span></td>`,
  };
}
