import { type Context, Hono } from 'hono';
import {
  type AskSubscriptionPorts,
  askSubscription,
  formProblems,
} from '../../../domain/newsletter/use-cases/ask-subscription.ts';
import {
  type ConfirmSubscriptionPorts,
  confirmSubscription,
  type ReadConfirmLinkPorts,
  readConfirmLink,
} from '../../../domain/newsletter/use-cases/confirm-subscription.ts';
import {
  type ShowSubscriptionPorts,
  type SubscriptionChoices,
  showSubscription,
} from '../../../domain/newsletter/use-cases/show-subscription.ts';
import {
  askedPage,
  badConfirmLinkPage,
  confirmedPage,
  confirmPage,
  subscribePage,
  TRAP,
} from '../../../templates/pages/public/subscribe.ts';
import { failedPage } from '../../../templates/pages/public/unsubscribe.ts';
import { policyOf } from '../../runtime/policy.ts';
import { noStore } from '../http/no-store.ts';
import { pageHeaders } from '../http/page-headers.ts';
import { pageLocale } from '../http/page-locale.ts';

export type SubscribeOptions = {
  /** All that the routes get which answer GET. */
  reads: ShowSubscriptionPorts & ReadConfirmLinkPorts;
  /** What only those get which answer POST. */
  acts: AskSubscriptionPorts & ConfirmSubscriptionPorts;
  /** The network address that a request came from. */
  networkOf: (context: Context) => string;
  /** Told of every question that is to be asked by mail. */
  onAsked: (asked: { rollout: string; organisation: string }) => void;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

const FORM = '/subscribe/:rollout';
const LINK = '/subscription/:token';
/** Three hundred organisations need not be read for every visitor. */
const FRESH_MILLIS = 300_000;

/** The routes by which people from outside come onto a list: no cookie, no script, no sign-in. */
export function subscribeApp(options: SubscribeOptions): Hono {
  const app = new Hono();
  app.use(pageHeaders());
  app.use('/subscription/*', async (context, next) => {
    context.header('X-Robots-Tag', 'noindex');
    await next();
  });
  app.use(noStore);
  asking(app, options);
  confirming(app, options);
  app.notFound((context) => context.html(badConfirmLinkPage(pageLocale(context)), 404));
  app.onError((error, context) => {
    options.onError(error);
    return context.html(failedPage(pageLocale(context)), policyOf(error).status);
  });
  return app;
}

function asking(app: Hono, { reads, acts, networkOf, onAsked }: SubscribeOptions): void {
  const choicesOf = rememberedChoices(reads);
  app.get(FORM, async (context) => {
    const choices = await choicesOf(context.req.param('rollout'));
    return choices
      ? context.html(subscribePage({ locale: pageLocale(context), choices }))
      : context.notFound();
  });
  app.post(FORM, async (context) => {
    const rollout = context.req.param('rollout');
    const choices = await choicesOf(rollout);
    if (!choices) return context.notFound();
    const locale = pageLocale(context);
    const { trap, ...form } = await formOf(context);
    const problems = formProblems(form, choices);
    if (problems.length > 0) return context.html(subscribePage({ locale, choices, form, problems }), 400);
    // From here on there is one answer: it tells nothing of the address, and programs nothing of the trap.
    if (trap === '') {
      const result = await askSubscription({ form, rollout, network: networkOf(context) }, acts);
      if (result === 'asked') onAsked({ rollout, organisation: form.organisation });
    }
    return context.html(askedPage(locale));
  });
}

function confirming(app: Hono, { reads, acts }: SubscribeOptions): void {
  app.get(LINK, async (context) => {
    const link = await readConfirmLink(context.req.param('token'), reads);
    return link ? context.html(confirmPage(pageLocale(context, link.locale), link)) : context.notFound();
  });
  app.post(LINK, async (context) => {
    const token = context.req.param('token');
    const confirms = (await bodyOf(context)).confirm === 'yes';
    const link = confirms ? await confirmSubscription(token, acts) : await readConfirmLink(token, reads);
    if (!link) return context.notFound();
    const locale = pageLocale(context, link.locale);
    return confirms
      ? context.html(confirmedPage(locale, link))
      : context.html(confirmPage(locale, link), 400);
  });
}

/** What one may choose, read anew every five minutes. Only what is there is remembered, so guessed names take no memory. */
function rememberedChoices(ports: ShowSubscriptionPorts & { now: () => number }) {
  const remembered = new Map<string, { at: number; choices: SubscriptionChoices }>();
  return async (rollout: string): Promise<SubscriptionChoices | undefined> => {
    const known = remembered.get(rollout);
    if (known && ports.now() - known.at < FRESH_MILLIS) return known.choices;
    const choices = await showSubscription(rollout, ports);
    if (choices) remembered.set(rollout, { at: ports.now(), choices });
    else remembered.delete(rollout);
    return choices;
  };
}

async function formOf(context: Context) {
  const body = await bodyOf(context);
  const field = (name: string) => {
    const value = body[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    organisation: field('organisation'),
    group: field('group'),
    locale: field('locale'),
    address: field('address'),
    trap: field(TRAP),
  };
}

/** What cannot be read as a form is an empty one. */
async function bodyOf(context: Context): Promise<Record<string, unknown>> {
  try {
    return await context.req.parseBody();
  } catch {
    return {};
  }
}
