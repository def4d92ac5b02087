import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import { formatFact } from '../../../../domain/catalogue/fact.ts';
import type { ChangeMilestone } from '../../../../domain/plan/milestone.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { inLocale, type Localised, nameOrId } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type ChangeWords, changeWords } from '../../../words/change.gen.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { milestoneWords } from '../../../words/milestone.gen.ts';
import { newslettersWords } from '../../../words/newsletters.gen.ts';
import { changedFact } from '../../shared/changed-fact.ts';
import { dayField } from '../../shared/day-field.ts';
import { exceptionField } from '../../shared/exception-field.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';

export type FactsView = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  /** What is in the fields: `supplier`, or `supplier_sv` where a text differs by language. */
  values: Readonly<Record<string, string>>;
  /** Newest first, with the names of the organisations that they are for. */
  changes: readonly ChangeMilestone[];
  names: ReadonlyMap<string, Localised>;
  may: { change: boolean };
  /** Why it is so against a soft rule, as typed. */
  exception: string;
  problems: readonly Problem[];
};

/** What holds for all of a rollout, how it can be changed, and every change that there has been. */
export function factsPage(view: FactsView): string {
  const { locale, reader, rollout, catalogue, problems, may } = view;
  const say = changeWords(locale);
  const title = say('title');
  const path = `/facts/${rollout.id}`;
  const labelOf = (field: string) => {
    const [fact = ''] = field.replace(/^fact-/, '').split('_', 1);
    const name = catalogue.facts[fact]?.name;
    if (field === 'exception') return milestoneWords(locale)('exception');
    return name ? inLocale(name, locale) : undefined;
  };
  const main = html`<h1>${title}</h1><p class="lead">${inLocale(rollout.name, locale)}</p><p>${say('lead')}</p>
${problemSummary(
  problems.map((found) => inForm(found, view)),
  { locale, heading: milestoneWords(locale)('correctFirst'), labelOf },
)}
${may.change ? factForm(view, `${path}/preview?lang=${locale}`, say) : factTable(view, say)}
${history(view, say)}`;
  return page({ locale, title, path, main, reader });
}

/** The field as the form calls it, the first where there is one for each language. */
function inForm(found: Problem, { catalogue, rollout }: FactsView): Problem {
  const [first, fact = ''] = found.path.split('.');
  if (first !== 'facts' || catalogue.facts[fact]?.scope !== 'rollout') return found;
  const isByLanguage = catalogue.facts[fact].type === 'text' && typeof rollout.facts[fact] === 'object';
  return { ...found, path: `fact-${fact}${isByLanguage ? `_${catalogue.locales[0]}` : ''}` };
}

const ofAll = ({ facts }: Catalogue) => Object.entries(facts).filter(([, { scope }]) => scope === 'rollout');

function factTable({ catalogue, rollout, locale }: FactsView, say: ChangeWords): Html {
  const rows = ofAll(catalogue).map(([fact, { name, type }]) => {
    const value = rollout.facts[fact];
    return html`<tr><th scope="row">${inLocale(name, locale)}</th><td>${
      value === undefined ? say('missing') : formatFact(type, value, locale)
    }</td></tr>`;
  });
  return html`<section class="scroll" tabindex="0" aria-label="${say('title')}"><table><thead><tr><th scope="col">${say(
    'fact',
  )}</th><th scope="col">${say('value')}</th></tr></thead><tbody>${rows}</tbody></table></section>`;
}

function factForm(view: FactsView, action: string, say: ChangeWords): Html {
  const { catalogue, rollout, reader, locale, values, problems } = view;
  const fields = ofAll(catalogue).flatMap(([fact, { name, type }]) => {
    const isByLanguage = type === 'text' && typeof rollout.facts[fact] === 'object';
    const inputs = isByLanguage ? catalogue.locales.map((language) => `${fact}_${language}`) : [fact];
    const wrong = problems.filter(({ path }) => path === `facts.${fact}`);
    return inputs.map((field, index) => {
      const language = languageName(catalogue.locales[index] ?? locale, locale);
      const label = isByLanguage
        ? milestoneWords(locale)('inLanguage', { name: inLocale(name, locale), locale: language })
        : inLocale(name, locale);
      const value = values[field] ?? '';
      if (type === 'date')
        return html`<p>${dayField({ id: `fact-${field}`, label, value, locale, problems: wrong })}</p>`;
      const error =
        wrong.length > 0
          ? html`<span class="error" id="fact-${field}-error">${wrong.map((one) => problemText(one, locale))}</span>`
          : html``;
      return html`<p><label for="fact-${field}">${label}</label>${error}
<input id="fact-${field}" name="fact-${field}" type="text" value="${value}" autocomplete="off"${
        wrong.length > 0 ? html` aria-invalid="true" aria-describedby="fact-${field}-error"` : html``
      }></p>`;
    });
  });
  return html`<form method="post" action="${action}" class="fields">${formTokenField(reader.formToken)}
<p class="hint">${say('gone')}</p>${fields}
${exceptionField({ ...view, value: view.exception })}
<p><button type="submit">${say('showHolders')}</button></p></form>`;
}

function history({ changes, catalogue, names, locale }: FactsView, say: ChangeWords): Html {
  const items = changes.map(({ change, receivedAt, triggeredBy, id }) => {
    const { organisation, why } = change;
    const reason = why === undefined ? '' : typeof why === 'string' ? why : inLocale(why, locale);
    const place =
      organisation === undefined
        ? newslettersWords(locale)('allOrganisations')
        : nameOrId(names.get(organisation), organisation, locale);
    const what = change.facts.map((each) => changedFact(each, { catalogue, locale }));
    return html`<li><a href="/milestones/${id}?lang=${locale}">${what.join(' · ')}</a><br>
${reason === '' ? html`` : html`${reason}<br>`}<span class="quiet">${momentText(
      receivedAt,
      locale,
    )} · ${place} · ${triggeredBy}</span></li>`;
  });
  const list = items.length === 0 ? html`<p class="empty">${say('noHistory')}</p>` : html`<ul>${items}</ul>`;
  return html`<section aria-labelledby="history"><h2 id="history">${say('changes')}</h2>${list}</section>`;
}
