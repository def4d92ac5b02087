import type { Hono } from 'hono';
import type { LoadTaskListPorts } from '../../../domain/tasks/use-cases/load-task-list.ts';
import type { SubmitTaskFormPorts } from '../../../domain/tasks/use-cases/submit-task-form.ts';
import { badTaskLinkPage } from '../../../templates/pages/console/tasks/tasks.ts';
import { failedPage } from '../../../templates/pages/public/unsubscribe.ts';
import { addPublicPages } from '../public/public-route.ts';
import { TASK_PAGES } from '../public/tasks/task-pages.ts';
import { unsignedApp } from './unsigned-app.ts';

export type TaskOptions = {
  /** All that the routes get which answer GET. */
  reads: LoadTaskListPorts;
  /** What only those get which answer POST. */
  acts: SubmitTaskFormPorts;
  /** Told of every request that failed. */
  onError: (error: Error) => void;
};

/** The pages of tasks behind the links in mails. */
export function taskApp({ reads, acts, onError }: TaskOptions): Hono {
  const app = unsignedApp({ onError, failed: failedPage, badLink: badTaskLinkPage });
  addPublicPages(app, { routes: TASK_PAGES, reads, acts });
  return app;
}
