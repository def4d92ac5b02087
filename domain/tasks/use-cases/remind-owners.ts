import { contactNamed } from '../../contacts/contact.ts';
import { officeHolder } from '../../plan/task-step.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { shortDigest } from '../../shared/digest.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays, isWorkingDay } from '../../shared/working-day.ts';
import type { Handover, Handovers } from '../handover.ts';
import {
  type Awaited,
  type DutyRoster,
  mergeReminders,
  planHandoverNotice,
  planReminders,
  type Reminder,
} from '../plan-reminders.ts';
import { type SendTaskMailsPorts, sendTaskMails } from './send-task-mails.ts';
import { type SyncOpenTasksPorts, syncOpenTasks } from './sync-open-tasks.ts';

/** The date of each rollout's last reminders, by id. */
export type RemindedDays = Record<string, string>;

export type RemindOwnersPorts = SyncOpenTasksPorts &
  SendTaskMailsPorts & {
    rollouts: Pick<Rollouts, 'list'>;
    handovers: Pick<Handovers, 'ofDay'>;
    reminded: SharedRecord<RemindedDays>;
  };

export type RemindOwnersReport = { rollout: string; reminders: number; notices: number };

/** Reminders are sent from eight o'clock; a missed hour is made up for during office hours. */
const FROM = '08:00';
const UNTIL = '16:00';

/**
 * Sends reminders of tasks once per working day, one mail per person and organisation, and notices of
 * handovers, also once a day. Runs often; nothing is sent twice. `awaited` gives, when it is time, those who sign in
 * and what waits for them beside tasks: it is in the same mail.
 */
export async function remindOwners(
  ports: RemindOwnersPorts,
  awaited: () => Promise<readonly Awaited[]> = async () => [],
): Promise<RemindOwnersReport[]> {
  const { date, time } = toStockholm(ports.now());
  // Also the day before: late handovers are announced after midnight.
  const days = [addDays(date, -1), date];
  const handovers = (await allSettledOrThrow(days.map((day) => ports.handovers.ofDay(day)))).flat();
  const isHour = time >= FROM && time < UNTIL;
  const reminded = (await ports.reminded.read()).value ?? {};
  const todays: Round[] = [];
  for (const rollout of await ports.rollouts.list()) {
    const isTime = isHour && reminded[rollout.id] !== date && isWorkingDay(date, rollout.daysOff);
    const notices = await unsentNotices(rollout, handovers, ports);
    if (isTime || notices.length > 0)
      todays.push({ roster: await syncOpenTasks(rollout, ports), isTime, notices });
  }
  const timely = todays.filter(({ isTime }) => isTime);
  const waiting = timely.length > 0 ? await awaited() : [];
  const anyway = new Set(waiting.map(({ reader }) => recipientKey(reader.address)));
  const plans = timely.map(({ roster }) => ({ roster, reminders: planReminders(roster, anyway) }));
  const merged = new Map(mergeReminders(plans, waiting).map((one) => [one.roster, one.reminders] as const));
  return await mailed(todays, merged, ports);
}

type Round = { roster: DutyRoster; isTime: boolean; notices: readonly Handover[] };

async function mailed(
  rounds: readonly Round[],
  reminders: ReadonlyMap<DutyRoster, readonly Reminder[]>,
  ports: RemindOwnersPorts,
): Promise<RemindOwnersReport[]> {
  const reports: RemindOwnersReport[] = [];
  for (const { roster, isTime, notices } of rounds) {
    const { rollout, today } = roster;
    const own = reminders.get(roster) ?? [];
    await sendTaskMails(own, { id: `reminder-${rollout.id}-${today}`, roster }, ports);
    if (isTime)
      await change(ports.reminded, (days = {}) => ({
        next: { ...days, [rollout.id]: today },
        result: undefined,
      }));
    const told = await sendNotices(notices, roster, ports);
    reports.push({ rollout: rollout.id, reminders: own.length, notices: told });
  }
  return reports;
}

/** The day's handovers whose recipients have not been notified. */
async function unsentNotices(
  rollout: Rollout,
  handovers: readonly Handover[],
  { milestones, dispatches }: RemindOwnersPorts,
): Promise<Handover[]> {
  if (handovers.length === 0) return [];
  const own = new Set((await milestones.allOf(rollout.id)).map(({ id }) => id));
  const unsent: Handover[] = [];
  for (const handover of handovers.filter(({ milestone }) => own.has(milestone))) {
    const dispatch = await dispatches.find(noticeId(rollout, handover));
    if (!dispatch || dispatch.state === 'planning') unsent.push(handover);
  }
  return unsent;
}

/** One per person and day: later handovers of that day are in the next reminder. */
function noticeId({ id }: Rollout, { date, organisation, contact }: Handover): string {
  return `handover-${shortDigest(id, date, organisation, contact)}`;
}

async function sendNotices(
  handovers: readonly Handover[],
  roster: DutyRoster,
  ports: RemindOwnersPorts,
): Promise<number> {
  let told = 0;
  for (const handover of handovers) {
    const { organisation, contact } = handover;
    const { rollout, office } = roster;
    const chief = { organisation: office.code, ...rollout.contact, groups: [], locale: office.locale };
    const known = contactNamed(roster.contacts.get(organisation) ?? [], contact);
    const reader = known ?? (contact === officeHolder(rollout).contact ? chief : undefined);
    const notice = reader && planHandoverNotice({ organisation, reader }, roster);
    if (!notice) continue;
    await sendTaskMails([notice], { id: noticeId(rollout, handover), roster }, ports);
    told += 1;
  }
  return told;
}
