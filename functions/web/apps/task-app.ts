import type { Hono } from 'hono';
import { badTaskLinkPage } from '../../../templates/pages/console/tasks/tasks.ts';
import { publicFailedPage } from '../../../templates/pages/public/links/unsubscribe.ts';
import { closedLink, type OnRevoked } from '../public/links/closed-link.ts';
import { addPublicPages } from '../public/public-route.ts';
import { TASK_PAGES, type TaskActPorts, type TaskReadPorts } from '../public/tasks/task-pages.ts';
import { unsignedApp } from './unsigned-app.ts';

export type TaskOptions = {
  /** Ports of GET routes. */
  reads: TaskReadPorts;
  /** Ports of POST routes. */
  acts: TaskActPorts;
  /** Receives every use of a link whose key is revoked. */
  onRevoked?: OnRevoked;
  /** Receives the error of every failed request. */
  onError: (error: Error) => void;
};

/** Task pages behind the links in mails. */
export function taskApp({ reads, acts, onRevoked, onError }: TaskOptions): Hono {
  const app = unsignedApp({ onError, failed: publicFailedPage, badLink: badTaskLinkPage });
  addPublicPages(app, { routes: TASK_PAGES, reads, acts, notThere: closedLink(reads, onRevoked) });
  return app;
}
