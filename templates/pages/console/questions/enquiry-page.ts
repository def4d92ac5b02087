import type { PossibleOwner } from '../../../../domain/questions/use-cases/note-enquiry.ts';
import type { ShownQuestion } from '../../../../domain/questions/use-cases/show-question.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { aroundField, enquiryFields, enquiryLabel } from '../../shared/enquiry-fields.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { phoneLink } from '../../shared/phone-link.ts';
import { problemSummary } from '../../shared/problem-list.ts';

/** Those to whom an enquiry can be given. */
export type Owners = readonly PossibleOwner[];

export type EnquiryPage = {
  locale: Language;
  reader: Reader;
  rollout: string;
  service: string;
  owners: Owners;
  values?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
};

/** The form in which somebody notes what a journalist has asked. */
export function enquiryPage(view: EnquiryPage): string {
  const { locale, reader, rollout, service, owners, values = {}, problems = [] } = view;
  const say = enquiryWords(locale);
  const owner = ownerField(owners, { locale, problems, chosen: values.owner ?? '' });
  const main = html`<h1>${say('title')}</h1>
<p class="quiet">${service}</p>
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: (field) => enquiryLabel(field, locale) })}
<p>${say('noteLead')}</p>
<form method="post" action="/questions/new?lang=${locale}" class="fields" novalidate>${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="rollout" value="${rollout}">
${enquiryFields({ locale, values, problems, own: false })}${owner}
<p><button type="submit">${say('save')}</button></p></form>`;
  return page({ locale, title: say('title'), path: '/questions', main, reader });
}

type Choosing = { locale: Language; problems: readonly Problem[]; chosen: string };

function ownerField(owners: Owners, { locale, problems, chosen }: Choosing): Html {
  const say = enquiryWords(locale);
  const { error, marks } = aroundField('owner', { problems, locale, hint: '' });
  const options = owners.map(
    ({ id, name }) => html`<option value="${id}"${id === chosen ? html` selected` : html``}>${name}</option>`,
  );
  return html`<div class="field"><label for="owner">${say('owner')}</label>
${error}<select id="owner" name="owner"${marks}><option value="">${say('noOwner')}</option>${options}</select></div>
`;
}

type Shown = { locale: Language; reader: Reader; shown: ShownQuestion; owners: Owners; now: number };

/** Who asks, for which medium, and by when; nothing of a question that no journalist asks. */
export function enquiryFacts({
  locale,
  shown: { question },
  now,
}: Pick<Shown, 'locale' | 'shown' | 'now'>): Html {
  const { enquiry, closed, state } = question;
  if (!enquiry) return html``;
  const say = enquiryWords(locale);
  const { name, medium, phone, deadline, owner } = enquiry;
  const isLate = state === 'open' && deadline <= now;
  const who = name === undefined ? medium : say('sender', { name, medium });
  const spoken =
    closed?.spoken === undefined
      ? html``
      : html`<h2>${say('spokenTitle')}</h2>
<p class="written">${closed.spoken}</p>
<p class="quiet">${say('spokenBy', { by: closed.by, date: momentText(closed.at, locale) })}</p>
`;
  return html`<p><strong>${who}</strong></p>
<p>${isLate ? html`<span class="state late">${say('passed')}</span> ` : html``}${say('until', {
    time: momentText(deadline, locale),
  })}${state === 'open' && owner ? html` ${say('belongsTo', { name: owner.name })}` : html``}</p>
${phone === undefined ? html`` : html`<p>${say('call')} ${phoneLink(phone)}</p>\n`}${spoken}`;
}

type Working = Omit<Shown, 'now'> & Required<Pick<EnquiryPage, 'problems' | 'values'>>;

/** What can be done with an enquiry beside answering it by mail. */
export function enquiryWays({ locale, reader, shown, owners, problems, values }: Working): Html {
  const { question } = shown;
  const { enquiry, state } = question;
  if (!enquiry) return html``;
  const say = enquiryWords(locale);
  const path = `/questions/${question.rollout}/${question.id}`;
  const chosen = owners.find(({ address }) => address === enquiry.owner?.address)?.id ?? '';
  const { error, marks } = aroundField('spoken', { problems, locale, hint: '' });
  const open =
    state === 'open'
      ? html`<h2>${say('spokenTitle')}</h2>
<form method="post" action="${path}/spoken?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
<div class="field"><label for="spoken">${say('spoken')}</label>
${error}<textarea id="spoken" name="spoken" rows="4" maxlength="2000" required${marks}>${
          values.spoken ?? ''
        }</textarea></div>
<p><button type="submit" class="second">${say('spokenSave')}</button></p></form>
<h2>${say('give')}</h2>
<form method="post" action="${path}/owner?lang=${locale}" class="fields">${formTokenField(reader.formToken)}
${ownerField(owners, { locale, problems, chosen })}<p><button type="submit" class="second">${say(
          'giveIt',
        )}</button></p></form>
`
      : html``;
  const steps = enquiry.history.map(({ at, by, givenTo: to }, index) => {
    const time = momentText(at, locale);
    if (by === undefined) return html`<li>${say('sentIn', { time })}</li>`;
    if (index === 0)
      return html`<li>${to === undefined ? say('noted', { time, by }) : say('notedFor', { time, by, to })}</li>`;
    return html`<li>${to === undefined ? say('givenToAll', { time, by }) : say('given', { time, by, to })}</li>`;
  });
  return html`${open}<h2>${say('history')}</h2>
<ul>${steps}</ul>
`;
}
