import {
  acceptChange,
  type FactChanged,
  factChangedSchema,
} from '../../domain/milestone/use-cases/accept-change.ts';
import { acceptMilestone } from '../../domain/milestone/use-cases/accept-milestone.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { planOrganisation } from '../../domain/milestone/use-cases/plan-organisation.ts';
import { welcomeNewcomers } from '../../domain/newcomers/use-cases/welcome-newcomers.ts';
import { compileNewsletters } from '../../domain/newsletter/use-cases/compile-newsletters.ts';
import { planNewsletter } from '../../domain/newsletter/use-cases/plan-newsletter.ts';
import { type MilestoneReached, milestoneReachedSchema } from '../../domain/plan/milestone.ts';
import type { DispatchPartJob } from '../../domain/plan/plan.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import { reconcile } from '../../domain/sending/use-cases/reconcile.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import { loadRollout, type RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { fromStockholm, toStockholm } from '../../domain/shared/stockholm-time.ts';
import { addDays } from '../../domain/shared/working-day.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { headIssue, renderNewsletter, sayChange } from '../../templates/newsletter/render-newsletter.ts';
import { InMemoryApprovedMilestoneJobs } from '../in-memory/in-memory-approved-milestone-jobs.ts';
import { InMemoryDispatchPartJobs } from '../in-memory/in-memory-dispatch-part-jobs.ts';
import { InMemoryMailer } from '../in-memory/in-memory-mailer.ts';
import { InMemoryMilestoneEvents } from '../in-memory/in-memory-milestone-events.ts';
import { InMemorySendQuotas } from '../in-memory/in-memory-send-quotas.ts';
import { inMemoryStores } from '../in-memory/in-memory-stores.ts';

/** When the reconciler goes its round: before the sending hour, at it, and after a plan has rested. */
const ROUNDS = ['07:50', '07:56', '08:01', '08:07', '16:00'];

/** The same with the one that welcomes newcomers. */
const WELCOMING_ROUNDS = ['07:50', '07:56', '08:01', '08:07', '08:31', '16:00'];

/**
 * A rollout in memory with a calendar that a test turns: all jobs run as if on their queues. `hasNewsletter`: issues
 * leave too, each at its hour. `hasWelcomes`: so do welcomes.
 */
export async function calendarWorld(
  source: RolloutSource,
  startsAt: string,
  { hasNewsletter = false, hasWelcomes = false }: { hasNewsletter?: boolean; hasWelcomes?: boolean } = {},
) {
  const stores = inMemoryStores();
  await loadRollout(source, stores);
  let now = instantOf(startsAt);
  let attempts = 0;
  const ports = {
    ...stores,
    mailer: new InMemoryMailer(),
    quotas: new InMemorySendQuotas(),
    planJobs: new InMemoryDispatchPartJobs(),
    newsletterJobs: new InMemoryDispatchPartJobs(),
    sendJobs: new InMemoryDispatchPartJobs(),
    dispatchJobs: new InMemoryApprovedMilestoneJobs(),
    events: new InMemoryMilestoneEvents(),
    render: renderMail,
    renderDocuments: () => [],
    now: () => now,
    // Mails leave in no time, so that a day is a day.
    sleep: async () => {},
    random: () => 0.5,
    remainingMillis: () => 30_000,
    attemptId: () => {
      attempts += 1;
      return `attempt-${attempts}`;
    },
  };
  let heard = 0;
  const work = async () => {
    for (;;) {
      const [plan, send] = [take(ports.planJobs), take(ports.sendJobs)];
      const stopped = ports.events.published
        .slice(heard)
        .flatMap(({ type, detail }) => (type === 'MilestoneStopped' ? [detail.id] : []));
      heard = ports.events.published.length;
      if (plan.length + send.length + stopped.length === 0) return;
      for (const job of plan) await planOrganisation(job, ports);
      for (const job of send) await sendDeliveries(job, ports);
      for (const id of stopped) await dispatchMilestone(id, ports);
    }
  };
  const round = async () => {
    await reconcile(ports);
    if (hasNewsletter) {
      await compileNewsletters(ports);
      const issue = { ...ports, head: headIssue, sayChange, render: renderNewsletter };
      for (const job of take(ports.newsletterJobs))
        await planNewsletter(job, { ...issue, publicUrl: 'https://pages.example' });
    }
    if (hasWelcomes) await welcomeNewcomers(ports);
    await work();
  };
  return {
    ...ports,
    /** Mails with the Swedish day on which each left. */
    mails: [] as { day: string; organisation: string; to: string; subject: string; text: string }[],
    today: () => toStockholm(now).date,
    /** Reports a milestone, approves it and lets all that follows at once happen. */
    async report(
      reached: Omit<MilestoneReached, 'rollout' | 'triggeredBy' | 'facts'> & Partial<MilestoneReached>,
    ) {
      const whole = milestoneReachedSchema.parse({
        rollout: source.rollout.id,
        triggeredBy: 'coordinator@skr.example',
        ...reached,
      });
      const result = await acceptMilestone(whole, { at: now, byHand: false }, ports);
      await work();
      await this.release(whole.id);
      return result;
    },
    /** Changes facts for all, or for one organisation, without letting anybody be told yet. */
    async change(changed: Omit<FactChanged, 'rollout' | 'changedBy'>) {
      const whole = { rollout: source.rollout.id, changedBy: 'coordinator@skr.example', ...changed };
      const result = await acceptChange(factChangedSchema.parse(whole), { at: now, byHand: false }, ports);
      await work();
      return result;
    },
    /** Does all the jobs that wait. */
    work,
    /** Approves what is planned and lets it leave. */
    async release(id: string) {
      const planned = await ports.milestones.find(id);
      if (planned?.planHash !== undefined) {
        await approveMilestone({ milestone: id, planHash: planned.planHash, by: SYSTEM_ACTOR }, ports);
        if ((await dispatchMilestone(id, ports)) === 'later') {
          now = (await ports.milestones.find(id))?.undoUntil ?? now;
          await dispatchMilestone(id, ports);
        }
        await work();
      }
      this.read();
    },
    /** Lets every day until then happen, that one included up to 16:00. */
    async goTo(day: string) {
      for (let at = this.today(); at <= day; at = addDays(at, 1)) {
        for (const time of hasWelcomes ? WELCOMING_ROUNDS : ROUNDS) {
          const next = fromStockholm({ date: at, time });
          if (next <= now) continue;
          now = next;
          await round();
          this.read();
        }
      }
    },
    /** Lets a minute pass in which nothing happens. */
    pause() {
      now += 60_000;
    },
    /** Empties the list of mails. */
    forget() {
      ports.mailer.sent.length = 0;
      this.mails.length = 0;
    },
    /** What has left since it was last asked. */
    read() {
      for (const { delivery, variant } of ports.mailer.sent.slice(this.mails.length)) {
        const { subject, text } = variant;
        const { organisation, address: to } = delivery;
        this.mails.push({ day: this.today(), organisation, to, subject, text });
      }
    },
  };
}

function take(queue: InMemoryDispatchPartJobs): DispatchPartJob[] {
  return queue.enqueued.splice(0).map(({ dispatchId, organisation }) => ({ dispatchId, organisation }));
}

function instantOf(written: string): number {
  const [date = '', time = '09:00'] = written.split(' ');
  return fromStockholm({ date, time });
}
