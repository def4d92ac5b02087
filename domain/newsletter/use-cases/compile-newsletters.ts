import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { Dispatch, Dispatches } from '../../mail/dispatch.ts';
import type { DispatchPartJobs, Plans } from '../../plan/plan.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { hasNewsletter } from '../newsletter-readers.ts';
import {
  dueIssues,
  followed,
  type NewsletterSchedule,
  type NewsletterSchedules,
  newsletterDispatch,
} from '../newsletter-schedule.ts';

export type CompileNewslettersPorts = {
  rollouts: Pick<Rollouts, 'list' | 'participations'>;
  catalogues: Catalogues;
  newsletterSchedules: NewsletterSchedules;
  dispatches: Dispatches;
  plans: Pick<Plans, 'progress'>;
  newsletterJobs: DispatchPartJobs;
  now: () => number;
};

/**
 * `late`: opened so long after its time that it waits for review. `resumed`: lost jobs were enqueued again.
 */
export type CompileReport = { opened: string[]; late: string[]; resumed: string[] };

/** Stalled for this long: the job died with its worker or was lost from the queue. */
const FORGOTTEN_MILLIS = 120_000;
/** After this long planning is left to a person: the jobs are in the dead-letter queue. */
const LOOKED_AFTER_MILLIS = 14 * DAY_MILLIS;

/**
 * Opens a dispatch for each newsletter slot that is due, in each rollout, and enqueues one job per
 * organisation; enqueues unfinished planning again. Runs every five minutes; the next run makes up for a
 * missed one. Safe to run concurrently.
 */
export async function compileNewsletters(ports: CompileNewslettersPorts): Promise<CompileReport> {
  const report: CompileReport = { opened: [], late: [], resumed: [] };
  for (const rollout of await ports.rollouts.list()) {
    if (!(await tellsByNewsletter(rollout, ports))) continue;
    for (const due of dueIssues(await scheduleOf(rollout.id, ports), ports.now(), rollout.daysOff)) {
      const dispatch = newsletterDispatch(rollout.id, due, ports.now());
      if (!(await open(dispatch, ports))) continue;
      report.opened.push(dispatch.id);
      if (dispatch.late) report.late.push(dispatch.id);
    }
    report.resumed.push(...(await resume(rollout.id, ports)));
  }
  return report;
}

async function tellsByNewsletter(
  { catalogue }: Rollout,
  { catalogues }: CompileNewslettersPorts,
): Promise<boolean> {
  const version = await catalogues.currentVersion(catalogue);
  const loaded = version === undefined ? undefined : await catalogues.load(catalogue, version);
  return loaded !== undefined && hasNewsletter(loaded.catalogue);
}

async function scheduleOf(
  rollout: string,
  { rollouts, newsletterSchedules, now }: CompileNewslettersPorts,
): Promise<NewsletterSchedule> {
  const known = await newsletterSchedules.of(rollout);
  const schedule = followed(known, await rollouts.participations(rollout), now());
  if (schedule !== known) await newsletterSchedules.keep(rollout, schedule);
  return schedule;
}

/** Only the caller that opens it enqueues its jobs; {@link resume} recovers jobs lost in a crash. */
async function open(
  dispatch: Dispatch,
  { dispatches, newsletterJobs }: CompileNewslettersPorts,
): Promise<boolean> {
  if (await dispatches.find(dispatch.id)) return false;
  if (!(await dispatches.open(dispatch))) return false;
  await newsletterJobs.enqueue(jobsOf(dispatch, dispatch.organisations));
  return true;
}

async function resume(rollout: string, ports: CompileNewslettersPorts): Promise<string[]> {
  const { dispatches, plans, newsletterJobs, now } = ports;
  const known = await dispatches.ofRollout(rollout, now() - LOOKED_AFTER_MILLIS);
  const forgotten = known.filter(
    ({ purpose, state, changedAt }) =>
      purpose === 'newsletter' && state === 'planning' && now() - changedAt >= FORGOTTEN_MILLIS,
  );
  for (const dispatch of forgotten) {
    const { planned } = await plans.progress(dispatch.id);
    const missing = dispatch.organisations.filter((code) => !planned.has(code));
    // If all are planned, any one job closes the plan.
    const again = missing.length > 0 ? missing : dispatch.organisations.slice(0, 1);
    await newsletterJobs.enqueue(jobsOf(dispatch, again));
  }
  return forgotten.map(({ id }) => id);
}

function jobsOf({ id }: Dispatch, organisations: readonly string[]) {
  return organisations.map((organisation) => ({ dispatchId: id, organisation }));
}
