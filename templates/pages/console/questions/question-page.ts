import { type Catalogue, defaultLocale } from '../../../../domain/catalogue/catalogue.ts';
import { tellsWhoAsked } from '../../../../domain/questions/question.ts';
import type { ShownQuestion } from '../../../../domain/questions/use-cases/show-question.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import { type Html, html } from '../../../shared/html.ts';
import { enquiryWords } from '../../../words/enquiry.gen.ts';
import { type Language, languageName } from '../../../words/languages.ts';
import { type QuestionsWords, questionsWords } from '../../../words/questions.gen.ts';
import { momentText } from '../../shared/instant.ts';
import { formTokenField, notice, page, type Reader } from '../../shared/page.ts';
import { problemSummary, problemText } from '../../shared/problem-list.ts';
import { enquiryFacts, enquiryWays, type Owners } from './enquiry-page.ts';
import { answererText, reachOf } from './questions-page.ts';

export const QUESTION_NOTICES = [
  'answered',
  'closed',
  'withdrawn',
  'forgotten',
  'noted',
  'given',
  'spoken',
] as const;
export type QuestionNotice = (typeof QUESTION_NOTICES)[number];

export type QuestionPage = {
  locale: Language;
  reader: Reader;
  shown: ShownQuestion;
  /** To whom an enquiry can be given; empty for other questions. */
  owners: Owners;
  now: number;
  /** By the names of the fields: `words`, `publish`, `question-sv`, `answer-sv`, `version`. */
  values?: Readonly<Record<string, string>>;
  problems?: readonly Problem[];
  notice?: QuestionNotice | undefined;
};

type Form = QuestionPage & {
  say: QuestionsWords;
  path: string;
  values: Readonly<Record<string, string>>;
  problems: readonly Problem[];
};

/** One question, its answer if it has one, and the form in which somebody who knows answers. */
export function questionPage(view: QuestionPage): string {
  const { locale, reader, shown, problems = [] } = view;
  const { question, place } = shown;
  const say = questionsWords(locale);
  const path = `/questions/${question.rollout}/${question.id}`;
  const form: Form = { ...view, say, path, problems, values: valuesIn(view) };
  const service = inLocale(place.rollout.name, locale);
  const organisation = inLocale(place.organisation.name, locale);
  const about = question.national
    ? say('aboutRollout', { service })
    : say('aboutOrganisation', { service, organisation });
  const title = question.enquiry ? enquiryWords(locale)('title') : say('questionTitle');
  const main = html`<h1>${title}</h1>
${view.notice ? notice(say(`did.${view.notice}`)) : html``}
${problemSummary(problems, { locale, heading: say('correctFirst'), labelOf: (field) => labelOf(field, form) })}
<p class="written"${question.locale === locale ? html`` : html` lang="${question.locale}"`}>${question.words}</p>
<p class="quiet">${about}. ${say('askedAt', { time: momentText(question.askedAt, locale) })}</p>
${enquiryFacts(form)}<p>${say(question.asker ? 'askerKnown' : question.forgotten ? 'askerForgotten' : 'askerUnknown')}${
    question.state === 'open' && !question.enquiry?.owner
      ? html` ${answererText(shown.answerer, say)}`
      : html``
  }</p>
${given(form)}${answerForm(form)}${enquiryWays(form)}${otherWays(form)}
<p><a href="/questions?lang=${locale}">${say('toQuestions')}</a></p>`;
  return page({ locale, title, path: '/questions', main, reader });
}

/** What was typed into one of its forms. */
function valuesIn({ shown, values }: QuestionPage): Record<string, string> {
  return values && 'words' in values ? { ...values } : { ...valuesOf(shown), ...values };
}

/** What was said last is where one begins. */
function valuesOf({ question: { answer } }: ShownQuestion): Record<string, string> {
  const texts = Object.entries(answer?.public?.question ?? {}).map(([locale, text]) => [
    `question-${locale}`,
    text,
  ]);
  const answers = Object.entries(answer?.public?.answer ?? {}).map(([locale, text]) => [
    `answer-${locale}`,
    text,
  ]);
  return {
    words: answer?.words ?? '',
    version: String(answer?.version ?? 0),
    ...(answer?.public && !answer.public.withdrawn ? { publish: 'yes' } : {}),
    ...Object.fromEntries([...texts, ...answers]),
  };
}

/** The answer that holds, and where it stands. */
function given({ shown, say, locale }: Form): Html {
  const { question, outdated, place } = shown;
  const { answer } = question;
  if (!answer) return html``;
  const names = outdated.map(({ fact }) => inLocale(place.catalogue.facts[fact]?.name ?? {}, locale) || fact);
  const old =
    names.length > 0
      ? html`<p class="state late">${say('outdated', { facts: names.join(', ') })}</p>\n`
      : html``;
  return html`<h2>${say('given')}</h2>
${old}<p class="written">${answer.words}</p>
<p class="quiet">${say('givenBy', { by: answer.by, time: momentText(answer.at, locale) })} ${say(
    `reach.${reachOf(question)}`,
  )}</p>
`;
}

function answerForm(form: Form): Html {
  const { shown, say, path, locale, reader, values } = form;
  const { catalogue } = shown.place;
  const { answer } = shown.question;
  const fallback = defaultLocale(catalogue);
  const others = catalogue.locales.filter((language) => language !== fallback);
  return html`<h2>${say(answer ? 'answerAgain' : 'answer')}</h2>
<form method="post" action="${path}?lang=${locale}" class="fields">${formTokenField(
    reader.formToken,
  )}<input type="hidden" name="version" value="${values.version ?? '0'}">
${area(form, 'words', { rows: 8, max: 4000 })}
<fieldset><legend>${say('publishTitle')}</legend>
<p class="hint">${say('publishLead')}</p>
<p class="check"><input type="checkbox" id="publish" name="publish" value="yes"${
    values.publish === 'yes' ? html` checked` : html``
  }> <label for="publish">${say('publish')}</label></p>${around(form, 'publish').error}
${published(form, fallback, catalogue)}
${others.map((language) => published(form, language, catalogue))}</fieldset>
<p><button type="submit">${say(answer ? 'sendAgain' : 'send')}</button></p></form>
`;
}

/** The words for everybody in one language; only the catalogue's first has to be filled in. */
function published(form: Form, language: string, catalogue: Catalogue): Html {
  const fields = html`${input(form, `question-${language}`)}
${area(form, `answer-${language}`, { rows: 6, max: 2000 })}`;
  if (language === defaultLocale(catalogue)) return fields;
  const isFilled = form.values[`question-${language}`] || form.values[`answer-${language}`];
  return html`<details${isFilled ? html` open` : html``}><summary>${languageName(
    language,
    form.locale,
  )}</summary>${fields}</details>`;
}

function otherWays({ shown: { question }, say, path, locale, reader }: Form): Html {
  const button = (to: string, words: string) =>
    html`<li><form method="post" action="${path}/${to}?lang=${locale}">${formTokenField(
      reader.formToken,
    )}<button type="submit" class="second">${words}</button></form></li>
`;
  const isPublic = question.answer?.public !== undefined && !question.answer.public.withdrawn;
  const ways = [
    ...(question.state === 'open' ? [button('close', say('close'))] : []),
    ...(isPublic ? [button('withdraw', say('withdraw'))] : []),
    ...(tellsWhoAsked(question) ? [button('forget', say('forget'))] : []),
  ];
  return ways.length === 0
    ? html``
    : html`<h2>${say('otherWays')}</h2>
<p class="hint">${say('otherWaysLead')}</p>
<ul class="ways">${ways}</ul>
`;
}

/** What the page calls a field; undefined for what has none. */
function labelOf(field: string, { say, locale }: Pick<Form, 'say' | 'locale'>): string | undefined {
  const [first = '', tongue] = field.split('-');
  const language = tongue === undefined ? '' : languageName(tongue, locale);
  if (first === 'question' && tongue) return say('publishedQuestion', { language });
  if (first === 'answer' && tongue) return say('publishedAnswer', { language });
  if (field === 'spoken') return enquiryWords(locale)('spoken');
  if (field === 'owner') return enquiryWords(locale)('owner');
  if (field === 'publish') return say('publish');
  return field === 'words' ? say('words') : undefined;
}

/** What is wrong at a field, and what ties that and the hint to it. */
function around({ problems, locale, say }: Form, name: string): { error: Html; hint: Html; marks: Html } {
  const wrong = problems.filter(({ path }) => path === name);
  const words = hintOf(name, say);
  const ids = [words === undefined ? '' : `${name}-hint`, wrong.length > 0 ? `${name}-error` : '']
    .filter((id) => id !== '')
    .join(' ');
  return {
    error:
      wrong.length > 0
        ? html`<span class="error" id="${name}-error">${wrong.map((one) => problemText(one, locale))}</span>`
        : html``,
    hint: words === undefined ? html`` : html`<span class="hint" id="${name}-hint">${words}</span>`,
    marks: html`${wrong.length > 0 ? html` aria-invalid="true"` : html``}${
      ids ? html` aria-describedby="${ids}"` : html``
    }`,
  };
}

function hintOf(name: string, say: QuestionsWords): string | undefined {
  if (name === 'words') return say('wordsHint');
  if (name.startsWith('question-')) return say('questionHint');
  return name.startsWith('answer-') ? say('answerHint') : undefined;
}

function input(form: Form, name: string): Html {
  const { error, hint, marks } = around(form, name);
  return html`<p><label for="${name}">${labelOf(name, form) ?? name}</label>${hint}${error}
<input id="${name}" name="${name}" type="text" maxlength="100" autocomplete="off" value="${
    form.values[name] ?? ''
  }"${marks}></p>`;
}

function area(form: Form, name: string, { rows, max }: { rows: number; max: number }): Html {
  const { error, hint, marks } = around(form, name);
  return html`<p><label for="${name}">${labelOf(name, form) ?? name}</label>${hint}${error}
<textarea id="${name}" name="${name}" rows="${String(rows)}" maxlength="${String(max)}"${marks}>${
    form.values[name] ?? ''
  }</textarea></p>`;
}
