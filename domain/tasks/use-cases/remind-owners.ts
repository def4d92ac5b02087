import { contactId, contactNamed } from '../../contacts/contact.ts';
import { type Delivery, deliveryId } from '../../mail/delivery.ts';
import type { Dispatch } from '../../mail/dispatch.ts';
import type { Variant } from '../../mail/variant.ts';
import { officeHolder } from '../../plan/task-step.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { allSettledOrThrow } from '../../shared/concurrency.ts';
import { shortDigest } from '../../shared/digest.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays, isWorkingDay } from '../../shared/working-day.ts';
import type { Handover, Handovers } from '../handover.ts';
import { type DutyRoster, planHandoverNotice, planReminders, type Reminder } from '../plan-reminders.ts';
import type { RenderTaskMail } from '../task-mail.ts';
import { type SyncOpenTasksPorts, syncOpenTasks } from './sync-open-tasks.ts';

/** The date of each rollout's last reminders, by id. */
export type RemindedDays = Record<string, string>;

export type RemindOwnersPorts = SyncOpenTasksPorts &
  PlanDispatchPartPorts & {
    rollouts: Pick<Rollouts, 'list'>;
    handovers: Pick<Handovers, 'ofDay'>;
    reminded: SharedRecord<RemindedDays>;
    render: RenderTaskMail;
  };

export type RemindOwnersReport = { rollout: string; reminders: number; notices: number };

/** Reminders are sent from eight o'clock; a missed hour is made up for during office hours. */
const FROM = '08:00';
const UNTIL = '16:00';

/**
 * Sends reminders of tasks once per working day, one mail per person and organisation, and notices of
 * handovers, also once a day. Runs often; nothing is sent twice.
 */
export async function remindOwners(ports: RemindOwnersPorts): Promise<RemindOwnersReport[]> {
  const { date, time } = toStockholm(ports.now());
  // Also the day before: late handovers are announced after midnight.
  const days = [addDays(date, -1), date];
  const handovers = (await allSettledOrThrow(days.map((day) => ports.handovers.ofDay(day)))).flat();
  const isHour = time >= FROM && time < UNTIL;
  const reports: RemindOwnersReport[] = [];
  for (const rollout of await ports.rollouts.list()) {
    const reminded = (await ports.reminded.read()).value?.[rollout.id] === date;
    const isTime = isHour && !reminded && isWorkingDay(date, rollout.daysOff);
    const notices = await unsentNotices(rollout, handovers, ports);
    if (!isTime && notices.length === 0) continue;
    const roster = await syncOpenTasks(rollout, ports);
    const reminders = isTime ? planReminders(roster) : [];
    await sendReminders(reminders, { id: `reminder-${rollout.id}-${date}`, roster }, ports);
    if (isTime)
      await change(ports.reminded, (days = {}) => ({
        next: { ...days, [rollout.id]: date },
        result: undefined,
      }));
    const told = await sendNotices(notices, roster, ports);
    reports.push({ rollout: rollout.id, reminders: reminders.length, notices: told });
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
    await sendReminders([notice], { id: noticeId(rollout, handover), roster }, ports);
    told += 1;
  }
  return told;
}

type Mailing = { id: string; roster: DutyRoster };

/**
 * Opens the dispatch and writes every organisation's part. One opened by an earlier try keeps its
 * organisations.
 */
async function sendReminders(
  reminders: readonly Reminder[],
  { id, roster }: Mailing,
  ports: RemindOwnersPorts,
): Promise<void> {
  if (reminders.length === 0) return;
  const opened: Dispatch = {
    id,
    rollout: roster.rollout.id,
    purpose: 'reminder',
    name: { sv: 'Påminnelser om uppgifter', en: 'Reminders of tasks' },
    organisations: [...new Set(reminders.map(({ organisation }) => organisation))],
    state: 'planning',
    changedAt: ports.now(),
  };
  const dispatch = (await ports.dispatches.open(opened)) ? opened : await ports.dispatches.find(id);
  if (dispatch?.state !== 'planning') return;
  const byOrganisation = Map.groupBy(reminders, ({ organisation }) => organisation);
  for (const organisation of dispatch.organisations) {
    const mails = (byOrganisation.get(organisation) ?? []).map((reminder) =>
      mailOf(reminder, { dispatch, roster, render: ports.render }),
    );
    const variants = mails.map(({ variant }) => variant);
    const deliveries = mails.map(({ delivery }) => delivery);
    await planDispatchPart(dispatch, { organisation, variants, deliveries, carries: [] }, ports);
  }
}

type MailIn = { dispatch: Dispatch; roster: DutyRoster; render: RenderTaskMail };

function mailOf(
  { organisation, reader, mail }: Reminder,
  { dispatch, roster, render }: MailIn,
): { variant: Variant; delivery: Delivery } {
  const { rollout, duties } = roster;
  const contact = contactId(reader);
  const id = shortDigest('variant', dispatch.id, organisation, contact, mail);
  // The national contact has no catalogue role and is filed under the responsible one.
  const [role = duties[0]?.catalogue.responsible ?? 'contact'] = reader.groups;
  const groups = [role];
  return {
    variant: {
      id,
      locale: reader.locale,
      groups,
      channels: [],
      topics: [],
      from: { name: mail.sender, address: rollout.from },
      replyTo: mail.contact,
      ...render(mail),
    },
    delivery: {
      id: deliveryId(dispatch.id, organisation, reader.address),
      organisation,
      variant: id,
      contact,
      name: reader.name,
      address: reader.address,
      groups,
      task: true,
      outcome: { state: 'planned', tries: 0, notBefore: 0 },
    },
  };
}
