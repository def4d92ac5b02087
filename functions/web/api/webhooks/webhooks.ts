import * as z from 'zod';
import { problemAt } from '../../../../domain/shared/problem.ts';
import {
  addWebhook,
  type ChangedWebhook,
  endWebhook,
  listWebhooks,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from '../../../../domain/webhooks/use-cases/keep-webhooks.ts';
import {
  type Webhook,
  type WebhookProblem,
  webhookIdSchema,
  webhookProblemSchema,
  webhookSchema,
} from '../../../../domain/webhooks/webhook.ts';
import { type ApiAnswer, type ApiRequest, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const time = z.iso.datetime();
const problemSchema = webhookProblemSchema.extend({ at: time });
const viewSchema = z
  .strictObject({
    id: webhookIdSchema,
    url: z.string(),
    state: webhookSchema.shape.state.meta({
      description: '`dead`: has taken nothing for days and waits for a person; `ended`: gets nothing more.',
    }),
    endedBy: z
      .enum(['person', 'receiver'])
      .optional()
      .meta({ description: '`receiver`: by its answer 410.' }),
    madeAt: time,
    after: z.int().meta({ description: 'The sequence of the last event that it has taken.' }),
    lastSuccessAt: time.optional(),
    problem: problemSchema.optional().meta({ description: 'Why it has not taken the next one.' }),
    failingSince: time.optional(),
    nextTryAt: time.optional(),
    tested: z.strictObject({ at: time, problem: problemSchema.optional() }).optional(),
  })
  .meta({ id: 'Webhook', description: 'An address of another system that gets every event.' });
const secretSchema = z
  .string()
  .meta({ description: 'The secret that signs, by Standard Webhooks. It is never shown again.' });

const COORDINATORS = { roles: ['coordinator'], scope: 'everything' } as const;
const params = z.object({ webhook: webhookIdSchema });
const one = { ...COORDINATORS, method: 'POST', input: z.object({ params }), problems: [409] } as const;
const answers = { 200: viewSchema };

/** Addresses of other systems that get events, signed by Standard Webhooks. */
export const WEBHOOK_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/webhooks',
    summary: 'The addresses that get events: how far each has come, and what was wrong last.',
    ...COORDINATORS,
    input: z.object({}),
    answers: { 200: z.strictObject({ webhooks: z.array(viewSchema) }) },
    async answer(_, { ports }) {
      return { status: 200, body: { webhooks: (await listWebhooks(ports)).map(viewOf) } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/webhooks',
    summary: 'Send every event from now on to an address; the answer has the secret, once.',
    ...COORDINATORS,
    input: z.object({
      body: z.strictObject({ url: z.string().max(2000) }).meta({ id: 'NewWebhook' }),
    }),
    answers: { 201: z.strictObject({ webhook: viewSchema, secret: secretSchema }) },
    problems: [422],
    async answer({ body: { url } }, { ports, user }) {
      const added = await addWebhook({ url, by: user.address }, ports);
      if (added.kind === 'refused')
        return { problem: problemResponse(422, { problems: inputProblems(added.problems) }) };
      return { status: 201, body: { webhook: viewOf(added.webhook), secret: added.secret } };
    },
  }),
  apiRoute({
    ...one,
    path: '/api/webhooks/{webhook}/rotate',
    summary: 'Give an address another secret; the old one signs too for a day.',
    answers: { 200: z.strictObject({ webhook: viewSchema, secret: secretSchema }) },
    async answer({ params: { webhook: id } }, { ports, user }) {
      const done = await rotateWebhook({ id, by: user.address }, ports);
      if (done.kind !== 'done') return changed(done);
      return { status: 200, body: { webhook: viewOf(done.webhook), secret: done.secret } };
    },
  }),
  apiRoute({
    ...one,
    path: '/api/webhooks/{webhook}/test',
    summary: 'Send a test event within a minute or two; `tested` says then what came of it.',
    answers,
    async answer({ params: { webhook: id } }, { ports }) {
      return changed(await testWebhook({ id }, ports));
    },
  }),
  apiRoute({
    ...one,
    path: '/api/webhooks/{webhook}/replay',
    summary:
      'Send everything again from an event or a day on, at most 90 days back, each under the same id as before.',
    input: z.object({
      params,
      body: z
        .union([z.strictObject({ sequence: z.int().min(1) }), z.strictObject({ day: z.iso.date() })])
        .meta({ id: 'ReplayFrom' }),
    }),
    answers,
    async answer({ params: { webhook: id }, body: from }, { ports, user }) {
      return changed(await replayWebhook({ id, by: user.address, from }, ports));
    },
  }),
  apiRoute({
    ...one,
    path: '/api/webhooks/{webhook}/resume',
    summary: 'Let an address that is dead, or waits for its next try, go on at once.',
    answers,
    async answer(input, request) {
      return changed(await resumeWebhook(whose(input, request), request.ports));
    },
  }),
  apiRoute({
    ...one,
    path: '/api/webhooks/{webhook}/end',
    summary: 'End an address for good.',
    answers,
    async answer(input, request) {
      return changed(await endWebhook(whose(input, request), request.ports));
    },
  }),
];

function whose({ params: { webhook: id } }: { params: { webhook: string } }, { user }: ApiRequest) {
  return { id, by: user.address };
}

function changed(done: ChangedWebhook): ApiAnswer {
  switch (done.kind) {
    case 'done':
      return { status: 200, body: viewOf(done.webhook) };
    case 'not-there':
      return { problem: problemResponse(404) };
    case 'overtaken': {
      const problems = inputProblems([problemAt('', 'changed-meanwhile')]);
      return { problem: problemResponse(409, { problems }) };
    }
  }
}

function viewOf(webhook: Webhook): z.infer<typeof viewSchema> {
  const { id, url, state, endedBy, after, problem, failingSince, nextTryAt, tested } = webhook;
  return {
    ...{ id, url, state, after, madeAt: instant(webhook.madeAt) },
    ...(endedBy && { endedBy }),
    ...(webhook.lastSuccessAt !== undefined && { lastSuccessAt: instant(webhook.lastSuccessAt) }),
    ...(problem && { problem: problemView(problem) }),
    ...(failingSince !== undefined && { failingSince: instant(failingSince) }),
    ...(state === 'active' && failingSince !== undefined && { nextTryAt: instant(nextTryAt) }),
    ...(tested && {
      tested: { at: instant(tested.at), ...(tested.problem && { problem: problemView(tested.problem) }) },
    }),
  };
}

const problemView = ({ at, ...found }: WebhookProblem) => ({ ...found, at: instant(at) });
const instant = (at: number) => new Date(at).toISOString();
