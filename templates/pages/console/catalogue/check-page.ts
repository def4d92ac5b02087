import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { type CatalogueFinding, QUESTIONS } from '../../../../domain/setup/check-catalogue.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type CatalogueWords, catalogueWords } from '../../../words/catalogue.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { languageName } from '../../../words/languages.ts';
import { page, type Reader } from '../../shared/page.ts';

type View = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  names: ReadonlyMap<string, Localised>;
  findings: readonly CatalogueFinding[];
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

function table(heading: 'mend' | 'questions', findings: readonly CatalogueFinding[], view: View): Html {
  const say = catalogueWords(view.locale);
  const rows = findings.map((finding) => {
    const code = 'organisation' in finding ? finding.organisation : undefined;
    const where = code === undefined ? say('everywhere') : nameOrId(view.names.get(code), code, view.locale);
    return html`<tr><th scope="row">${where}</th><td>${sentence(finding, view, say)}</td><td>${wayOut(
      finding,
      view,
      say,
    )}</td></tr>`;
  });
  return html`<h2 id="${heading}">${say(heading, {
    count: findings.length,
  })}</h2><section class="scroll" tabindex="0" aria-labelledby="${heading}"><table>
<thead><tr><th scope="col">${say('organisation')}</th><th scope="col">${say(
    'finding',
  )}</th><th scope="col"><span class="unseen">${say('edit')}</span></th></tr></thead><tbody>${
    rows
  }</tbody></table></section>`;
}

function sentence(finding: CatalogueFinding, { catalogue, locale }: View, say: CatalogueWords): string {
  const { groups, relays, messages, facts } = catalogue;
  const group = (id: string) => nameOrId(groups[id]?.name, id, locale);
  const topic = (id: string) => nameOrId(messages[id]?.name, id, locale);
  const milestone = (kind: string) => milestoneName(catalogue, kind, locale);
  switch (finding.kind) {
    case 'group-without-channel':
    case 'nobody-in-group':
      return say(`finding.${finding.kind}`, { group: group(finding.group) });
    case 'group-hears-nothing':
      return say(`finding.${finding.kind}`, {
        group: group(finding.group),
        milestone: milestone(finding.milestone),
      });
    case 'message-for-nobody':
      return say(`finding.${finding.kind}`, { topic: topic(finding.topic) });
    case 'text-missing':
      return say(`finding.${finding.kind}`, {
        topic: topic(finding.topic),
        milestone: milestone(finding.milestone),
        locale: languageName(finding.locale, locale),
      });
    case 'fact-missing':
      return say(`finding.${finding.kind}`, {
        fact: nameOrId(facts[finding.fact]?.name, finding.fact, locale),
        milestone: milestone(finding.milestone),
      });
    case 'nobody-relays': {
      const relay = nameOrId(relays[finding.relay] ?? groups[finding.relay]?.name, finding.relay, locale);
      return say(`finding.${finding.kind}`, {
        group: group(finding.group),
        relay: relay.toLocaleLowerCase(locale),
      });
    }
    case 'nobody-responsible':
      return say(`finding.${finding.kind}`);
  }
}

/** Where the thing is fixed that a finding names, for those who may. */
function wayOut(finding: CatalogueFinding, { catalogue, locale, reader }: View, say: CatalogueWords): Html {
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
