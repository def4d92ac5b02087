import { sortProgress } from '../../../../domain/public/progress-sort.ts';
import type { RolloutProgress } from '../../../../domain/public/rollout-progress.ts';
import type { County } from '../../../../domain/shared/county.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { HATCH, tile } from './tile.ts';

export type ProgressOverview = {
  rollout: string;
  standings: readonly RolloutProgress[];
  /** What each milestone is called, in the order of the rollout. */
  milestones: readonly string[];
  locale: Language;
};

// Up to here every tile has room for a name beside it; beyond, the tiles alone show the country at a glance.
const NAMED_UP_TO = 40;
const CELL = 32;
const ACROSS = 10;
const ROW = 40;
const NAMED_WIDTH = 312;
const LONGEST_NAME = 32;

/**
 * The state of every organisation at a glance: a drawing for each county, a tile for each organisation, each
 * a link.
 */
export function standingOverview(overview: ProgressOverview): Html {
  const { standings, locale } = overview;
  const named = standings.length <= NAMED_UP_TO;
  const counties = byCounty(standings, locale).map(({ county, members }, index) =>
    countySection({ county, members, id: `county-${county?.code ?? index}` }, { ...overview, named }),
  );
  return html`${HATCH}<ul class="counties${named ? ' named' : ''}">\n${counties}</ul>\n`;
}

type CountyPart = { county: County | undefined; members: RolloutProgress[]; id: string };

/** In the order of the codes, which runs from Stockholm round the south to the north; those without a county last. */
function byCounty(standings: readonly RolloutProgress[], locale: Language): Omit<CountyPart, 'id'>[] {
  const sorted = sortProgress(standings, 'organisation', locale);
  const groups = Map.groupBy(sorted, ({ county }) => county?.code ?? '\uffff');
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, members]) => ({ county: members[0]?.county, members }));
}

function countySection(
  { county, members, id }: CountyPart,
  overview: ProgressOverview & { named: boolean },
): Html {
  const { locale, named } = overview;
  const say = rolloutWords(locale);
  const name = county ? inLocale(county.name, locale) : say('others');
  const [width, height] = named
    ? [NAMED_WIDTH, members.length * ROW]
    : [Math.min(members.length, ACROSS) * CELL, Math.ceil(members.length / ACROSS) * CELL];
  const desc = say('countyNote', {
    count: members.length,
    states: stateCounts(members, overview),
  });
  return html`<li><h4>${name} <span class="quiet">${members.length}</span></h4>
<svg class="county" width="${width}" height="${height}" viewBox="0 0 ${width} ${
    height
  }" role="group" aria-labelledby="${id}-title" aria-describedby="${id}-desc"><title id="${id}-title">${
    name
  }</title><desc id="${id}-desc">${desc}</desc>
${members.map((member, index) => member && linkedTile(member, placeOf(index, named), overview))}</svg></li>
`;
}

function placeOf(index: number, named: boolean): [x: number, y: number] {
  return named ? [2, index * ROW + 4] : [(index % ACROSS) * CELL + 2, Math.floor(index / ACROSS) * CELL + 2];
}

function linkedTile(
  progress: RolloutProgress,
  [x, y]: [number, number],
  overview: ProgressOverview & { named: boolean },
): Html {
  const { rollout, milestones, locale, named } = overview;
  const name = inLocale(progress.organisation.name, locale);
  const shown = name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME - 1)}…` : name;
  const label = named ? html`<text class="name" x="40" y="19">${shown}</text>` : html``;
  const path = organisationPath(rollout, progress.organisation.code);
  return html`<a href="${inLanguage(path, locale)}" transform="translate(${x} ${y})"><title>${name}: ${progressState(
    progress.reached,
    milestones,
    locale,
  )}</title>${tile(progress.reached, milestones.length)}${label}</a>
`;
}

/** The address of an organisation's page below that of its rollout. */
export function organisationPath(rollout: string, organisation: string): string {
  return `/rollouts/${rollout}/${organisation}`;
}

/** How far an organisation has come, as the name of what it has reached. */
export function progressState(reached: number, milestones: readonly string[], locale: Language): string {
  return milestones[reached - 1] ?? rolloutWords(locale)('stateNone');
}

/** How many stand where, in words: for those who cannot see the drawing, and above it for those who can. */
export function stateCounts(
  standings: readonly RolloutProgress[],
  { milestones, locale }: Pick<ProgressOverview, 'milestones' | 'locale'>,
): string {
  const counts = Map.groupBy(standings, ({ reached }) => reached);
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([reached, members]) => `${progressState(reached, milestones, locale)}: ${members.length}.`)
    .join(' ');
}

/** What the tiles mean, each state with its sign and its name. */
export function progressLegend({ standings, milestones, locale }: ProgressOverview): Html {
  const say = rolloutWords(locale);
  const rows = ['', ...milestones].map((_, reached) => {
    const count = standings.filter((progress) => progress.reached === reached).length;
    return html`<li><svg class="key" width="28" height="28" viewBox="0 0 28 28" aria-hidden="true">${tile(
      reached,
      milestones.length,
    )}</svg> ${progressState(reached, milestones, locale)} <span class="quiet">${count}</span></li>\n`;
  });
  return html`<ul class="legend" aria-label="${say('legend')}">\n${rows}</ul>\n`;
}
