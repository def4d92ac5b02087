import type { KnownRollout } from '../../../../domain/home/known-rollout.ts';
import type { Home, HomeLine } from '../../../../domain/home/use-cases/show-home.ts';
import { firstDay, type Waiting } from '../../../../domain/home/waiting.ts';
import { clockText, inLocale, keptByLocale, listedIn, nameOrId } from '../../../../domain/shared/locale.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { addDays } from '../../../../domain/shared/working-day.ts';
import { type Html, html } from '../../../shared/html.ts';
import { homeWords } from '../../../words/home.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { gapSentence } from '../../shared/gap-sentence.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { linkOf, withLanguage } from './waiting-links.ts';

type Reading = { home: Home; locale: Language };

/** What waits for the reader by day, with one button each; what they watch has a link instead. */
export function waitingList(lines: readonly HomeLine[], reading: Reading, whose: 'mine' | 'others'): Html {
  const items = lines.map((line, index) => item(line, { ...reading, whose, isFirst: index === 0 }));
  return html`<ol class="waiting">\n${items}</ol>`;
}

type Place = Reading & { whose: 'mine' | 'others'; isFirst: boolean };

type Saying = {
  rollouts: readonly KnownRollout[];
  locale: Language;
  /** Whether it leaves out what a release is called, which only the desk knows before its hour. */
  discreet?: boolean;
};

/** A line in words, with the page that it leads to. */
export function lineWords(
  line: HomeLine,
  { rollouts, locale, discreet = false }: Saying,
): { what: string; why: string; button: string; href: string } {
  const say = homeWords(locale);
  const known = rollouts.find(({ rollout }) => rollout.id === line.rollout);
  const of = known && { rollout: known.rollout.id, catalogue: known.version.catalogue };
  const values = valuesOf(line, { known, locale });
  const [first, ...more] = line.things;
  const single = more.length === 0;
  const named = single && !(discreet && line.kind.endsWith('-release') && line.kind !== 'write-release');
  const gap = single && first?.gap && known ? gapSentence(first.gap, known.version.catalogue, locale) : '';
  const several = rollouts.length > 1 && known ? `${inLocale(known.rollout.name, locale)}. ` : '';
  return {
    what: gap || say(named ? `what.${line.kind}` : `many.${line.kind}`, values),
    why: `${several}${single ? say(`why.${line.kind}`, values) : ''}`,
    button: say(`do.${line.kind}`),
    href: withLanguage(linkOf(line, of), locale),
  };
}

function item(line: HomeLine, { home, locale, whose, isFirst }: Place): Html {
  const rollouts = home.rollouts.map(({ known }) => known);
  const { what, why, button: word, href } = lineWords(line, { rollouts, locale });
  const button = html`<a class="button${isFirst ? '' : ' second'}" href="${href}">${
    word
  }<span class="unseen">: ${what}</span></a>`;
  const watched = html`<a href="${href}">${homeWords(locale)('look')}<span class="unseen">: ${what}</span></a>`;
  return html`<li>${whenOf(line, home.today, locale)}
<div class="what"><b>${what}</b>${why === '' ? html`` : html`<span class="quiet">${why}</span>`}</div>
<div>${whose === 'mine' ? button : watched}</div></li>\n`;
}

/** What the sentences of any kind may say; each uses what it needs. */
function valuesOf(
  { things }: HomeLine,
  { known, locale }: { known: KnownRollout | undefined; locale: Language },
) {
  const [first] = things;
  const codes = [...new Set(things.flatMap(({ organisations = [] }) => organisations))];
  const names = codes.map((code) => nameOrId(known?.organisations.get(code)?.name, code, locale));
  const channel = first?.channel;
  return {
    name: first ? nameOf(first, { catalogue: known?.version.catalogue, locale }) : '',
    organisations: shortNames(names, locale),
    channel:
      channel === undefined
        ? ''
        : nameOrId(known?.version.catalogue.channels[channel]?.name, channel, locale),
    count: things.length > 1 ? things.length : (first?.count ?? 1),
    by: first?.by ?? '',
    hour: clockText(first?.hour ?? '', locale),
    holder: first?.by === undefined ? '' : homeWords(locale)('holder', { by: first.by }),
  };
}

type Named = { catalogue: Parameters<typeof shownMilestone>[1] | undefined; locale: Language };

function nameOf({ milestone, name, id = '' }: Waiting, { catalogue, locale }: Named): string {
  if (milestone && catalogue) return shownMilestone(milestone, catalogue, locale);
  return name ? inLocale(name, locale) : id;
}

/** Up to three names, else the first two and how many more there are. */
export function shortNames(names: readonly string[], locale: Language): string {
  if (names.length <= 3) return listedIn(locale, names);
  const more = homeWords(locale)('andMore', { count: names.length - 2 });
  return listedIn(locale, [...names.slice(0, 2), more]);
}

const DAYS = keptByLocale(
  (tag) => new Intl.DateTimeFormat(tag, { day: 'numeric', month: 'short', timeZone: 'UTC' }),
);

/** A day in few letters: today, yesterday, 1 dec. */
export function shortDay(day: string, today: string, locale: Language): string {
  const say = homeWords(locale);
  if (day === today) return say('today');
  if (day === addDays(today, -1)) return say('yesterday');
  if (day === addDays(today, 1)) return say('tomorrow');
  const shown = DAYS(locale).format(new Date(`${day}T00:00:00Z`));
  return day.slice(0, 4) === today.slice(0, 4) ? shown : `${shown} ${day.slice(0, 4)}`;
}

/** By when, with a sign for what is late or due today. */
export function dueDay(due: string, today: string, locale: Language): Html {
  const sign = due < today ? ' state late' : due === today ? ' state wait' : '';
  const late = due < today ? html`<span class="unseen">${homeWords(locale)('late')} </span>` : html``;
  return html`<span class="when${sign}">${late}<time datetime="${due}">${shortDay(due, today, locale)}</time></span>`;
}

function whenOf(line: HomeLine, today: string, locale: Language): Html {
  const due = firstDay(line);
  if (due !== undefined) return dueDay(due, today, locale);
  const since = line.things.flatMap((thing) => thing.since ?? []);
  if (since.length === 0) return html`<span class="when"></span>`;
  const day = toStockholm(Math.min(...since)).date;
  const say = homeWords(locale);
  const words = day === today ? say('newToday') : say('waitingSince', { day: shortDay(day, today, locale) });
  return html`<span class="when">${words}</span>`;
}
