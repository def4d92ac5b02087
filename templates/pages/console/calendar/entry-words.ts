import type { CalendarEntry } from '../../../../domain/calendar/calendar-entry.ts';
import type { Calendar } from '../../../../domain/calendar/use-cases/show-calendar.ts';
import { calledOf, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { clockText, inLocale, listedIn, nameOrId } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { calendarWords } from '../../../words/calendar.gen.ts';
import type { Language } from '../../../words/languages.ts';

/** What names the entries of a calendar. */
export type CalendarNaming = Pick<Calendar, 'rollouts' | 'organisations'> & { locale: Language };

/** What an entry is called. */
export function entryName(entry: CalendarEntry, naming: CalendarNaming): string {
  const { rollouts, locale } = naming;
  const say = calendarWords(locale);
  const catalogue = rollouts.find(({ rollout }) => rollout.id === entry.rollout)?.catalogue;
  const { milestone, channel = '', release } = entry;
  const reached = milestone && catalogue ? milestoneName(catalogue, milestone.kind, locale) : '';
  switch (entry.kind) {
    case 'milestone':
      return reached;
    case 'start':
      return say('start', { name: reached });
    case 'meeting':
    case 'task':
      return nameOrId(catalogue?.channels[channel]?.name, channel, locale);
    case 'newsletter':
      return say('newsletter');
    case 'release':
      return say('release', { name: release ? headlineOf(release, naming) : '' });
  }
}

/** A local edition is called after its organisation. */
function headlineOf(
  { id, draft }: NonNullable<CalendarEntry['release']>,
  { organisations, locale }: CalendarNaming,
): string {
  if (draft.kind === 'local')
    return nameOrId(organisations.get(draft.organisation)?.name, draft.organisation, locale);
  return (draft.texts[locale] ?? Object.values(draft.texts)[0])?.headline ?? id;
}

/** Where it is: the name of the one organisation, or how many there are. */
export function entryPlace({ organisations }: CalendarEntry, naming: CalendarNaming): string {
  return placeOf(organisations, naming);
}

function placeOf(codes: readonly string[], { organisations, locale }: CalendarNaming): string {
  const [only = ''] = codes;
  return codes.length === 1
    ? nameOrId(organisations.get(only)?.name, only, locale)
    : calendarWords(locale)('organisationCount', { count: codes.length });
}

/** At what time, if it has one: kl. 08.00. */
export function entryTime({ at }: CalendarEntry, { locale }: CalendarNaming): string | undefined {
  return at === undefined
    ? undefined
    : calendarWords(locale)('at', { time: clockText(toStockholm(at).time, locale) });
}

/** The groups whom it reaches, as in a sentence. */
export function groupNames(
  groups: readonly string[],
  rolloutId: string,
  { rollouts, locale }: CalendarNaming,
): string {
  const catalogue = rollouts.find(({ rollout }) => rollout.id === rolloutId)?.catalogue;
  if (!catalogue) return '';
  return listedIn(
    locale,
    groups.map((group) => inLocale(calledOf(catalogue, group), locale) || group),
  );
}

/** Up to so many groups are named in the sentence of a clash. */
const NAMED = 3;

/** What is wrong with the day of an entry, a sentence each. */
export function clashSentences(
  { clashes, isOff, rollout }: Calendar['entries'][number],
  naming: CalendarNaming,
): string[] {
  const say = calendarWords(naming.locale);
  const sentences = clashes.map(({ with: other, organisations, groups }) => {
    const more = groups.length - NAMED;
    return say('clashWith', {
      name: entryName(other, naming),
      where: say('in', { where: placeOf(organisations, naming) }),
      groups: `${groupNames(groups.slice(0, NAMED), rollout, naming)}${more > 0 ? ` +${more}` : ''}`,
    });
  });
  return [...sentences, ...(isOff ? [say('offSentence')] : [])];
}
