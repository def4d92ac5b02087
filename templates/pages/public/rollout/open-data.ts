import type { RolloutProgress } from '../../../../domain/public/rollout-progress.ts';
import type { RolloutView } from '../../../../domain/public/use-cases/show-rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { PageLocale } from '../../shared/words.ts';

/** How far every organisation has come, as JSON that programs read. */
export function standingsJson(view: RolloutView, locale: PageLocale): string {
  const milestones = view.timeline.map(({ kind, name, reachedOn }) => ({ kind, name, reachedOn }));
  const organisations = view.standings.map((progress) => ({
    code: progress.organisation.code,
    name: inLocale(progress.organisation.name, locale),
    kind: progress.organisation.kind,
    county: progress.county && {
      code: progress.county.code,
      name: inLocale(progress.county.name, locale),
    },
    reached: progress.steps.filter(({ reached }) => reached).map(({ kind }) => kind),
    milestones: progress.steps,
  }));
  const data = { rollout: view.id, name: view.name, language: locale, milestones, organisations };
  return `${JSON.stringify(data, undefined, 2)}\n`;
}

const LINE_END = '\r\n';
// Without it a spreadsheet takes UTF-8 for something else, and Malmö for MalmÃ¶.
const BYTE_ORDER_MARK = '\ufeff';

/**
 * The same as a table (RFC 4180) for spreadsheets: the date on which each milestone was reached, and for
 * which it is planned.
 */
export function standingsCsv(view: RolloutView, locale: PageLocale): string {
  const kinds = view.timeline.map(({ kind }) => kind);
  const head = [
    'code',
    'name',
    'kind',
    'county_code',
    'county',
    'steps_reached',
    'latest_milestone',
    ...kinds.flatMap((kind) => [`${kind}_reached_on`, `${kind}_planned_for`]),
  ];
  const rows = view.standings.map((progress) => csvRow(progress, view, locale));
  return BYTE_ORDER_MARK + [head, ...rows].map((row) => row.map(cell).join(',') + LINE_END).join('');
}

function csvRow(
  { organisation, county, steps, reached }: RolloutProgress,
  view: RolloutView,
  locale: PageLocale,
) {
  return [
    organisation.code,
    inLocale(organisation.name, locale),
    organisation.kind,
    county?.code ?? '',
    county ? inLocale(county.name, locale) : '',
    String(reached),
    view.timeline[reached - 1]?.kind ?? '',
    ...steps.flatMap(({ reachedOn, plannedOn }) => [reachedOn ?? '', plannedOn ?? '']),
  ];
}

/**
 * A cell that a spreadsheet shows and never runs: whatever it would take for a formula is marked as text with
 * an apostrophe.
 */
export function cell(value: string): string {
  const text = /^[\s\0]*[=+\-@\t\r\0]/.test(value) ? `'${value}` : value;
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
