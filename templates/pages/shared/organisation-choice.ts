import { countyOf } from '../../../domain/shared/county.ts';
import { inLocale, type Localised } from '../../../domain/shared/locale.ts';
import { type Html, html } from '../../shared/html.ts';
import type { PageLocale } from './words.ts';

export type ChoosableOrganisation = { code: string; name: Localised };

export type OrganisationChoice = {
  locale: PageLocale;
  organisations: readonly ChoosableOrganisation[];
  chosen: 'all' | readonly string[];
  words: { legend: string; all: string; some: string; others: string };
  /** The problem of the choice. */
  error: Html;
};

/** Above this number, organisations are grouped by county. */
const IN_ONE_LIST = 30;

/** All organisations or selected ones: checkboxes that work without scripts and by keyboard. */
export function organisationChoice(choice: OrganisationChoice): Html {
  const { organisations, chosen, words, error } = choice;
  const all = chosen === 'all';
  const radio = (value: 'all' | 'some', checked: boolean) =>
    html`<li class="check"><input type="radio" id="${value}" name="organisations" value="${value}"${
      checked ? html` checked` : html``
    }> <label for="${value}">${words[value]}</label></li>`;
  const boxes = organisations.length > IN_ONE_LIST ? byCounty(choice) : list(organisations, choice);
  // Shown only when they apply: a tick under "all" would have no effect.
  return html`<fieldset id="organisations" tabindex="-1" class="choosing"><legend>${words.legend}</legend>${error}
<ul class="boxes one">${radio('all', all)}
${radio('some', !all)}</ul>
<div class="chosen">${boxes}</div></fieldset>`;
}

function byCounty(choice: OrganisationChoice): Html[] {
  const { organisations, chosen, locale, words } = choice;
  const nameOf = ({ code }: ChoosableOrganisation) => {
    const county = countyOf(code);
    return county ? inLocale(county.name, locale) : words.others;
  };
  return [...Map.groupBy(organisations, nameOf)].map(([county, within]) => {
    const ticked = within.some(({ code }) => chosen !== 'all' && chosen.includes(code));
    return html`<details${ticked ? html` open` : html``}><summary>${county} (${within.length})</summary>${list(
      within,
      choice,
    )}</details>\n`;
  });
}

function list(organisations: readonly ChoosableOrganisation[], { chosen, locale }: OrganisationChoice): Html {
  const boxes = organisations.map(({ code, name }) => {
    const ticked = chosen !== 'all' && chosen.includes(code);
    return html`<li class="check"><input type="checkbox" id="organisation-${code}" name="organisation-${
      code
    }" value="yes"${ticked ? html` checked` : html``}> <label for="organisation-${code}">${inLocale(
      name,
      locale,
    )}</label></li>`;
  });
  return html`<ul class="boxes">${boxes}</ul>`;
}
