import {
  percentOf,
  type Ratio,
  TREND_FIGURES,
  type TrendPoint,
} from '../../../../domain/reach/reach-trend.ts';
import type { ShownTrends } from '../../../../domain/reach/use-cases/show-trends.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import type { ReachWords } from '../../../words/reach.gen.ts';
import { slashedName } from '../../shared/slashed-name.ts';
import type { ShownNames } from '../ledger/shown-names.ts';
import { sparkline } from './trend-chart.ts';

/** What is said of trends, in one language. */
export type TrendContext = {
  shown: ShownTrends;
  locale: Language;
  say: ReachWords;
  names: ShownNames;
  /** The number of the first milestone that is shown, among all of the rollout. */
  first: number;
};

/** What the charts draw, in numbers: a row a milestone, with the way to its ledger. */
export function milestoneTable(context: TrendContext): Html {
  const { shown, say } = context;
  const heads = TREND_FIGURES.map(
    (figure) => html`<th scope="col" class="number">${say(`figure.${figure}`)}</th>`,
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="figures"><table class="trend-table">
<caption id="figures">${say('tableCaption')}</caption>
<thead><tr><th scope="col" class="number">${say('number')}</th><th scope="col">${say(
    'milestone',
  )}</th><th scope="col">${say('day')}</th><th scope="col" class="number">${say(
    'organisations',
  )}</th>${heads}</tr></thead>
<tbody>${shown.points.map((point, index) => milestoneRow(point, index, context))}</tbody></table></section>`;
}

function milestoneRow(point: TrendPoint, index: number, { first, names, locale, say }: TrendContext): Html {
  const { milestones, kind, occurredOn, organisations } = point;
  const many = milestones.length > 1;
  const name = many
    ? html`<a href="?kind=${kind}&amp;each=yes&amp;lang=${locale}">${names.milestone(
        kind,
      )}</a><span class="quiet">${say('severalMilestones', { count: milestones.length })}</span>`
    : html`<a href="/milestones/${milestones[0]}/ledger?lang=${locale}">${names.milestone(kind)}</a>`;
  const figures = TREND_FIGURES.map((figure) => {
    const percent = percentOf(point[figure]);
    if (percent === undefined)
      return html`<td class="number">–<span class="quiet">${say('nothing')}</span></td>`;
    const part = html`<span class="quiet">${say('partOf', point[figure])}</span>`;
    return html`<td class="number">${say('percent', { percent })}${part}</td>`;
  });
  return html`<tr><td class="number">${first + index}</td><th scope="row">${name}</th><td class="nowrap">${
    many ? occurredOn.slice(0, 7) : occurredOn
  }</td><td class="number">${organisations}</td>${figures}</tr>
`;
}

/** Each group's course: a small line, and the numbers that it is drawn from. */
export function groupTrends(context: TrendContext): Html {
  const { shown, say, first, names } = context;
  const numbers = shown.points.map(
    (_, index) =>
      html`<th scope="col" class="number"><abbr title="${milestoneAt(index, context)}">${first + index}</abbr></th>`,
  );
  const rows = coursesOf(shown).map(({ group, percents }) => {
    const cells = percents.map(
      (percent) => html`<td class="number">${percent === undefined ? '–' : percent}</td>`,
    );
    return html`<tr><th scope="row">${slashedName(
      names.group(group),
    )}</th><td>${sparkline(percents)}</td>${cells}</tr>\n`;
  });
  return html`<h2 id="by-group">${say('groupsTitle')}</h2>
<section class="scroll" tabindex="0" aria-labelledby="by-group"><table class="groups-trend">
<caption>${say('groupsCaption')}<span class="quiet note">${say('groupsNote')}</span></caption>
<thead><tr><th scope="col">${say('group')}</th><th scope="col">${say('course')}</th>${numbers}</tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function milestoneAt(index: number, { shown, names }: TrendContext): string {
  const point = shown.points[index];
  return point ? `${names.milestone(point.kind)} ${point.occurredOn}` : '';
}

type Course = { group: string; percents: (number | undefined)[] };

/** The lowest at the latest milestone that concerned them first; else in the catalogue's order. */
function coursesOf({ points, catalogue }: TrendContext['shown']): Course[] {
  const none: Ratio = { part: 0, of: 0 };
  return Object.keys(catalogue.groups)
    .filter((group) => points.some(({ groups }) => groups.has(group)))
    .map((group) => ({ group, percents: points.map(({ groups }) => percentOf(groups.get(group) ?? none)) }))
    .toSorted((a, b) => latestOf(a) - latestOf(b));
}

function latestOf({ percents }: Course): number {
  return percents.findLast((percent) => percent !== undefined) ?? 101;
}
