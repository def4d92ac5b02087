import { formatFact } from '../../../../domain/catalogue/fact.ts';
import {
  changeOf,
  percentOf,
  TREND_FIGURES,
  type TrendFigure,
} from '../../../../domain/reach/reach-trend.ts';
import type { ShownTrends } from '../../../../domain/reach/use-cases/show-trends.ts';
import { keptByLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { type ReachWords, reachWords } from '../../../words/reach.gen.ts';
import { page, type Reader } from '../../shared/page.ts';
import { shownNames } from '../ledger/shown-names.ts';
import { kindForm, noTrends, otherPages, reachFiles, reachHead, spanQuery } from './reach-frame.ts';
import { type ChartPoint, isWide, trendChart } from './trend-chart.ts';
import { groupTrends, milestoneTable, type TrendContext } from './trend-tables.ts';

/** How reach went over a rollout's milestones: four charts, the same figures in a table, and each group's course. */
export function trendsPage(shown: ShownTrends, locale: Language, reader: Reader): string {
  const say = reachWords(locale);
  const names = shownNames(shown.catalogue, locale);
  const context: TrendContext = { shown, locale, say, names, first: shown.earlier + 1 };
  const { points, rollout } = shown;
  const body =
    points.length > 0
      ? html`<h2 class="unseen">${say('figures')}</h2><ul class="trends${
          isWide(points.length) ? ' wide' : ''
        }">${TREND_FIGURES.map((figure) => chartOf(figure, context))}</ul>
<p class="quiet">${say('reading')}</p>
${milestoneTable(context)}
${otherPages(context)}
${groupTrends(context)}
${reachFiles('trends', spanQuery(shown.span, locale), say)}`
      : noTrends(context);
  const main = html`${reachHead({ rollout, locale, say, what: 'trends' })}
${kindForm(context)}
${body}`;
  const path = `/reach/${rollout.id}/trends`;
  return page({ locale, title: say('trendsTitle'), path, main, reader });
}

function chartOf(figure: TrendFigure, context: TrendContext): Html {
  const { shown, say, first } = context;
  const ratios = shown.points.map((point) => point[figure]);
  const percents = ratios.map(percentOf);
  const at = percents.findLastIndex((percent) => percent !== undefined);
  const change = changeText(changeOf(ratios), say);
  const older = at >= 0 && at < percents.length - 1;
  const svg = trendChart({
    id: figure,
    title: say(`figure.${figure}`),
    desc: descOf(figure, context),
    first,
    points: pointsOf(figure, context),
    worry: figure === 'overdue',
  });
  const drawn = isWide(ratios.length)
    ? html`<section class="scroll" tabindex="0" aria-label="${say(`figure.${figure}`)}">${svg}</section>`
    : svg;
  return html`<li><h3>${say(`figure.${figure}`)}</h3><p class="note quiet">${say(`figureNote.${figure}`)}</p>
<p class="now">${shareText(percents[at], say)}</p><p class="note quiet">${
    older ? `${say('atNumber', { number: first + at })}, ${change}` : change
  }</p>
${drawn}</li>
`;
}

function pointsOf(figure: TrendFigure, context: TrendContext): ChartPoint[] {
  const { shown, locale } = context;
  const { points } = shown;
  const broadest = Math.max(...points.map(({ organisations }) => organisations));
  return points.map((point, index) => ({
    percent: percentOf(point[figure]),
    title: titleOf(figure, index, context),
    day: point.occurredOn,
    dayText: shortDay(point, locale),
    partial: point.organisations < broadest,
  }));
}

function titleOf(figure: TrendFigure, index: number, context: TrendContext): string {
  const { shown, say, names, locale, first } = context;
  const point = shown.points[index];
  if (!point) return '';
  const { milestones, kind, occurredOn, organisations } = point;
  return say(milestones.length > 1 ? 'pointTitleMany' : 'pointTitle', {
    number: first + index,
    kind: names.milestone(kind),
    milestones: milestones.length,
    date: formatFact('date', occurredOn, locale),
    share: shareText(percentOf(point[figure]), say),
    organisations,
  });
}

function descOf(figure: TrendFigure, context: TrendContext): string {
  const { points } = context.shown;
  const { say, locale } = context;
  const date = (day = '') => formatFact('date', day, locale);
  const whole = say('fromTo', {
    title: say(`figure.${figure}`),
    count: points.length,
    first: date(points[0]?.occurredOn),
    last: date(points.at(-1)?.occurredOn),
  });
  return [whole, ...points.map((_, index) => titleOf(figure, index, context))].join(' ');
}

function shareText(percent: number | undefined, say: ReachWords): string {
  return percent === undefined ? say('nothing') : say('percent', { percent });
}

function changeText(change: number | undefined, say: ReachWords): string {
  if (change === undefined) return say('oneOnly');
  if (change === 0) return say('same');
  return say(change > 0 ? 'up' : 'down', { points: Math.abs(change) });
}

const MONTHS = keptByLocale((tag) => new Intl.DateTimeFormat(tag, { month: 'short', timeZone: 'UTC' }));
const DAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** 23 nov, or nov where it is of a month; the year stands beneath, where it changes. */
function shortDay({ occurredOn, milestones }: ShownTrends['points'][number], locale: Language): string {
  const { format } = (milestones.length > 1 ? MONTHS : DAYS)(locale);
  return format(new Date(`${occurredOn}T00:00:00Z`)).replace('.', '');
}
