import type { CellEntry } from '../../../../domain/reach/use-cases/show-cell.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { LedgerWords } from '../../../words/ledger.gen.ts';

/** What somebody did with a task, and what shows it. */
export function entryLine(
  { at, who, what, on, to, reason, evidence, people, note }: CellEntry,
  say: LedgerWords,
): Html {
  const more = [
    ...(to === undefined ? [] : [html`, ${say('to', { name: to })}`]),
    ...(on === undefined ? [] : [html`, ${say('on', { date: on })}`]),
    ...(evidence === undefined ? [] : [html`, ${shownEvidence(evidence, say)}`]),
    ...(people === undefined ? [] : [html`, ${say('peopleTold', { count: people })}`]),
    ...(note === undefined ? [] : [html`: ${note}`]),
    ...(reason === undefined ? [] : [html`: ${reason}`]),
  ];
  return html`<li><time datetime="${formatStockholm(at)}">${formatStockholm(at)}</time> <b>${say(
    `step.${what}`,
  )}</b>, ${who}${more}</li>`;
}

/** A diary number stands as it is; a link leads there. */
function shownEvidence(evidence: string, say: LedgerWords): Html {
  const shown = /^https?:\/\/\S+$/.test(evidence)
    ? html`<a href="${evidence}" rel="noreferrer">${evidence}</a>`
    : evidence;
  return say.html('evidence', { evidence: shown });
}
