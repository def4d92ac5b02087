import {
  type AnswerResult,
  answerQuestion,
  closeQuestion,
  withdrawAnswer,
} from '../../../../domain/questions/use-cases/answer-question.ts';
import { findQuestionPlace } from '../../../../domain/questions/use-cases/find-question-place.ts';
import { forgetAsker } from '../../../../domain/questions/use-cases/forget-asker.ts';
import { listQuestions } from '../../../../domain/questions/use-cases/list-questions.ts';
import {
  enquiryOwners,
  giveEnquiry,
  noteEnquiry,
} from '../../../../domain/questions/use-cases/note-enquiry.ts';
import { type ShownQuestion, showQuestion } from '../../../../domain/questions/use-cases/show-question.ts';
import { samePerson } from '../../../../domain/rollout/approval.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { isoMoment } from '../../../../domain/shared/typed-day.ts';
import { enquiryPage } from '../../../../templates/pages/console/questions/enquiry-page.ts';
import {
  QUESTION_NOTICES,
  type QuestionNotice,
  questionPage,
} from '../../../../templates/pages/console/questions/question-page.ts';
import { questionsPage } from '../../../../templates/pages/console/questions/questions-page.ts';
import { rolloutChoicePage } from '../../../../templates/pages/shared/rollout-choice-page.ts';
import { enquiryWords } from '../../../../templates/words/enquiry.gen.ts';
import { onlyOf } from '../../access/visible.ts';
import { field, fields } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';
import { organisationNames } from '../rollout/organisation-names.ts';

/** A coordinator sees every question, a local lead those about their own organisation. */
const ANSWERING = { roles: ['coordinator', 'local-lead'], scope: 'own' } as const;
const ONE = '/questions/{rollout}/{question}';

/** What people have asked, and the form in which somebody who knows answers. */
export const CONSOLE_QUESTION_PAGES: readonly PageRoute[] = [
  {
    method: 'GET',
    path: '/questions',
    ...ANSWERING,
    async answer(request) {
      const { ports, locale, reader } = request;
      const list = await listQuestions({ only: onlyOf(request) }, ports);
      const local = [...list.open, ...list.done].filter(({ question }) => !question.national);
      const codes = [...new Set(local.map(({ question }) => question.organisation))];
      const names = await organisationNames(codes, ports);
      return { page: questionsPage({ locale, reader, list, names }) };
    },
  },
  { method: 'GET', path: '/questions/new', ...ANSWERING, answer: (request) => fresh(request) },
  {
    method: 'POST',
    path: '/questions/new',
    ...ANSWERING,
    answer: note,
    refill: (request) => noting(request, field(request.form, 'rollout'), []),
  },
  {
    method: 'GET',
    path: ONE,
    ...ANSWERING,
    async answer(request) {
      const { locale, reader, query } = request;
      const shown = await shownIn(request);
      const notice = QUESTION_NOTICES.find((each) => each === query.did);
      const around = shown && (await aroundOf(request, shown));
      return around ? { page: questionPage({ locale, reader, ...around, notice }) } : 'not-there';
    },
  },
  { method: 'POST', path: ONE, ...ANSWERING, answer, refill: (request) => again(request, []) },
  {
    method: 'POST',
    path: `${ONE}/close`,
    ...ANSWERING,
    answer: async (request) => done(request, 'closed', await closeQuestion(whose(request), request.ports)),
  },
  {
    method: 'POST',
    path: `${ONE}/spoken`,
    ...ANSWERING,
    answer: async (request) => {
      const spoken = field(request.form, 'spoken');
      return done(request, 'spoken', await closeQuestion({ ...whose(request), spoken }, request.ports));
    },
  },
  {
    method: 'POST',
    path: `${ONE}/owner`,
    ...ANSWERING,
    answer: async (request) => {
      const owner = field(request.form, 'owner');
      return done(request, 'given', await giveEnquiry({ ...whose(request), owner }, request.ports));
    },
  },
  {
    method: 'POST',
    path: `${ONE}/withdraw`,
    ...ANSWERING,
    answer: async (request) =>
      done(request, 'withdrawn', await withdrawAnswer(whose(request), request.ports)),
  },
  {
    method: 'POST',
    path: `${ONE}/forget`,
    ...ANSWERING,
    answer: async (request) => done(request, 'forgotten', await forgetAsker(whose(request), request.ports)),
  },
];

function refOf({ params: { rollout = '', question = '' } }: PageRequest) {
  return { rollout, id: question };
}

/** Which question, and who says something about it. */
function whose(request: PageRequest) {
  return { ref: refOf(request), author: authorOf(request) };
}

function authorOf(request: PageRequest) {
  const { name, address } = request.user;
  return { by: name, address, only: onlyOf(request) };
}

function ownersAt(place: Parameters<typeof enquiryOwners>[0], { user, ports }: PageRequest) {
  return enquiryOwners(place, { name: user.name, address: user.address }, ports);
}

function shownIn(request: PageRequest): Promise<ShownQuestion | undefined> {
  return showQuestion(refOf(request), onlyOf(request), request.ports);
}

/** A question with those to whom it can be given, if a journalist asks it. */
async function aroundOf(request: PageRequest, shown: ShownQuestion) {
  const { question } = shown;
  const owners = question.enquiry ? await ownersAt(question, request) : [];
  return { shown, owners, now: request.ports.now() };
}

/** An empty form; among several rollouts, the question for which of them. */
async function fresh(request: PageRequest): Promise<PageAnswer> {
  const { locale, reader, query, ports } = request;
  const rollouts = await ports.rollouts.list();
  if (query.rollout === undefined && rollouts.length > 1) {
    const title = enquiryWords(locale)('title');
    return { page: rolloutChoicePage({ locale, reader, title, path: '/questions/new', rollouts }) };
  }
  return noting(request, query.rollout ?? rollouts[0]?.id ?? '', []);
}

function placeIn(request: PageRequest, rollout: string) {
  return findQuestionPlace({ rollout, organisation: onlyOf(request) }, request.ports);
}

async function noting(
  request: PageRequest,
  rollout: string,
  problems: readonly Problem[],
): Promise<PageAnswer> {
  const { locale, reader, form, user } = request;
  const place = await placeIn(request, rollout);
  if (!place) return 'not-there';
  const owners = await ownersAt(place, request);
  const own = owners.find(({ address }) => samePerson(address, user.address))?.id ?? '';
  // Whoever notes it has most often been called because it is theirs.
  const values = 'question' in form ? written(form) : { owner: own };
  const service = inLocale(place.service, locale);
  const page = enquiryPage({ locale, reader, rollout, service, owners, values, problems });
  return problems.length > 0 ? { page, status: 422 } : { page };
}

/** The fields as they were filled in, with the deadline as its picker has it. */
function written(form: PageRequest['form']) {
  return { ...fields(form), deadline: isoMoment(field(form, 'deadline')) };
}

async function note(request: PageRequest): Promise<PageAnswer> {
  const { form, locale, ports } = request;
  const rollout = field(form, 'rollout');
  const place = await placeIn(request, rollout);
  if (!place) return 'not-there';
  const names = ['question', 'name', 'medium', 'deadline', 'address', 'phone', 'owner'];
  const typed = written(form);
  const draft = Object.fromEntries(names.map((name) => [name, field(typed, name)]));
  const author = authorOf(request);
  const result = await noteEnquiry({ place, locale, draft, author }, ports);
  if (result.kind === 'not-there') return 'not-there';
  if (result.kind === 'refused') return noting(request, rollout, result.problems);
  return { to: `/questions/${rollout}/${result.question.id}?lang=${locale}&did=noted` };
}

async function answer(request: PageRequest): Promise<PageAnswer> {
  const shown = await shownIn(request);
  if (!shown) return 'not-there';
  const result = await answerQuestion({ ...whose(request), draft: draftIn(request, shown) }, request.ports);
  return done(request, 'answered', result);
}

/** The submitted answer, unvalidated. */
function draftIn({ form }: PageRequest, { question, place: { catalogue } }: ShownQuestion) {
  const words = field(form, 'words');
  const texts = (what: 'question' | 'answer') =>
    Object.fromEntries(
      catalogue.locales.flatMap((locale): [string, string][] => {
        const own = field(form, `${what}-${locale}`);
        // Whoever asked and everybody else are told the same where nothing else is said.
        const text = own === '' && what === 'answer' && locale === question.locale ? words : own;
        const asked = field(form, `question-${locale}`) !== '' || field(form, `answer-${locale}`) !== '';
        return text !== '' && (asked || what === 'question') ? [[locale, text]] : [];
      }),
    );
  const publish = { question: texts('question'), answer: texts('answer') };
  return {
    words,
    version: Number(field(form, 'version')),
    ...(field(form, 'publish') === 'yes' ? { publish } : {}),
  };
}

async function done(request: PageRequest, did: QuestionNotice, result: AnswerResult): Promise<PageAnswer> {
  if (result.kind === 'not-there') return 'not-there';
  if (result.kind === 'refused') return again(request, result.problems);
  const { rollout, id } = refOf(request);
  return { to: `/questions/${rollout}/${id}?lang=${request.locale}&did=${did}` };
}

async function again(request: PageRequest, problems: readonly Problem[]): Promise<PageAnswer> {
  const { locale, reader, form } = request;
  const shown = await shownIn(request);
  if (!shown) return 'not-there';
  const values = 'words' in form || 'spoken' in form ? { values: fields(form) } : {};
  const around = await aroundOf(request, shown);
  const page = questionPage({ locale, reader, ...around, ...values, problems: problems.map(inForm) });
  return problems.length > 0 ? { page, status: 422 } : { page };
}

/** Form field names use hyphens, since they are ids too. */
function inForm(found: Problem): Problem {
  // Nobody fills it in: a page without it is of another time.
  if (found.path === 'version') return problemAt('', 'changed-meanwhile');
  return { ...found, path: found.path.replace(/^publish\.(question|answer)\./, '$1-') };
}
