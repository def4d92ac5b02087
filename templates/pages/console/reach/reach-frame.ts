import type { ShownTrends } from '../../../../domain/reach/use-cases/show-trends.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import type { ReachWords } from '../../../words/reach.gen.ts';
import type { ShownNames } from '../ledger/shown-names.ts';

/** The two pages that look at a rollout's milestones together, each with the other a link away. */
const OTHER = { trends: 'unreachable', unreachable: 'trends' } as const;

type Head = { rollout: Rollout; locale: Language; say: ReachWords; what: keyof typeof OTHER };

/** Whose reach it is, and what the page tells of it. */
export function reachHead({ rollout, locale, say, what }: Head): Html {
  const other = OTHER[what];
  const link = (page: string, name: string) =>
    html` · <a href="/reach/${rollout.id}/${page}?lang=${locale}">${name}</a>`;
  const others = [
    link(other, say(other === 'trends' ? 'trendsLink' : 'unreachableTitle')),
    link('account', say('accountLink')),
    link('goals', say('goalsLink')),
  ];
  return html`<p><a href="/overview?lang=${locale}">${say('toOverview')}</a></p>
<h1>${say(`${what}Title`)}</h1>
<p class="quiet">${inLocale(rollout.name, locale)}${others}</p>
<p>${say(`${what}Lead`)}</p>`;
}

/** The same as files; `query` is the end of their addresses. */
export function reachFiles(what: Head['what'], query: string, say: ReachWords): Html {
  const files = (['csv', 'json'] as const).map(
    (kind) => html`<li><a href="${what}.${kind}${query}">${say(kind)}</a></li>`,
  );
  return html`<h2 id="downloads">${say('download')}</h2><ul class="files" aria-labelledby="downloads">${files}</ul>`;
}

type Choice = { shown: ShownTrends; locale: Language; say: ReachWords; names: ShownNames };

/** Milestones of one kind, or of all; where there is only one kind there is nothing to choose. */
export function kindForm({ shown: { kinds, span }, locale, say, names }: Choice): Html {
  if (kinds.length < 2) return html``;
  const options = kinds.map(
    (kind) =>
      html`<option value="${kind}"${span.kind === kind ? html` selected` : ''}>${names.milestone(kind)}</option>`,
  );
  return html`<form method="get" class="row" aria-label="${say('choose')}"><label>${say(
    'kind',
  )}<select name="kind" class="long"><option value="">${say('all')}</option>${
    options
  }</select></label><input type="hidden" name="lang" value="${locale}"><button type="submit">${say(
    'show',
  )}</button></form>`;
}

/** The ways to earlier and later milestones. */
export function otherPages({ shown, locale, say }: Omit<Choice, 'names'>): Html {
  const { earlier, later, span } = shown;
  const link = (page: number, text: string) =>
    html`<li><a href="${spanQuery({ ...span, page }, locale)}">${text}</a></li>`;
  const ways = [
    ...(earlier > 0 ? [link(span.page + 1, say('earlier', { count: earlier }))] : []),
    ...(later > 0 && span.page > 1 ? [link(span.page - 1, say('later', { count: later }))] : []),
  ];
  return ways.length > 0
    ? html`<nav aria-label="${say('pages')}"><ul class="files">${ways}</ul></nav>`
    : html``;
}

/** What was chosen, as the end of an address with its question mark. */
export function spanQuery({ kind, each, page }: ShownTrends['span'], lang: string): string {
  const chosen = { ...(kind === undefined ? {} : { kind }), ...(each === undefined ? {} : { each }) };
  return `?${new URLSearchParams({ ...chosen, page: String(page), lang })}`;
}

/** In place of charts: that nothing was sent yet, or that the choice fits nothing. */
export function noTrends({ shown, locale, say }: Omit<Choice, 'names'>): Html {
  if (shown.kinds.length === 0)
    return html`<div class="empty"><p>${say('empty')}</p><p>${say('emptyNext')}</p></div>`;
  return html`<div class="empty"><p>${say('emptyChoice')}</p><p><a href="?lang=${locale}">${say(
    'showAll',
  )}</a></p></div>`;
}
