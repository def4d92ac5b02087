import type { ListedQuestion, QuestionList } from '../../../../domain/questions/use-cases/list-questions.ts';
import { inLocale, type Localised } from '../../../../domain/shared/locale.ts';
import { type Html, html } from '../../../shared/html.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { type QuestionsWords, questionsWords } from '../../../words/questions.gen.ts';
import { dayOf, momentText } from '../../shared/instant.ts';
import { page, type Reader } from '../../shared/page.ts';

export type QuestionsPage = {
  locale: Language;
  reader: Reader;
  list: QuestionList;
  /** What organisations are called, by code. */
  names: ReadonlyMap<string, Localised>;
};

type Reading = QuestionsPage & { say: QuestionsWords };

/** The most that stand in the list of what is done; the rest is found by the API. */
const SHOWN_DONE = 50;

/** What people have asked: what waits for an answer, the oldest first, and what is done. */
export function questionsPage(view: QuestionsPage): string {
  const { locale, reader, list } = view;
  const say = questionsWords(locale);
  const reading = { ...view, say };
  const main = html`<h1>${say('title')}</h1>
<p>${say('lead')}</p>
<p><a class="button second" href="/questions/new?lang=${locale}">${enquiryWords(locale)('note')}</a></p>
<h2>${say('open')}</h2>
${
  list.open.length === 0
    ? html`<p class="state ok">${say('noneOpen')}</p>`
    : html`<ul class="cards">${list.open.map((each) => openCard(each, reading))}</ul>`
}
<h2>${say('done')}</h2>
${
  list.done.length === 0
    ? html`<p class="quiet">${say('noneDone')}</p>`
    : html`<ul class="cards">${list.done.slice(0, SHOWN_DONE).map((each) => doneCard(each, reading))}</ul>`
}`;
  return page({ locale, title: say('title'), path: '/questions', main, reader });
}

function openCard(listed: ListedQuestion, reading: Reading): Html {
  const { say } = reading;
  const { question, answerer, days, late } = listed;
  const waits = say('waits', { days, date: dayOf(question.askedAt, reading.locale) });
  const sign = late ? html`<span class="state late">${say('isLate')}</span> ` : html``;
  return html`<li class="card"><h3>${linkTo(listed, reading)}</h3>
<p class="quiet">${aboutOf(listed, reading)}</p>
${enquiryLine(question, reading)}<p>${sign}${waits} ${
    question.enquiry?.owner
      ? enquiryWords(reading.locale)('belongsTo', { name: question.enquiry.owner.name })
      : answererText(answerer, say)
  }</p></li>
`;
}

/** For which medium a journalist asks, and by when. */
function enquiryLine({ enquiry }: ListedQuestion['question'], { locale }: Reading): Html {
  if (!enquiry) return html``;
  const until = enquiryWords(locale)('until', { time: momentText(enquiry.deadline, locale) });
  return html`<p><strong>${enquiry.medium}</strong> ${until}</p>
`;
}

function doneCard(listed: ListedQuestion, reading: Reading): Html {
  const { say } = reading;
  const { answer, closed } = listed.question;
  const at = answer?.at ?? closed?.at;
  const by = answer?.by ?? closed?.by ?? '';
  const date = at === undefined ? '' : dayOf(at, reading.locale);
  return html`<li class="card"><h3>${linkTo(listed, reading)}</h3>
<p class="quiet">${aboutOf(listed, reading)}</p>
<p>${
    closed?.spoken === undefined
      ? html`${say(answer ? 'answeredBy' : 'closedBy', { by, date })} ${say(`reach.${reachOf(listed.question)}`)}`
      : enquiryWords(reading.locale)('spokenBy', { by, date })
  }</p></li>
`;
}

/** Where an answer stands. */
export function reachOf({
  answer,
  state,
}: ListedQuestion['question']): 'closed' | 'asker' | 'public' | 'withdrawn' {
  if (state === 'closed' || !answer) return 'closed';
  if (!answer.public) return 'asker';
  return answer.public.withdrawn ? 'withdrawn' : 'public';
}

function linkTo({ question }: ListedQuestion, { locale }: Reading): Html {
  return html`<a href="/questions/${question.rollout}/${question.id}?lang=${locale}">${shortly(question.words)}</a>`;
}

const SHORT = 120;

/** The beginning of a question, up to the end of a word. */
function shortly(words: string): string {
  const line = words.replaceAll(/\s+/g, ' ');
  if (line.length <= SHORT) return line;
  const end = line.lastIndexOf(' ', SHORT);
  return `${line.slice(0, end > 0 ? end : SHORT)} …`;
}

function aboutOf({ question, rollout }: ListedQuestion, { locale, names, say }: Reading): string {
  const service = inLocale(rollout.name, locale);
  if (question.national) return say('aboutRollout', { service });
  const name = names.get(question.organisation);
  return say('aboutOrganisation', {
    service,
    organisation: name ? inLocale(name, locale) : question.organisation,
  });
}

/** Who is to answer. */
export function answererText({ role, name }: ListedQuestion['answerer'], say: QuestionsWords): string {
  return role === 'local-lead' && name !== undefined ? say('answererLead', { name }) : say('answererOffice');
}
