import { html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { pressWords } from '../../../words/press.gen.ts';
import { page, type Reader } from '../../shared/page.ts';

type Choice = {
  locale: Language;
  reader: Reader;
  /** The id of the national release. */
  edition: string;
  organisations: readonly { code: string; name: string }[];
};

/** Asks whose edition is to be written. */
export function chooseEditionPage({ locale, reader, edition, organisations }: Choice): string {
  const say = pressWords(locale);
  const options = organisations.map(({ code, name }) => html`<option value="${code}">${name}</option>`);
  const path = `/press/${edition}/editions`;
  const main = html`<p><a href="/press/${edition}?lang=${locale}">${say('back')}</a></p>
<h1>${say('writeEdition')}</h1>
<form method="get" action="${path}" class="fields"><input type="hidden" name="lang" value="${locale}">
<p><label for="organisation">${say(
    'chooseOrganisation',
  )}</label><select id="organisation" name="organisation">${options}</select></p>
<p><button type="submit">${say('go')}</button></p></form>`;
  return page({ locale, title: say('writeEdition'), path, main, reader });
}
