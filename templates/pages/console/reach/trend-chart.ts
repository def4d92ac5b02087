import { type Html, html } from '../../../shared/html.ts';

/** One point of the chart: a percentage, or no data. */
export type ChartPoint = {
  percent: number | undefined;
  /** Text for screen readers and pointers. */
  title: string;
  /** Its day, as 2026-11-23, and as it is written beneath. */
  day: string;
  dayText: string;
  /** Covers fewer organisations than others. */
  partial: boolean;
};

export type TrendChart = {
  id: string;
  title: string;
  /** Text alternative of the whole chart. */
  desc: string;
  /** Number of the first point, as in the table below. */
  first: number;
  points: readonly ChartPoint[];
  /** Whether lower is better. */
  worry: boolean;
};

const LEFT = 44;
const RIGHT = 24;
const TOP = 28;
const PLOT = 112;
const BOTTOM = TOP + PLOT;
const HEIGHT = BOTTOM + 54;
const STEP = 50;
const NARROWEST = 320;
// Up to this number of points a chart fits a phone without scrolling.
const FITS = Math.floor((NARROWEST - LEFT - RIGHT) / STEP) + 1;

/** Whether this number of points needs more room than a phone has. */
export function isWide(points: number): boolean {
  return points > FITS;
}

type Placed = ChartPoint & { x: number; y: number | undefined };

/** A line chart with the value at each point; the scale is always 0 to 100. */
export function trendChart(chart: TrendChart): Html {
  const { id, title, desc, points, worry } = chart;
  const width = Math.max(NARROWEST, LEFT + RIGHT + (points.length - 1) * STEP);
  const placed = placedIn(points, width);
  const grid = [0, 50, 100].map(
    (percent) =>
      html`<path class="grid" d="M${LEFT - 12} ${yOf(percent)} H${width - 8}"/><text class="scale" x="${
        LEFT - 18
      }" y="${yOf(percent) + 4}">${percent}</text>`,
  );
  return html`<svg class="trend-chart${worry ? ' worry' : ''}${
    isWide(points.length) ? ' wide' : ''
  }" width="${width}" height="${HEIGHT}" viewBox="0 0 ${width} ${
    HEIGHT
  }" role="img" aria-labelledby="${id}-title" aria-describedby="${id}-desc">
<title id="${id}-title">${title}</title><desc id="${id}-desc">${desc}</desc>
${grid}<path class="line" d="${lineOf(placed)}"/>
${placed.map((_, index) => mark(placed, index, chart))}</svg>`;
}

function placedIn(points: readonly ChartPoint[], width: number): Placed[] {
  const room = width - LEFT - RIGHT;
  return points.map((point, index) => ({
    ...point,
    x: tenth(LEFT + (points.length > 1 ? (room * index) / (points.length - 1) : room / 2)),
    y: point.percent === undefined ? undefined : yOf(point.percent),
  }));
}

const yOf = (percent: number) => tenth(BOTTOM - (percent / 100) * PLOT);
const tenth = (value: number) => Math.round(value * 10) / 10;

type At = { x: number; y: number | undefined };

/** The line breaks where there is no data. */
function lineOf(placed: readonly At[]): string {
  return placed
    .flatMap(({ x, y }, index) =>
      y === undefined ? [] : [`${placed[index - 1]?.y === undefined ? 'M' : 'L'}${x} ${y}`],
    )
    .join(' ');
}

function mark(placed: readonly Placed[], index: number, { first }: TrendChart): Html {
  const point = placed[index];
  if (!point) return html``;
  const { x, y, percent, title, day, dayText, partial } = point;
  const year = day.slice(0, 4);
  const newYear = placed[index - 1]?.day.slice(0, 4) !== year;
  const dot =
    y === undefined
      ? html`<text class="value" x="${x}" y="${BOTTOM - 6}">–</text>`
      : html`<circle class="${partial ? 'dot part' : 'dot'}" cx="${x}" cy="${
          y
        }" r="4.5"/><text class="value" x="${x}" y="${besideLine(placed, index, y)}">${percent ?? ''}</text>`;
  return html`<g><title>${title}</title>${dot}<text class="place" x="${x}" y="${BOTTOM + 20}">${
    first + index
  }</text><text class="scale day" x="${x}" y="${BOTTOM + 35}">${dayText}</text>${
    newYear ? html`<text class="scale day" x="${x}" y="${BOTTOM + 49}">${year}</text>` : ''
  }</g>
`;
}

/** Places the value beside the line: below a local minimum, else above. */
function besideLine(placed: readonly Placed[], index: number, y: number): number {
  const neighbours = [placed[index - 1]?.y, placed[index + 1]?.y].filter((each) => each !== undefined);
  const low = neighbours.length > 0 && neighbours.every((each) => each < y);
  return tenth(low && y + 20 <= BOTTOM ? y + 19 : y - 10);
}

const SPARK = { width: 96, height: 28, edge: 4 };

/** The line without text, beside the numbers it shows. */
export function sparkline(percents: readonly (number | undefined)[]): Html {
  const { width, height, edge } = SPARK;
  const step = percents.length > 1 ? (width - 2 * edge) / (percents.length - 1) : 0;
  const placed = percents.map((percent, index) => ({
    x: tenth(percents.length > 1 ? edge + index * step : width / 2),
    y: percent === undefined ? undefined : tenth(height - edge - (percent / 100) * (height - 2 * edge)),
  }));
  const last = placed.findLast(({ y }) => y !== undefined);
  const dot = last?.y === undefined ? '' : html`<circle class="dot" cx="${last.x}" cy="${last.y}" r="3"/>`;
  return html`<svg class="spark" width="${width}" height="${height}" viewBox="0 0 ${width} ${
    height
  }" aria-hidden="true"><path class="grid" d="M0 ${height - edge} H${width} M0 ${edge} H${
    width
  }"/><path class="line" d="${lineOf(placed)}"/>${dot}</svg>`;
}
