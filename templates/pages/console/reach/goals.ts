import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { deviationOf, type GoalStanding, type ShownGoal } from '../../../../domain/reach/goal-standing.ts';
import type { ShownGoals } from '../../../../domain/reach/use-cases/show-goals.ts';
import type { Goal } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { formatStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type GoalsWords, goalsWords } from '../../../words/goals.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { verifiedWords } from '../../../words/verified.gen.ts';
import { claimedText, estimateText } from '../../shared/estimates.ts';
import { page, type Reader } from '../../shared/page.ts';
import { slashedName } from '../../shared/slashed-name.ts';
import { type ShownNames, shownNames } from '../ledger/shown-names.ts';

const SIGNS = {
  reached: 'ok',
  missed: 'late',
  behind: 'late',
  unclear: 'wait',
  unmeasured: 'none',
} as const satisfies Record<GoalStanding, string>;

const NONE = '–';

/** What each group is to know, by when, and how that stands. */
export function goalsPage(
  shown: ShownGoals,
  locale: Language,
  reader: Reader,
  { overtaken = false } = {},
): string {
  const say = goalsWords(locale);
  const { rollout, catalogue, goals } = shown;
  const names = shownNames(catalogue, locale);
  const title = say('title');
  const service = inLocale(rollout.name, locale);
  const rows = goals.map((one) =>
    row(one, { names, locale, say, edit: reader.roles.includes('coordinator') ? rollout.id : undefined }),
  );
  const heads = (['goal', 'claimed', 'verified', 'deviation', 'standing', 'action'] as const).map(
    (head) =>
      html`<th scope="col">${head === 'claimed' || head === 'verified' ? verifiedWords(locale)(head) : say(head)}</th>`,
  );
  const adds = reader.roles.includes('coordinator');
  const add = adds
    ? html`<p><a class="button" href="/reach/${rollout.id}/goals/new?lang=${locale}">${say('add')}</a></p>`
    : html``;
  const table =
    goals.length === 0
      ? html`<div class="empty"><p>${say('empty')}</p><p>${say('emptyNext')}</p></div>`
      : html`<section class="scroll" tabindex="0" aria-labelledby="goals"><table class="goals">
<caption id="goals" class="unseen">${title}</caption>
<thead><tr><th scope="col">${say('group')}</th>${heads}</tr></thead><tbody>${rows}</tbody></table></section>
<p class="quiet">${say('method')}</p>`;
  const main = html`<p><a href="/reach/${rollout.id}/trends?lang=${locale}">${service}</a></p>
<h1>${title}</h1>
${overtaken ? html`<p class="state late" role="alert">${say('overtaken')}</p>\n` : ''}<p>${say('lead')}</p>
${table}
${add}
${history(shown, { names, locale, say })}`;
  return page({ locale, title, path: `/reach/${rollout.id}/goals`, main, reader });
}

/** More would be read by nobody; the API has all of them. */
const SHOWN_CHANGES = 50;

/** Who changed which goal when, what it was before, and why; the newest first. */
function history(
  { changes }: ShownGoals,
  { names, locale, say }: { names: ShownNames; locale: Language; say: GoalsWords },
): Html {
  if (changes.length === 0) return html``;
  const told = (goal: Goal | undefined) => {
    if (!goal) return html`${NONE}`;
    const { percent, by, owner, action } = goal;
    const aim = say('target', { percent, day: formatFact('date', by, locale) });
    return html`${aim} ${say('owner', { owner })}${action ? html`<br><span class="quiet">${action}</span>` : ''}`;
  };
  const rows = changes
    .toReversed()
    .slice(0, SHOWN_CHANGES)
    .flatMap(({ at, by, why, goals }) =>
      goals.flatMap(({ before, after }) => {
        const goal = after ?? before;
        if (!goal) return [];
        const kind = say(before ? (after ? 'changed' : 'removed') : 'added');
        return [
          html`<tr><th scope="row">${slashedName(names.group(goal.group))}<br>
<span class="quiet">${names.milestone(goal.milestone)}</span></th>
<td>${formatStockholm(at)}<br><span class="quiet">${by}</span></td><td>${kind}</td>
<td>${told(before)}</td><td>${told(after)}</td><td>${why ?? NONE}</td></tr>\n`,
        ];
      }),
    );
  const heads = (['group', 'whenBy', 'what', 'wasBefore', 'isAfter', 'whyColumn'] as const).map(
    (head) => html`<th scope="col">${say(head)}</th>`,
  );
  return html`<h2 id="changes">${say('history')}</h2>
<section class="scroll" tabindex="0" aria-labelledby="changes"><table class="goals">
<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody></table></section>`;
}

function row(
  { goal, figures, standing }: ShownGoal,
  {
    names,
    locale,
    say,
    edit,
  }: { names: ShownNames; locale: Language; say: GoalsWords; edit: string | undefined },
): Html {
  const estimates = verifiedWords(locale);
  const { percent, by, owner, baseline, action } = goal;
  const day = (date: string) => formatFact('date', date, locale);
  const deviation = deviationOf(goal, figures);
  const signed =
    deviation === undefined ? NONE : say('points', { points: deviation, sign: signOf(deviation) });
  const short = standing === 'missed' || standing === 'behind';
  const done = action ?? (short ? say('noAction') : NONE);
  const group = names.group(goal.group);
  const milestone = names.milestone(goal.milestone);
  const name = html`${say('change')}<span class="unseen">: ${group}, ${milestone}</span>`;
  const change =
    edit === undefined
      ? html``
      : html`<br><a href="/reach/${edit}/goals/${goal.group}/${goal.milestone}?lang=${locale}">${name}</a>`;
  return html`<tr><th scope="row">${group}<br><span class="quiet">${milestone}</span>${change}</th>
<td>${say('target', { percent, day: day(by) })}<br><span class="quiet">${say('owner', { owner })} ${say(
    'baseline',
    {
      percent: baseline.percent,
      day: day(baseline.on),
      source: baseline.source,
    },
  )}</span></td>
<td class="number">${figures.claimed ? claimedText(figures.claimed, estimates) : NONE}</td>
<td class="number">${figures.claimed ? estimateText(figures.verified, estimates) : NONE}</td>
<td class="number">${signed}</td>
<td><span class="state ${SIGNS[standing]}">${say(`standing.${standing}`)}</span></td><td>${done}</td></tr>
`;
}

function signOf(points: number): 'above' | 'other' {
  return points > 0 ? 'above' : 'other';
}
