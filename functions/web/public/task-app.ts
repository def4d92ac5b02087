import { type Context, Hono } from 'hono';
import { type OpenTaskDeskPorts, openTaskDesk } from '../../../domain/tasks/use-cases/open-task-desk.ts';
import {
  occasionOf,
  type SettleOccasionPorts,
  settleOccasion,
} from '../../../domain/tasks/use-cases/settle-occasion.ts';
import { occasionPage } from '../../../templates/pages/console/tasks/task-occasion.ts';
import { settledPage } from '../../../templates/pages/console/tasks/task-settled.ts';
import { badTaskLinkPage, tasksPage } from '../../../templates/pages/console/tasks/tasks.ts';
import { failedPage } from '../../../templates/pages/public/unsubscribe.ts';
import { policyOf } from '../../runtime/policy.ts';
import { unlisted } from '../http/no-store.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

export type TaskOptions = {
  /** All that the routes get which answer GET. */
  reads: OpenTaskDeskPorts;
  /** What only those get which answer POST. */
  acts: SettleOccasionPorts;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The routes of tasks: GET shows, POST acts, and the link is the only credential. */
export function taskApp({ reads, acts, onError }: TaskOptions): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use('/tasks/*', unlisted);
  app.get('/tasks/:token', async (context) => {
    const token = context.req.param('token');
    const desk = await openTaskDesk(token, reads);
    if (!desk) return badLink(context);
    return context.html(tasksPage({ desk, locale: pageLocale(context, desk.reader.locale) }, baseOf(token)));
  });
  app.get('/tasks/:token/:channel', async (context) => {
    const { token, channel } = context.req.param();
    const desk = await openTaskDesk(token, reads);
    const tasks = desk ? occasionOf(desk, channel) : [];
    if (!desk || tasks.length === 0) return badLink(context);
    const locale = pageLocale(context, desk.reader.locale);
    return context.html(occasionPage({ desk, locale, channel, tasks, base: baseOf(token) }));
  });
  app.post('/tasks/:token/:channel', (context) => act(context, acts));
  app.notFound(badLink);
  app.onError((error, context) => {
    onError(error);
    return context.html(failedPage(pageLocale(context)), policyOf(error).status);
  });
  return app;
}

async function act(context: Context, ports: SettleOccasionPorts): Promise<Response> {
  const token = context.req.param('token') ?? '';
  const channel = context.req.param('channel') ?? '';
  const said = await formOf(context);
  const form = { ...single(said), task: said.task ?? [] };
  const settled = await settleOccasion({ token, channel, said: form }, ports);
  if (settled.kind === 'no-such-link') return badLink(context);
  const locale = pageLocale(context, settled.desk.reader.locale);
  const base = baseOf(token);
  if (settled.kind === 'problems') {
    const { desk, problems } = settled;
    const tasks = occasionOf(desk, channel);
    return context.html(
      occasionPage({ desk, locale, channel, tasks, base, problems, said, answer: true }),
      400,
    );
  }
  const { act, results } = settled;
  // What is left is read anew: the page tells how things stand after the button.
  const desk = (await openTaskDesk(token, ports)) ?? settled.desk;
  return context.html(settledPage({ desk, locale, channel, act, results, base }));
}

/** The fields of a form, each with all its values; what is no form has none. */
async function formOf(context: Context): Promise<Record<string, string[]>> {
  try {
    const body = await context.req.parseBody({ all: true });
    return Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        [value].flat().filter((one) => typeof one === 'string'),
      ]),
    );
  } catch {
    return {};
  }
}

function single(said: Record<string, string[]>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(said).map(([name, [first]]) => [name, first]));
}

function baseOf(token: string): string {
  return `/tasks/${encodeURIComponent(token)}`;
}

function badLink(context: Context): Response | Promise<Response> {
  return context.html(badTaskLinkPage(pageLocale(context)), 404);
}
