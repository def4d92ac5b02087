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
import { publicFailedPage } from '../../../templates/pages/public/links/unsubscribe.ts';
import { badConfirmLinkPage } from '../../../templates/pages/public/newsletter/subscribe.ts';
import { cachedRead } from '../http/cached-read.ts';
import { closedLink, type OnRevoked } from '../public/links/closed-link.ts';
import { SUBSCRIPTION_PAGES, type SubscriptionActs } from '../public/newsletter/subscription-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { unsignedApp } from './unsigned-app.ts';

export type SubscribeOptions = Pick<SubscriptionActs, 'onAsked'> & {
  /** Ports of GET routes. */
  reads: ShowSubscriptionPorts & ReadConfirmLinkPorts;
  /** Ports of POST routes. */
  acts: AskSubscriptionPorts & ConfirmSubscriptionPorts;
  /** The client's network address. */
  networkOf: (context: Context) => string;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

/** Avoids reading three hundred organisations for every visitor. */
const FRESH_MILLIS = 300_000;

/** Subscription pages for people from outside. */
export function subscribeApp({
  reads,
  acts,
  networkOf,
  onAsked,
  onRevoked,
  onError,
}: SubscribeOptions): Hono {
  const choicesOf = cachedRead((rollout) => showSubscription(rollout, reads), {
    now: reads.now,
    millis: FRESH_MILLIS,
  });
  const app = unsignedApp({
    onError,
    failed: publicFailedPage,
    badLink: badConfirmLinkPage,
    links: /^\/subscription\//,
  });
  addPublicPages(app, {
    routes: SUBSCRIPTION_PAGES,
    reads: { ...reads, choicesOf },
    acts: { ...acts, choicesOf, onAsked },
    networkOf,
    notThere: closedLink(reads, onRevoked),
  });
  return app;
}
