import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { type Finding, QUESTIONS } from '../../../../domain/setup/check-catalogue.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';
import { milestoneName, nameOf } from './catalogue-page.ts';
import { catalogueWords, type SayCatalogue } from './catalogue-words.ts';

type View = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  names: ReadonlyMap<string, Localised>;
  findings: readonly Finding[];
};

/** What a rollout lacks, as sentences that say what to do and lead to where it is done. */
export function checkPage(view: View): string {
  const { locale, reader, rollout, catalogue, findings } = view;
  const say = catalogueWords(locale);
  const title = say('checkOf', { rollout: inLocale(rollout.name, locale) });
  const [asked, wrong] = [true, false].map((question) =>
    findings.filter(({ kind }) => QUESTIONS.includes(kind) === question),
  );
  const main = html`<h1>${title}</h1><p>${say('checkLead')}</p>
<p><a href="/catalogues/${catalogue.id}?lang=${locale}">${say('back')}</a></p>
${wrong?.length ? table('mend', wrong, view) : html`<p class="state ok">${say('allWell')}</p>`}
${asked?.length ? table('questions', asked, view) : html``}`;
  return page({ locale, title, path: `/catalogues/${catalogue.id}/check/${rollout.id}`, main, reader });
}

function table(heading: 'mend' | 'questions', findings: readonly Finding[], view: View): Html {
  const say = catalogueWords(view.locale);
  const rows = findings.map((finding) => {
    const code = 'organisation' in finding ? finding.organisation : undefined;
    const where = code === undefined ? say('everywhere') : nameOf(view.names.get(code), code, view.locale);
    return html`<tr><th scope="row">${where}</th><td>${sentence(finding, view, say)}</td><td>${wayOut(finding, view, say)}</td></tr>`;
  });
  return html`<h2 id="${heading}">${say(heading)} (${findings.length})</h2><section class="scroll" tabindex="0" aria-labelledby="${heading}"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say('finding')}</th><th scope="col"><span class="unseen">${say('edit')}</span></th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function sentence(finding: Finding, { catalogue, locale }: View, say: SayCatalogue): string {
  const { groups, relays, messages, facts } = catalogue;
  const values: Record<string, string> = {};
  if ('group' in finding) values.group = nameOf(groups[finding.group]?.name, finding.group, locale);
  if ('milestone' in finding) values.milestone = milestoneName(catalogue, finding.milestone, locale);
  if ('topic' in finding) values.topic = nameOf(messages[finding.topic]?.name, finding.topic, locale);
  if ('locale' in finding) values.locale = languageName(finding.locale, locale);
  if ('fact' in finding) values.fact = nameOf(facts[finding.fact]?.name, finding.fact, locale);
  if ('relay' in finding) {
    const name = relays[finding.relay] ?? groups[finding.relay]?.name;
    values.relay = nameOf(name, finding.relay, locale).toLocaleLowerCase(locale);
  }
  return say(finding.kind, values);
}

/** Where the thing is mended that a finding names, for those who may. */
function wayOut(finding: Finding, { catalogue, locale, reader }: View, say: SayCatalogue): Html {
  if (!reader.roles.includes('coordinator')) return html``;
  const to = (href: string) => html`<a href="${href}?lang=${locale}">${say('edit')}</a>`;
  switch (finding.kind) {
    case 'text-missing':
    case 'message-for-nobody':
      return to(`/catalogues/${catalogue.id}/messages/${finding.topic}`);
    case 'group-without-channel':
    case 'group-hears-nothing':
      return to(`/catalogues/${catalogue.id}/groups/${finding.group}`);
    case 'nobody-in-group':
    case 'nobody-relays':
    case 'nobody-responsible':
      return to(`/contacts/${finding.organisation}/new`);
    case 'fact-missing':
      return finding.organisation === undefined ? html`` : to(`/organisations/${finding.organisation}`);
  }
}
