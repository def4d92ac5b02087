import * as z from 'zod';
import { publishedWordsSchema, questionIdSchema } from '../../../../domain/answers/published-answer.ts';
import {
  type AnswerResult,
  answerDraftSchema,
  answerQuestion,
  closeQuestion,
  withdrawAnswer,
} from '../../../../domain/questions/use-cases/answer-question.ts';
import { findQuestionPlace } from '../../../../domain/questions/use-cases/find-question-place.ts';
import { forgetAsker } from '../../../../domain/questions/use-cases/forget-asker.ts';
import { type ListedQuestion, listQuestions } from '../../../../domain/questions/use-cases/list-questions.ts';
import { giveEnquiry, noteEnquiry } from '../../../../domain/questions/use-cases/note-enquiry.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { userRoleSchema } from '../../../../domain/rollout/user.ts';
import { localeSchema } from '../../../../domain/shared/locale.ts';
import { onlyOf } from '../../access/visible.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';

/** A question as those who answer see it: nothing in it tells who asked. */
const questionViewSchema = z
  .strictObject({
    id: questionIdSchema,
    rollout: rolloutIdSchema,
    organisation: organisationCodeSchema,
    /** Whether it is about the whole rollout. */
    national: z.boolean(),
    locale: localeSchema,
    words: z.string(),
    askedAt: z.iso.datetime(),
    state: z.enum(['open', 'answered', 'closed']),
    /** Whether an answer reaches whoever asked, by mail. */
    askerKnown: z.boolean(),
    /** Whose turn it is. */
    answerer: z.strictObject({ role: userRoleSchema, name: z.string().optional() }),
    /** Working days since it was asked, and whether it has waited too long. */
    days: z.int(),
    late: z.boolean(),
    /** Of a journalist's question: for which medium, until when, and whose it is. */
    enquiry: z
      .strictObject({ medium: z.string(), deadline: z.iso.datetime(), owner: z.string().optional() })
      .optional(),
    /** What was said, if it was answered by telephone. */
    spoken: z.string().optional(),
    answer: z
      .strictObject({
        words: z.string(),
        by: z.string(),
        at: z.iso.datetime(),
        version: z.int(),
        public: publishedWordsSchema.extend({ withdrawn: z.boolean() }).optional(),
      })
      .optional(),
  })
  .meta({ id: 'Question' });

const newAnswerSchema = answerDraftSchema.meta({
  id: 'NewAnswer',
  description:
    'An answer as Markdown for whoever asked. `version` is that of the answer which it replaces, 0 for the first. ' +
    'With `publish` it stands in public too, in these words.',
});

const newEnquirySchema = z
  .strictObject({
    question: z.string(),
    name: z.string(),
    medium: z.string(),
    deadline: z.iso.datetime({ offset: true }),
    address: z.string().default(''),
    phone: z.string().default(''),
    owner: z
      .string()
      .default('')
      .meta({ description: 'Id of whoever is to answer; empty: whoever does there.' }),
    locale: localeSchema,
  })
  .meta({
    id: 'NewEnquiry',
    description: 'What a journalist asks, and by when. An address or a telephone number is needed.',
  });

const params = z.object({ rollout: rolloutIdSchema, question: questionIdSchema });
const ANSWERING = { roles: ['coordinator', 'local-lead'], scope: 'own' } as const;
const ONE = '/api/rollouts/{rollout}/questions/{question}';

/** What people ask: list, answer, withdraw, close, and erase who asked. */
export const QUESTION_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/questions',
    summary:
      'Questions that wait for an answer, the oldest first, then those that are done, the latest first. ' +
      'A local lead sees those about their own organisation.',
    ...ANSWERING,
    input: z.object({ query: z.object({ state: z.enum(['open', 'answered', 'closed']).optional() }) }),
    answers: { 200: z.strictObject({ questions: z.array(questionViewSchema) }) },
    async answer({ query: { state } }, request) {
      const { open, done } = await listQuestions({ only: onlyOf(request) }, request.ports);
      const wanted = [...open, ...done].filter(
        ({ question }) => state === undefined || question.state === state,
      );
      return { status: 200, body: { questions: wanted.map(viewOf) } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/answer`,
    summary: 'Answer a question, or replace its answer. Who asked is mailed; only `publish` makes it public.',
    ...ANSWERING,
    input: z.object({ params, body: newAnswerSchema }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of, body }, request) =>
      shown(await answerQuestion({ ...whose(of, request), draft: body }, request.ports), request),
  }),
  apiRoute({
    method: 'POST',
    path: '/api/rollouts/{rollout}/enquiries',
    summary:
      'Note what a journalist asks and by when. Whose it is, is mailed at once if that is within a day. ' +
      'A local lead notes those about their own organisation. The same enquiry again is the same question.',
    ...ANSWERING,
    input: z.object({ params: z.object({ rollout: rolloutIdSchema }), body: newEnquirySchema }),
    answers: { 200: questionViewSchema },
    problems: [422],
    async answer({ params: { rollout }, body: { locale, ...draft } }, request) {
      const { user, ports } = request;
      const only = onlyOf(request);
      const place = await findQuestionPlace({ rollout, organisation: only }, ports);
      if (!place) return { problem: problemResponse(404) };
      const author = { by: user.name, address: user.address, only };
      return shown(await noteEnquiry({ place, locale, draft, author }, ports), request);
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/owner`,
    summary:
      "Give a journalist's question that waits to somebody, or with no owner to whoever answers there.",
    ...ANSWERING,
    input: z.object({ params, body: z.strictObject({ owner: z.string().max(64) }) }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of, body: { owner } }, request) =>
      shown(await giveEnquiry({ ...whose(of, request), owner }, request.ports), request),
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/spoken`,
    summary: 'Note what was answered by telephone, which closes the question. Idempotent.',
    ...ANSWERING,
    input: z.object({ params, body: z.strictObject({ spoken: z.string().min(1).max(2000) }) }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of, body: { spoken } }, request) =>
      shown(await closeQuestion({ ...whose(of, request), spoken }, request.ports), request),
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/withdraw`,
    summary: 'Take an answer out of the public pages, the script and every issue to come. Idempotent.',
    ...ANSWERING,
    input: z.object({ params }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of }, request) =>
      shown(await withdrawAnswer(whose(of, request), request.ports), request),
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/close`,
    summary: 'Close what is no question, without an answer. Idempotent.',
    ...ANSWERING,
    input: z.object({ params }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of }, request) =>
      shown(await closeQuestion(whose(of, request), request.ports), request),
  }),
  apiRoute({
    method: 'POST',
    path: `${ONE}/forget`,
    summary: 'Erase who asked. Idempotent.',
    ...ANSWERING,
    input: z.object({ params }),
    answers: { 200: questionViewSchema },
    problems: [422],
    answer: async ({ params: of }, request) =>
      shown(await forgetAsker(whose(of, request), request.ports), request),
  }),
];

function whose({ rollout, question }: z.infer<typeof params>, request: ApiRequest) {
  const { name, address } = request.user;
  return { ref: { rollout, id: question }, author: { by: name, address, only: onlyOf(request) } };
}

async function shown(result: AnswerResult, request: ApiRequest): Promise<ApiAnswer> {
  if (result.kind === 'not-there') return { problem: problemResponse(404) };
  if (result.kind === 'refused')
    return { problem: problemResponse(422, { problems: inputProblems(result.problems) }) };
  const { open, done } = await listQuestions({ only: onlyOf(request) }, request.ports);
  const listed = [...open, ...done].find(({ question }) => question.id === result.question.id);
  return listed ? { status: 200, body: viewOf(listed) } : { problem: problemResponse(503) };
}

function viewOf({ question, answerer, days, late }: ListedQuestion): z.input<typeof questionViewSchema> {
  const { id, rollout, organisation, national, locale, words, askedAt, state, asker, answer } = question;
  const { enquiry, closed } = question;
  const given = answer?.public;
  return {
    ...{ id, rollout, organisation, national, locale, words, state, answerer, days, late },
    askedAt: new Date(askedAt).toISOString(),
    askerKnown: asker !== undefined,
    ...(enquiry && {
      enquiry: {
        medium: enquiry.medium,
        deadline: new Date(enquiry.deadline).toISOString(),
        ...(enquiry.owner && { owner: enquiry.owner.name }),
      },
    }),
    ...(closed?.spoken !== undefined && { spoken: closed.spoken }),
    ...(answer && {
      answer: {
        ...{ words: answer.words, by: answer.by, version: answer.version },
        at: new Date(answer.at).toISOString(),
        ...(given && {
          public: {
            question: given.question,
            answer: given.answer,
            withdrawn: given.withdrawn !== undefined,
          },
        }),
      },
    }),
  };
}
