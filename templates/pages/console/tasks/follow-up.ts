import { contactId } from '../../../../domain/contacts/contact.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { FollowUp } from '../../../../domain/tasks/use-cases/list-follow-ups.ts';
import type { ShownFollowUp } from '../../../../domain/tasks/use-cases/show-follow-up.ts';
import type { WorkOverview } from '../../../../domain/tasks/use-cases/show-work.ts';
import { type Html, html } from '../../../shared/html.ts';
import { type FollowUpWords, followUpWords } from '../../../words/follow-up.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { tasksWords } from '../../../words/tasks.gen.ts';
import { workWords } from '../../../words/work.gen.ts';
import { publicPage } from '../../public/public-page.ts';
import { momentText } from '../../shared/instant.ts';
import { markdownPage } from '../../shared/markdown-page.ts';
import { shownMilestone } from '../../shared/milestone-name.ts';
import { formTokenField, page, type Reader } from '../../shared/page.ts';
import { phoneLink } from '../../shared/phone-link.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';

/** Whom no mail reaches at an organisation, and whether somebody has reached them; nothing if there is nobody. */
export function followUpList({ work, locale }: { work: WorkOverview; locale: Language }): Html {
  const { followUps, organisation } = work;
  return followUpLines(followUps, {
    locale,
    href: ({ milestone, person }) =>
      `/organisations/${organisation.code}/follow-ups/${milestone.id}/${contactId(person)}`,
  });
}

/** The same under links of one's own, on whichever page it stands. */
export function followUpLines(
  followUps: readonly FollowUp[],
  { locale, href: hrefOf }: { locale: Language; href: (one: FollowUp) => string },
): Html {
  if (followUps.length === 0) return html``;
  const say = followUpWords(locale);
  const open = followUps.filter(({ followUp }) => !followUp.closed);
  const closed = followUps.filter(({ followUp }) => followUp.closed);
  const line = (one: FollowUp) => {
    const { milestone, catalogue, person, followUp } = one;
    const href = hrefOf(one);
    const note = [followUpRoles(one, locale), shownMilestone(milestone, catalogue, locale)].join(' · ');
    const call = followUp.closed || person.phone === undefined ? '' : html` ${phoneLink(person.phone)}`;
    return html`<li><span class="what"><a href="${href}?lang=${locale}">${person.name}</a>
<span class="quiet note">${note}</span></span>${call} <span class="state ${followUp.closed ? 'ok' : 'late'}">${
      followUp.closed ? say('closedOn', { how: followUp.closed.how }) : say(`reason.${followUp.reason}`)
    }</span></li>\n`;
  };
  const left = html`<p class="state late">${say('count', { count: open.length })}</p>
<p>${say('lead')}</p>
<ul class="plain">\n${open.map(line)}</ul>`;
  const done = html`<details><summary>${say('allClosed', { count: closed.length })}</summary>
<ul class="plain">${closed.map(line)}</ul></details>`;
  return html`<h2 id="reach">${say('title')}</h2>
${open.length > 0 ? left : html``}${closed.length > 0 ? done : html``}`;
}

/** What the roles are called in which somebody is to be told. */
export function followUpRoles({ followUp, catalogue }: FollowUp, locale: Language): string {
  return followUp.groups
    .map((id) => inLocale(catalogue.groups[id]?.name ?? catalogue.relays[id] ?? {}, locale) || id)
    .join(', ');
}

export type FollowUpView = {
  locale: Language;
  reader: Reader;
  shown: ShownFollowUp;
  /** What was wrong with the form, and what it held. */
  wrong?: { problems: readonly Problem[]; how: string } | undefined;
};

/** A person to be reached another way: who, why, what to say, and how it went. */
export function followUpPage(view: FollowUpView): string {
  const { locale, reader, shown } = view;
  const { milestone, person, organisation } = shown;
  const say = followUpWords(locale);
  const path = `/organisations/${organisation.code}/follow-ups/${milestone.id}/${contactId(person)}`;
  const main = html`${followUpBody({ ...view, hidden: formTokenField(reader.formToken) })}
<p><a href="/contacts/${organisation.code}/${contactId(person)}?lang=${locale}">${say('mend')}</a></p>
<p><a href="/organisations/${organisation.code}/work?lang=${locale}">${workWords(locale)('toWork')}</a></p>`;
  return page({ locale, title: person.name, path, main, reader });
}

/** The same behind the signed link of a lead; `base` is the page of their tasks. */
export function linkedFollowUpPage(
  view: Omit<FollowUpView, 'reader'> & { base: string; answer?: boolean },
): string {
  const { locale, shown, base, answer = false } = view;
  const main = html`${followUpBody(view)}
<p><a href="${base}?lang=${locale}">${tasksWords(locale)('back')}</a></p>`;
  return publicPage({ locale, title: shown.person.name, main, otherLanguages: !answer });
}

/** `hidden`: the hidden field of a form of the console. */
function followUpBody({
  locale,
  shown,
  wrong,
  hidden = html``,
}: Omit<FollowUpView, 'reader'> & { hidden?: Html }): Html {
  const { milestone, catalogue, followUp, person, organisation, says, facts, written } = shown;
  const say = followUpWords(locale);
  const { closed } = followUp;
  const state = closed
    ? html`<p class="state ok">${say('closedOn', { how: closed.how })} <span class="quiet note">${say(
        'whoAndWhen',
        {
          who: shown.closedBy ?? closed.who,
          at: momentText(closed.at, locale),
        },
      )}</span></p>`
    : html`<p class="state late">${say(`reason.${followUp.reason}`)}</p>`;
  return html`${problemSummary(wrong?.problems ?? [], {
    locale,
    heading: tasksWords(locale)('problems'),
    labelOf: (field) => (field === 'how' ? say('how') : undefined),
  })}<h1>${person.name}</h1>
<p class="quiet">${inLocale(organisation.name, locale)} · ${shownMilestone(milestone, catalogue, locale)}</p>
${state}
<dl><dt>${say('roleColumn')}</dt><dd>${followUpRoles(shown, locale)}</dd>
<dt>${say('phone')}</dt><dd>${person.phone === undefined ? say('noPhone') : phoneLink(person.phone)}</dd></dl>
<h2>${say('aim', { name: person.name })}</h2>
${
  says.length === 0
    ? whatWasWritten(written, shown.locale, say)
    : html`<div lang="${shown.locale}">${says.map(
        ({ question, markdown }) => html`<h3>${question}</h3>\n${markdownPage(markdown, facts)}`,
      )}</div>`
}
${closed ? html`` : closing({ locale, wrong, hidden })}`;
}

function whatWasWritten(written: readonly string[], language: string, say: FollowUpWords): Html {
  if (written.length === 0) return html`<p>${say('nothingToSay')}</p>`;
  const paragraphs = written.map((each) => html`<p>${each}</p>\n`);
  return html`<p>${say('wasWritten')}</p><div lang="${language}">${paragraphs}</div>`;
}

function closing({ locale, wrong, hidden }: Pick<FollowUpView, 'locale' | 'wrong'> & { hidden: Html }): Html {
  const say = followUpWords(locale);
  const problems = wrong?.problems ?? [];
  const error =
    problems.length > 0
      ? html`<span class="error" id="how-error">${problems.map((each) => html`${problemText(each, locale)} `)}</span>`
      : html``;
  const marks =
    problems.length > 0
      ? html` aria-invalid="true" aria-describedby="how-error"`
      : html` aria-describedby="how-hint"`;
  return html`<form method="post" class="stacked">${hidden}
<div class="field"><label for="how">${say('how')}</label><p class="quiet" id="how-hint">${say('howHint')}</p>${error}
<textarea id="how" name="how" rows="2" maxlength="400"${marks}>${wrong?.how ?? ''}</textarea></div>
<button type="submit">${say('close')}</button></form>`;
}
