import type { Context, Hono } from 'hono';
import { badLinkPage, publicFailedPage } from '../../../templates/pages/public/links/unsubscribe.ts';
import { closedLink, type OnRevoked } from '../public/links/closed-link.ts';
import { POLL_PAGES, type PollActs, type PollReads } from '../public/polls/poll-pages.ts';
import { addPublicPages } from '../public/public-route.ts';
import { QUESTION_PAGES, type QuestionActs, type QuestionReads } from '../public/questions/question-pages.ts';
import { unsignedApp } from './unsigned-app.ts';

export type QuestionOptions = {
  /** Ports of GET routes. */
  reads: QuestionReads & PollReads;
  /** Ports of POST routes. */
  acts: Omit<QuestionActs & PollActs, 'onAsked'>;
  onAsked: QuestionActs['onAsked'];
  /** The client's network address. */
  networkOf: (context: Context) => string;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

const LINKS = /^\/(question\/(?!press\/)|polls\/)/;

/** The forms in which people ask, and those in which they are asked. */
export function questionApp({ reads, acts, onAsked, networkOf, onRevoked, onError }: QuestionOptions): Hono {
  const app = unsignedApp({ onError, failed: publicFailedPage, badLink: badLinkPage, links: LINKS });
  addPublicPages(app, {
    routes: QUESTION_PAGES,
    reads,
    acts: { ...acts, onAsked },
    networkOf,
    notThere: closedLink(reads, onRevoked),
  });
  addPublicPages(app, {
    routes: POLL_PAGES,
    reads,
    acts,
    networkOf,
    notThere: closedLink(reads, onRevoked),
  });
  return app;
}
