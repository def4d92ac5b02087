import type { ConfirmationJob } from '../../../domain/newsletter/confirmation-job.ts';
import { sendConfirmation } from '../../../domain/newsletter/use-cases/send-confirmation.ts';
import { loadRollout } from '../../../domain/setup/use-cases/load-rollout.ts';
import { HmacSigner } from '../../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../../functions/adapters/node-crypto/new-secret.ts';
import { subscribeApp } from '../../../functions/web/apps/subscribe-app.ts';
import { renderQuestion } from '../../../templates/newsletter/render-question.ts';
import { weeklySource } from '../../domain/fixtures/weekly-source.ts';
import { InMemoryDispatchPartJobs } from '../../domain/in-memory/in-memory-dispatch-part-jobs.ts';
import { inMemoryStores } from '../../domain/in-memory/in-memory-stores.ts';

/** What Bo of a sports club in Malmö fills in. */
export const BO_FORM = { organisation: '1280', group: 'clubs', locale: 'sv', address: 'bo@club.example' };

/** The pages by which one subscribes, over the lending rollout, with a clock and what became of each request. */
export async function aSubscribeVisit() {
  const stores = inMemoryStores();
  await loadRollout(weeklySource(), stores);
  const clock = { now: Date.UTC(2026, 10, 25, 10, 5) };
  const jobs: ConfirmationJob[] = [];
  const errors: Error[] = [];
  const ports = {
    ...stores,
    signer: new HmacSigner(),
    newSecret,
    now: () => clock.now,
    confirmationJobs: { enqueue: async (job: ConfirmationJob) => void jobs.push(job) },
    sendJobs: new InMemoryDispatchPartJobs(),
    render: renderQuestion,
    publicUrl: 'https://pages.example',
  };
  const app = subscribeApp({
    reads: ports,
    acts: ports,
    networkOf: (context) => context.req.header('x-network') ?? '192.0.2.1',
    onAsked: () => undefined,
    onError: (error) => errors.push(error),
  });
  const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, { method: 'POST', body: new URLSearchParams(form), headers });
  /** Sends the mails that were asked for and answers the link of each. */
  const links = async () => {
    const found: string[] = [];
    for (const job of jobs.splice(0)) {
      if (!(await sendConfirmation(job, ports))) continue;
      const dispatches = await stores.dispatches.ofRollout('lending', 0);
      const newest = dispatches
        .filter(({ purpose }) => purpose === 'opt-in')
        .toSorted((a, b) => a.changedAt - b.changedAt);
      const [variant] = await stores.plans.variants(newest.at(-1)?.id ?? '', job.organisation);
      found.push(/https:\/\/pages\.example(\/subscription\/\S+)/.exec(variant?.text ?? '')?.[1] ?? 'no link');
    }
    return found;
  };
  return { app, post, links, jobs, errors, clock, stores, ports };
}
