import type { Mailer } from '../../domain/mail/delivery.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { InMemoryApprovedMilestoneJobs } from '../in-memory/in-memory-approved-milestone-jobs.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import { InMemoryMilestoneEvents } from '../in-memory/in-memory-milestone-events.ts';
import { InMemorySendQuotas } from '../in-memory/in-memory-send-quotas.ts';
import { inMemoryStores } from '../in-memory/in-memory-stores.ts';

const rendered = new Map<string, ReturnType<typeof renderMail>>();

/** The same content is the same mail, and a thousand sequences have few contents. */
const render: typeof renderMail = (content) => {
  const key = JSON.stringify(content);
  const known = rendered.get(key) ?? renderMail(content);
  rendered.set(key, known);
  return known;
};

/** All ports that a sequence needs, in memory, with its own clock and mail service. */
export function sequencePorts({ now, mailer }: { now: () => number; mailer: Mailer }) {
  let attempts = 0;
  return {
    ...inMemoryStores(),
    ...{ mailer, render, renderDocuments: () => [], now },
    quotas: new InMemorySendQuotas(),
    planJobs: new InMemoryDispatchPartJobs(),
    sendJobs: new InMemoryDispatchPartJobs(),
    dispatchJobs: new InMemoryApprovedMilestoneJobs(),
    events: new InMemoryMilestoneEvents(),
    sleep: async () => {},
    random: () => 0.5,
    remainingMillis: () => 30_000,
    attemptId: () => {
      attempts += 1;
      return `attempt-${attempts}`;
    },
  };
}
export type SequencePorts = Omit<ReturnType<typeof sequencePorts>, 'mailer'> & { mailer: Mailer };
