import {
  nextProgressStep,
  PROGRESS_ORDERS,
  type ProgressOrder,
  sortProgress,
} from '../../../../domain/public/progress-sort.ts';
import type { RolloutProgress } from '../../../../domain/public/rollout-progress.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { rolloutWords } from '../../../words/rollout.gen.ts';
import { inLanguage } from '../../shared/frame.ts';
import { progressBar } from '../../shared/progress-bar.ts';
import { organisationPath, type ProgressOverview, progressState } from './progress-overview.ts';

/** Every organisation with what it has reached and what comes next. Its headings are links that sort it. */
export function standingTable(overview: ProgressOverview, order: ProgressOrder): Html {
  const { rollout, locale, standings, milestones } = overview;
  const say = rolloutWords(locale);
  const heads = PROGRESS_ORDERS.map((column) => {
    const sorted = column === order;
    const href = `${inLanguage(`/rollouts/${rollout}`, locale, { sort: column })}#table`;
    const title = say('sortBy', { column: say(`column.${column}`) });
    return html`<th scope="col"${
      sorted ? html` aria-sort="${column === 'state' ? 'descending' : 'ascending'}"` : html``
    }${column === 'county' ? html` class="wide"` : html``}><a href="${href}" title="${title}">${say(
      `column.${column}`,
    )}</a></th>`;
  });
  const rows = sortProgress(standings, order, locale).map((progress) =>
    row(progress, { rollout, milestones, locale }),
  );
  return html`<section class="scroll" tabindex="0" aria-labelledby="table"><table class="standings">
<caption id="table">${say('table')}<span class="quiet note">${say('sortNote')}</span></caption>
<thead><tr>${heads}</tr></thead>
<tbody>
${rows}</tbody></table></section>
`;
}

function row(
  progress: RolloutProgress,
  { rollout, milestones, locale }: Omit<ProgressOverview, 'standings'>,
): Html {
  const { organisation, county, steps, reached } = progress;
  const say = rolloutWords(locale);
  const notches = steps.map((step) => step.reached);
  const href = inLanguage(organisationPath(rollout, organisation.code), locale);
  return html`<tr><th scope="row"><a href="${href}">${inLocale(
    organisation.name,
    locale,
  )}</a></th><td class="wide">${
    county ? inLocale(county.name, locale) : '–'
  }</td><td><span class="reached">${progressBar({
    notches,
    height: 10,
  })} ${progressState(reached, milestones, locale)}</span></td><td>${nextOf(
    progress,
    milestones,
    say('nextDone'),
    say('noDate'),
  )}</td></tr>
`;
}

function nextOf(
  progress: RolloutProgress,
  milestones: readonly string[],
  done: string,
  noDate: string,
): Html {
  const next = nextProgressStep(progress);
  if (!next) return html`<span class="quiet">${done}</span>`;
  const name = milestones[progress.steps.indexOf(next)] ?? next.kind;
  return next.plannedOn === undefined
    ? html`${name} <span class="quiet">${noDate}</span>`
    : html`${name} <time datetime="${next.plannedOn}">${next.plannedOn}</time>`;
}
