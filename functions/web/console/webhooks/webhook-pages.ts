import * as z from 'zod';
import { type Problem, problemAt } from '../../../../domain/shared/problem.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import {
  addWebhook,
  type ChangedWebhook,
  endWebhook,
  listWebhooks,
  type ReplayFrom,
  replayWebhook,
  resumeWebhook,
  rotateWebhook,
  testWebhook,
} from '../../../../domain/webhooks/use-cases/keep-webhooks.ts';
import {
  toldOfWebhookSchema,
  type WebhooksView,
  webhooksPage,
} from '../../../../templates/pages/console/webhooks/webhooks-page.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PageRequest, PageRoute } from '../page-route.ts';

const PATH = '/webhooks';
const COORDINATORS = { roles: ['coordinator'], scope: 'everything' } as const;
const ONE = { method: 'POST', ...COORDINATORS } as const;

/** The addresses of other systems that get events. A secret is on the page that answers its making, and on no other. */
export const WEBHOOK_PAGES: readonly PageRoute[] = [
  { method: 'GET', path: PATH, ...COORDINATORS, answer: (request) => shown(request, {}) },
  {
    method: 'POST',
    path: PATH,
    ...COORDINATORS,
    async answer(request) {
      const { form, user, ports } = request;
      const url = field(form, 'url');
      const added = await addWebhook({ url, by: user.address }, ports);
      if (added.kind === 'refused') return shown(request, { url, problems: added.problems });
      return shown(request, { secret: { of: added.webhook.id, secret: added.secret } });
    },
    refill: (request) => shown(request, { url: field(request.form, 'url') }),
  },
  {
    ...ONE,
    path: `${PATH}/{webhook}/rotate`,
    async answer(request) {
      const done = await rotateWebhook(whose(request), request.ports);
      if (done.kind !== 'done') return told(request, done, 'overtaken');
      return shown(request, { secret: { of: done.webhook.id, secret: done.secret } });
    },
  },
  {
    ...ONE,
    path: `${PATH}/{webhook}/test`,
    async answer(request) {
      return told(request, await testWebhook(whose(request), request.ports), 'tested');
    },
  },
  {
    ...ONE,
    path: `${PATH}/{webhook}/replay`,
    async answer(request) {
      const read = replaySchema.safeParse(isoDay(field(request.form, 'from')));
      if (!read.success)
        return shown(request, {
          replay: { of: request.params.webhook ?? '', from: field(request.form, 'from') },
          problems: [problemAt('from', 'date-invalid')],
        });
      const from: ReplayFrom = { day: read.data };
      return told(request, await replayWebhook({ ...whose(request), from }, request.ports), 'replayed');
    },
  },
  {
    ...ONE,
    path: `${PATH}/{webhook}/resume`,
    async answer(request) {
      return told(request, await resumeWebhook(whose(request), request.ports), 'resumed');
    },
  },
  {
    ...ONE,
    path: `${PATH}/{webhook}/end`,
    async answer(request) {
      return told(request, await endWebhook(whose(request), request.ports), 'ended');
    },
  },
];

const replaySchema = z.iso.date();

function whose({ params, user }: PageRequest): { id: string; by: string } {
  return { id: params.webhook ?? '', by: user.address };
}

function told(
  { locale }: PageRequest,
  { kind }: Pick<ChangedWebhook, 'kind'>,
  what: z.infer<typeof toldOfWebhookSchema>,
): PageAnswer {
  if (kind === 'not-there') return 'not-there';
  return { to: `${PATH}?lang=${locale}&told=${kind === 'overtaken' ? 'overtaken' : what}` };
}

type Said = Pick<WebhooksView, 'url' | 'secret' | 'replay'> & { problems?: readonly Problem[] };

async function shown(request: PageRequest, { problems = [], ...said }: Said): Promise<PageAnswer> {
  const { locale, reader, ports, query } = request;
  const webhooks = await listWebhooks(ports);
  const last = (await ports.eventLog.last())?.sequence ?? 0;
  const page = webhooksPage({
    ...{ locale, reader, webhooks, last, problems, ...said },
    told: toldOfWebhookSchema.safeParse(query.told).data,
  });
  return { page, status: problems.length > 0 ? 422 : 200 };
}
