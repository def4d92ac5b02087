import type { Goals } from './goals.ts';
import { SmallStage } from './small-stage.ts';

const [ORGANISATIONS, PEOPLE] = [290, 40] as const;
const [WARM_UP, MEASURED] = [3, 20] as const;

/** The plan of a national milestone, by one worker that runs all of its jobs. */
export async function planning(goals: Goals): Promise<void> {
  const stage = await SmallStage.start({ organisations: ORGANISATIONS, contactsEach: PEOPLE });
  try {
    await stage.report('bench');
    const run = await stage.run({ without: ['approve-milestone'] });
    goals.heading(`A plan of ${ORGANISATIONS} organisations with ${PEOPLE} people each`);
    goals.row('processor time', run.processMicros / 1e6, { goal: { atMost: 12 }, unit: ' s' });
    goals.row('most memory', run.megabytes, { goal: { atMost: 200 }, unit: ' MB' });
    goals.row('  write units an organisation', run.writeUnits / ORGANISATIONS);
  } finally {
    await stage.stop();
  }
}

const [SMALL, LARGE] = [1_000, 10_000] as const;

/** One organisation of many people, from the event on the bus to its last mail, over the engine of the local cloud. */
export async function largeOrganisations(goals: Goals): Promise<void> {
  // As many mails: V8 gives a process that has done more work more room, whatever lives in it.
  const small = await sendTo({ organisations: LARGE / SMALL, people: SMALL });
  const large = await sendTo({ organisations: 1, people: LARGE });
  goals.heading(`One organisation of ${LARGE} people, planned and sent ÷ ${LARGE / SMALL} of ${SMALL}`);
  goals.row('all are sent', large ? 1 : 0, { goal: { atLeast: 1 } });
  if (!small || !large) return;
  goals.row('processor time of sending, a mail', large.micros / small.micros, { goal: { atMost: 1.1 } });
  goals.row('most memory of sending', large.megabytes / small.megabytes, { goal: { atMost: 1.15 } });
  goals.row('  most memory of planning', large.planMegabytes, { unit: ' MB' });
}

/** What sending took, in a process of its own; undefined if not all could be planned and sent. */
async function sendTo({ organisations, people }: { organisations: number; people: number }) {
  const stage = await SmallStage.start({ organisations, contactsEach: people });
  try {
    await stage.report('bench');
    const plan = await stage.run({ without: ['send-deliveries'] });
    const parts = await stage.operator.plans.summaries('bench');
    const planned = parts.reduce((sum, { deliveries }) => sum + deliveries, 0);
    await stage.operator.sendJobs.enqueue(
      parts.map(({ organisation }) => ({ dispatchId: 'bench', organisation })),
    );
    const sent = await stage.run();
    const cost = sent.functions['send-deliveries'];
    if (!cost || sent.mails < planned) return undefined;
    return {
      ...{ micros: cost.micros / sent.mails, megabytes: sent.megabytes, planMegabytes: plan.megabytes },
    };
  } catch {
    return undefined;
  } finally {
    await stage.stop();
  }
}

/** From the event on the bus to the first call of SES, for one organisation after the other. */
export async function firstMail(goals: Goals): Promise<void> {
  const stage = await SmallStage.start({ organisations: WARM_UP + MEASURED, contactsEach: PEOPLE });
  try {
    const organisations = (await stage.operator.rollouts.participations('bob')).map(
      ({ organisation }) => organisation,
    );
    const members = organisations.filter((code) => code !== 'national');
    for (const [index, organisation] of members.slice(0, WARM_UP + MEASURED).entries())
      await stage.report(`bench-${index}`, { organisations: [organisation] });
    const run = await stage.run();
    const millis = run.untilFirstCall.slice(WARM_UP).map((micros) => micros / 1_000);
    goals.heading(`From the event on the bus to the first call of SES, ${PEOPLE} people, warm, own time`);
    goals.row('median', percentile(millis, 0.5), { unit: ' ms' });
    goals.row('nine of ten within', percentile(millis, 0.9), { goal: { atMost: 80 }, unit: ' ms' });
  } finally {
    await stage.stop();
  }
}

function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
