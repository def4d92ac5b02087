import { html } from '../../../shared/html.ts';
import { signOffWords } from '../../../words/sign-off.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { type SignOffView, signOffSection } from './sign-off.ts';
import { listMilestoneName } from './tasks.ts';

/** An organisation's sign-off in the console, with the same form as behind a signed link. */
export function signOffPage(view: Omit<SignOffView, 'hidden'> & { reader: Reader }): string {
  const { list, locale, reader } = view;
  const say = signOffWords(locale);
  const organisation = `/organisations/${list.organisation.code}`;
  const main = html`<h1>${say('title')}</h1>
<p class="quiet">${listMilestoneName(view)}</p>
${signOffSection({ ...view, hidden: formTokenField(reader.formToken) })}
<p><a href="${organisation}/work?lang=${locale}">${workWords(locale)('toWork')}</a></p>`;
  const path = `${organisation}/sign-off/${list.milestone.id}`;
  return page({ locale, title: say('title'), path, main, reader });
}
