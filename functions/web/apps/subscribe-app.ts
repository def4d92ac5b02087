import type { Context, Hono } from 'hono';
import type { AskSubscriptionPorts } from '../../../domain/newsletter/use-cases/ask-subscription.ts';
import type {
  ConfirmSubscriptionPorts,
  ReadConfirmLinkPorts,
} from '../../../domain/newsletter/use-cases/confirm-subscription.ts';
import {
  type ShowSubscriptionPorts,
  showSubscription,
} from '../../../domain/newsletter/use-cases/show-subscription.ts';
import { badConfirmLinkPage } from '../../../templates/pages/public/subscribe.ts';
import { failedPage } from '../../../templates/pages/public/unsubscribe.ts';
import { cachedRead } from '../http/cached-read.ts';
import { SUBSCRIPTION_PAGES, type SubscriptionActs } from '../public/newsletter/subscription-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { unsignedApp } from './unsigned-app.ts';

export type SubscribeOptions = Pick<SubscriptionActs, 'onAsked'> & {
  /** All that the routes get which answer GET. */
  reads: ShowSubscriptionPorts & ReadConfirmLinkPorts;
  /** What only those get which answer POST. */
  acts: AskSubscriptionPorts & ConfirmSubscriptionPorts;
  /** The network address that a request came from. */
  networkOf: (context: Context) => string;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** Three hundred organisations need not be read for every visitor. */
const FRESH_MILLIS = 300_000;

/** The pages by which people from outside come onto a list. */
export function subscribeApp({ reads, acts, networkOf, onAsked, onError }: SubscribeOptions): Hono {
  const choicesOf = cachedRead((rollout) => showSubscription(rollout, reads), {
    now: reads.now,
    millis: FRESH_MILLIS,
  });
  const app = unsignedApp({ onError, failed: failedPage, badLink: badConfirmLinkPage });
  addPublicPages(app, {
    routes: SUBSCRIPTION_PAGES,
    reads: { ...reads, choicesOf },
    acts: { ...acts, choicesOf, onAsked },
    networkOf,
  });
  return app;
}
