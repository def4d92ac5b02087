import {
  type AskSubscriptionPorts,
  askSubscription,
  subscriptionProblems,
} from '../../../../domain/newsletter/use-cases/ask-subscription.ts';
import {
  type ConfirmSubscriptionPorts,
  confirmSubscription,
  type ReadConfirmLinkPorts,
  readConfirmLink,
} from '../../../../domain/newsletter/use-cases/confirm-subscription.ts';
import type { SubscriptionChoices } from '../../../../domain/newsletter/use-cases/show-subscription.ts';
import {
  askedPage,
  confirmedPage,
  confirmPage,
  limitedPage,
  subscribePage,
} from '../../../../templates/pages/public/newsletter/subscribe.ts';
import { TRAP } from '../../../../templates/pages/public/trap.ts';
import { field, texts } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

type Choices = { choicesOf: (rollout: string) => Promise<SubscriptionChoices | undefined> };
export type SubscriptionReads = Choices & ReadConfirmLinkPorts;
export type SubscriptionActs = Choices &
  AskSubscriptionPorts &
  ConfirmSubscriptionPorts & {
    /** Called for every confirmation request enqueued. */
    onAsked: (asked: { rollout: string; organisation: string }) => void;
  };

const FORM = { path: '/subscribe/{rollout}', who: 'anyone', cache: 'never' } as const;
const LINK = { path: '/subscription/{token}', who: 'link-holder' } as const;

/** Subscription with confirmation by mailed link (double opt-in). */
export const SUBSCRIPTION_PAGES: readonly PublicRoute<SubscriptionReads, SubscriptionActs>[] = [
  {
    method: 'GET',
    ...FORM,
    async answer({ params: { rollout = '' }, ports, locale }) {
      const choices = await ports.choicesOf(rollout);
      return choices ? { page: subscribePage({ locale, choices }) } : 'not-there';
    },
  },
  { method: 'POST', ...FORM, answer: ask },
  {
    method: 'GET',
    ...LINK,
    async answer({ params: { token = '' }, ports, localeFor }) {
      const link = await readConfirmLink(token, ports);
      return link ? { page: confirmPage(localeFor(link.locale), link) } : 'not-there';
    },
  },
  { method: 'POST', ...LINK, answer: confirm },
];

async function ask(request: PublicRequest<SubscriptionActs>): Promise<PageAnswer> {
  const { params, ports, locale } = request;
  const { rollout = '' } = params;
  const choices = await ports.choicesOf(rollout);
  if (!choices) return 'not-there';
  const form = {
    organisation: field(request.form, 'organisation'),
    group: field(request.form, 'group'),
    locale: field(request.form, 'locale'),
    address: field(request.form, 'address'),
  };
  const problems = subscriptionProblems(form, choices);
  if (problems.length > 0) return { page: subscribePage({ locale, choices, form, problems }), status: 400 };
  // One response from here on within the limits: it reveals nothing about the address, nor about the honeypot.
  if (field(request.form, TRAP) === '') {
    const result = await askSubscription({ form, rollout, network: request.network() }, ports);
    if (result !== 'asked') return { page: limitedPage(locale, rollout, result.limitedUntil), status: 429 };
    ports.onAsked({ rollout, organisation: form.organisation });
  }
  return { page: askedPage(locale) };
}

async function confirm(request: PublicRequest<SubscriptionActs>): Promise<PageAnswer> {
  const { params, form, ports, localeFor } = request;
  const { token = '' } = params;
  const confirms = texts(form, 'confirm').at(-1) === 'yes';
  const link = confirms ? await confirmSubscription(token, ports) : await readConfirmLink(token, ports);
  if (!link) return 'not-there';
  const locale = localeFor(link.locale);
  return confirms ? { page: confirmedPage(locale, link) } : { page: confirmPage(locale, link), status: 400 };
}
