import { type Catalogue, milestoneName } from '../../../../domain/catalogue/catalogue.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import type { Language } from '../../../words/languages.ts';
import { makingWords } from '../../../words/making.gen.ts';
import { formTokenField, page } from '../../shared/page.ts';
import { type DraftView, draftName, draftPath } from './draft-view.ts';

type StarterChoice = DraftView & {
  catalogue: Pick<Catalogue, 'groups' | 'milestones' | 'locales' | 'responsible'>;
  /** Whether nothing was chosen. */
  nothing?: boolean;
};

/** Which groups and milestones of a starter a draft takes, with all that they need. */
export function draftStarterPage(choice: StarterChoice): string {
  const { locale, reader, draft, catalogue, nothing = false } = choice;
  const say = makingWords(locale);
  const title = say('starterTitle');
  const path = `${draftPath(draft.id)}/starter`;
  const box = (id: string, name: string, checked: boolean) =>
    html`<li class="check"><input type="checkbox" id="${id}" name="${id}" value="yes"${
      checked ? html` checked` : html``
    }> <label for="${id}">${name}</label></li>`;
  const milestones = Object.keys(catalogue.milestones).map((kind) =>
    box(`milestone-${kind}`, milestoneName(catalogue, kind, locale), true),
  );
  const groups = Object.entries(catalogue.groups).map(([group, { name }]) =>
    box(`group-${group}`, inLocale(name, locale), group === catalogue.responsible),
  );
  const main = html`<p class="quiet"><a href="${draftPath(draft.id)}?lang=${locale}">${draftName(draft, locale)}</a></p>
<h1>${title}</h1><p class="lead">${say('starterLead')}</p>
${nothing ? nothingChosen(locale) : html``}
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<fieldset><legend>${say('milestones')}</legend><ul class="boxes one">${milestones}</ul></fieldset>
<fieldset><legend>${say('groups')}</legend><ul class="boxes">${groups}</ul></fieldset>
<p><button type="submit">${say('takeParts')}</button></p></form>
<p><a href="${draftPath(draft.id, { step: 'basics' })}?lang=${locale}">${say('takeNothing')}</a></p>`;
  return page({ locale, title, path, main, reader });
}

function nothingChosen(locale: Language): Html {
  const say = makingWords(locale);
  return html`<section class="errors" aria-labelledby="problems"><h2 id="problems">${say(
    'correctFirst',
  )}</h2><p>${say('starterNothing')}</p></section>`;
}
