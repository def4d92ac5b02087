import type { CalendarOf } from '../../../../domain/calendar/calendar-address.ts';
import type {
  MadeAddress,
  OpenAddress,
} from '../../../../domain/calendar/use-cases/keep-calendar-addresses.ts';
import type { Organisation } from '../../../../domain/rollout/organisation.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { calendarWords } from '../../../words/calendar.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { dayOf } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';

/** What became of an address. */
export type ToldOfAddress = MadeAddress | 'revoked' | 'gone';

export type AddressesView = {
  locale: Language;
  reader: Reader;
  addresses: readonly OpenAddress[];
  rollouts: readonly Rollout[];
  /** Those whose calendar the reader may have. */
  organisations: readonly Pick<Organisation, 'code' | 'name'>[];
  told?: ToldOfAddress | undefined;
};

/** The private addresses of somebody's calendars: to subscribe to, to make and to revoke. */
export function calendarAddressesPage(view: AddressesView): string {
  const { locale, reader, addresses, told } = view;
  const say = calendarWords(locale);
  const good = told === 'made' || told === 'revoked';
  const main = html`<h1>${say('addresses')}</h1>
${told === undefined ? html`` : html`<p class="state ${good ? 'ok' : 'late'}" role="status">${say(`told.${told}`)}</p>`}
<p>${say('addressesLead')}</p>
<p class="quiet">${say('addressesSecret')}</p>
${makeForm(view)}
<section aria-labelledby="yours"><h2 id="yours">${say('yours')}</h2>
${
  addresses.length > 0
    ? html`<ul class="bare addresses">${addresses.map((each) => addressItem(each, view))}</ul>`
    : html`<p class="quiet">${say('none')}</p>`
}</section>`;
  return page({ locale, title: say('addresses'), path: '/calendar-addresses', main, reader });
}

function makeForm({ locale, reader, rollouts, organisations }: AddressesView): Html {
  const say = calendarWords(locale);
  const sorted = organisations.toSorted((a, b) =>
    inLocale(a.name, locale).localeCompare(inLocale(b.name, locale), locale),
  );
  return html`<form method="post" action="/calendar-addresses?lang=${locale}" class="row">${formTokenField(
    reader.formToken,
  )}<label>${say('of')}<select name="of"><option value="own">${say('ofOwn')}</option>${rollouts.map(
    ({ id, name }) =>
      html`<option value="rollout:${id}">${say('ofRollout', { name: inLocale(name, locale) })}</option>`,
  )}${sorted.map(
    ({ code, name }) => html`<option value="organisation:${code}">${inLocale(name, locale)}</option>`,
  )}</select></label><button type="submit">${say('make')}</button></form>`;
}

function addressItem({ address, link }: OpenAddress, view: AddressesView): Html {
  const { locale, reader } = view;
  const say = calendarWords(locale);
  const { id, of, madeAt, expires } = address;
  const name = calendarName(of, view);
  const unseen = html`<span class="unseen">: ${name}</span>`;
  const until = say('until', { made: dayOf(madeAt, locale), until: dayOf(expires, locale) });
  const open = link
    ? html`<p><a href="${link.replace(/^https?:/, 'webcal:')}">${say('open')}${unseen}</a></p>
<p>${say('copy')}<br><code class="address">${link}</code></p>`
    : html``;
  return html`<li><h3>${name}</h3><p class="quiet">${until}</p>${open}
<form method="post" action="/calendar-addresses/${id}/revoke?lang=${locale}">${formTokenField(
    reader.formToken,
  )}<button type="submit" class="second">${say('revoke')}${unseen}</button></form></li>\n`;
}

function calendarName(of: CalendarOf, { rollouts, organisations, locale }: AddressesView): string {
  const say = calendarWords(locale);
  switch (of.what) {
    case 'own':
      return say('ofOwn');
    case 'organisation':
      return nameOrId(
        organisations.find(({ code }) => code === of.organisation)?.name,
        of.organisation,
        locale,
      );
    case 'rollout':
      return say('ofRollout', {
        name: nameOrId(rollouts.find(({ id }) => id === of.rollout)?.name, of.rollout, locale),
      });
  }
}
