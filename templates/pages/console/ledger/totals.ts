import {
  type Coverage,
  countableOf,
  requiredOf,
  shareOf,
  toldIn,
} from '../../../../domain/ledger/coverage.ts';
import { reachStatusSchema } from '../../../../domain/ledger/reach-status.ts';
import type { LedgerView } from '../../../../domain/reach/ledger-view.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';

/** How much of all that is to be told has been: as a share, as a bar, and in numbers. */
export function totals(view: LedgerView, say: LedgerWords): Html {
  const { total, organisations } = view;
  const share = Math.floor(shareOf(total) * 100);
  const people = { people: 0, reached: 0, delivered: 0 };
  for (const group of view.groups.values())
    for (const count of ['people', 'reached', 'delivered'] as const) people[count] += group[count];
  return html`<section aria-labelledby="total"><h2 id="total">${say('totalLead', { share })}</h2>
${stackedBar(total)}
<ul class="figures">${reachStatusSchema.options
    .filter((standing) => total[standing] > 0)
    .map(
      (standing) =>
        html`<li><span class="swatch ${standing}" aria-hidden="true"></span>${say(`count.${standing}`, {
          count: total[standing],
        })}</li>`,
    )}</ul>
<p class="quiet">${say(organisations.length === 1 ? 'totalNoteOne' : 'totalNote', {
    told: toldIn(total),
    required: countableOf(total),
    organisations: organisations.length,
  })} ${people.people > 0 ? say('people', people) : ''} ${
    total.published > 0 ? say('publishedNote', { count: total.published }) : ''
  }</p></section>`;
}

/** Shares of one line, widths in thousandths; the words beneath say the same. */
function stackedBar(coverage: Coverage): Html {
  const required = Math.max(1, requiredOf(coverage));
  let left = 0;
  const parts = reachStatusSchema.options
    .filter((standing) => standing !== 'waived')
    .map((standing) => {
      const width = (coverage[standing] / required) * 1000;
      const part = html`<rect class="${standing}" x="${left.toFixed(1)}" width="${width.toFixed(1)}" height="12"/>`;
      left += width;
      return part;
    });
  return html`<svg class="stacked" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true">${parts}</svg>`;
}
