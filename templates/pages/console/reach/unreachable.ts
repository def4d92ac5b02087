import { sinceOf, type Unreachable } from '../../../../domain/reach/unreachable.ts';
import type { UnreachableList } from '../../../../domain/reach/use-cases/list-unreachable.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { ledgerWords } from '../../../words/ledger.gen.ts';
import { type ReachWords, reachWords } from '../../../words/reach.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { slashedName } from '../../shared/slashed-name.ts';
import { type ShownNames, shownNames } from '../ledger/shown-names.ts';
import { whoActs } from '../ledger/unreached-table.ts';
import { reachFiles, reachHead } from './reach-frame.ts';

/** Row limit of the page; the file has all rows. */
const ROWS_SHOWN = 300;

/** Link limit per row; the file has all milestones. */
const LINKS_SHOWN = 3;

type Context = {
  say: ReachWords;
  names: ShownNames;
  locale: Language;
  /** Whether the reader may see and change contacts. */
  mends: boolean;
};

/** Groups that no mail reaches in a rollout: why, since when, who is responsible, and how to fix it. */
export function unreachablePage(list: UnreachableList, locale: Language, reader: Reader): string {
  const say = reachWords(locale);
  const { rollout, unreachable, milestones, earlier } = list;
  const mends = reader.roles.includes('coordinator');
  const context = { say, names: shownNames(list.catalogue, locale), locale, mends };
  const main = html`${reachHead({ rollout, locale, say, what: 'unreachable' })}
${
  milestones === 0
    ? html`<div class="empty"><p>${say('empty')}</p><p>${say('emptyNext')}</p></div>`
    : body(unreachable, context)
}
${earlier > 0 ? html`<p class="quiet">${say('notLookedAt', { milestones, earlier })}</p>` : ''}
${milestones > 0 ? reachFiles('unreachable', `?lang=${locale}`, say) : ''}`;
  const path = `/reach/${rollout.id}/unreachable`;
  return page({ locale, title: say('unreachableTitle'), path, main, reader });
}

const HEADS = ['organisation', 'group', 'whyColumn', 'sinceAndWhere', 'otherwise', 'whose'] as const;

function body(unreachable: readonly Unreachable[], context: Context): Html {
  const { say, mends } = context;
  const count = unreachable.length;
  if (count === 0) return html`<p class="state ok">${say('everybody')}</p>`;
  const note = count > ROWS_SHOWN ? say('shownOf', { shown: ROWS_SHOWN, count }) : say('unreachableNote');
  const heads = [...HEADS, ...(mends ? (['mend'] as const) : [])];
  return html`<section class="scroll" tabindex="0" aria-labelledby="unreachable"><table class="unreachable">
<caption id="unreachable">${say('unreachableCaption', { count })}<span class="quiet note">${note}</span></caption>
<thead><tr>${heads.map((head) => html`<th scope="col">${say(head)}</th>`)}</tr></thead>
<tbody>${unreachable.slice(0, ROWS_SHOWN).map((item) => row(item, context))}</tbody></table></section>
${mends ? '' : html`<p class="quiet">${say('seeContacts')}</p>`}`;
}

const OTHERWISE = { told: 'ok', waiting: 'wait', none: 'late' } as const;

function row(item: Unreachable, { say, names, locale, mends }: Context): Html {
  const { organisation, group, people, reason, milestones, otherwise } = item;
  const why =
    reason === 'nobody' ? say('nobody') : say(people === 1 ? 'oneAddress' : 'noAddress', { people });
  const cell = (milestone: string) =>
    `/milestones/${milestone}/ledger/${organisation}/${group}?lang=${locale}`;
  const newest = milestones.toReversed().slice(0, LINKS_SHOWN);
  const links = newest.map(
    ({ id, kind, occurredOn }) =>
      html`<li><a href="${cell(id)}">${names.milestone(kind)}</a> <span class="quiet nowrap">${occurredOn}</span></li>`,
  );
  const more = milestones.length - newest.length;
  const beyond = more > 0 ? html`<li class="quiet">${say('andEarlier', { count: more })}</li>` : '';
  const mend =
    reason === 'nobody'
      ? html`<a href="/contacts/${organisation}/new?lang=${locale}">${say('addPerson')}</a>`
      : html`<a href="/contacts?organisation=${organisation}&amp;role=${group}&amp;lang=${locale}">${say(
          'checkPeople',
        )}</a>`;
  return html`<tr><th scope="row">${names.organisation(item)}</th><td>${slashedName(
    names.group(group),
  )}</td><td>${why}</td>
<td><span class="nowrap">${sinceOf(item)}</span><ul class="plain">${links}${
    beyond
  }</ul></td><td><span class="state ${OTHERWISE[otherwise]}">${say(
    `otherwise.${otherwise}`,
  )}</span></td><td>${whoActs(item, ledgerWords(locale))}</td>${mends ? html`<td>${mend}</td>` : ''}</tr>
`;
}
