import { type Catalogue, calledOf, milestoneName } from '../catalogue/catalogue.ts';
import { type Contact, contactId, contactNamed } from '../contacts/contact.ts';
import { changeName } from '../plan/change.ts';
import { dayOfTruth, reachedKinds } from '../plan/day-of-truth.ts';
import { notches } from '../plan/mail-content.ts';
import type { Milestone } from '../plan/milestone.ts';
import type { Task } from '../plan/task.ts';
import { officeHolder } from '../plan/task-step.ts';
import type { Organisation } from '../rollout/organisation.ts';
import type { Rollout } from '../rollout/rollout.ts';
import { recipientKey } from '../shared/email-address.ts';
import { inLocale } from '../shared/locale.ts';
import { toStockholm } from '../shared/stockholm-time.ts';
import {
  isHalted,
  isReminderDay,
  reminds,
  tellsCoordinator,
  timingOf,
  timingOfDay,
} from './reminder-days.ts';
import {
  type SignOffReminder,
  type TaskLine,
  type TaskMail,
  TIMINGS,
  type Timing,
  type WaitingWords,
} from './task-mail.ts';
import type { OnDay } from './task-progress.ts';

/** A task with its milestone. */
export type Duty = { task: Task; milestone: Milestone; catalogue: Catalogue };

/** A sign-off of a milestone that an organisation's lead is to give by a day, or was. */
export type SignOffDuty = Pick<Duty, 'milestone' | 'catalogue'> & { organisation: string; due: string };

/**
 * Input for a rollout's reminders: all open tasks, the sign-offs that are near or overdue, and the people at the
 * organisations that have some.
 */
export type DutyRoster = {
  today: string;
  rollout: Rollout;
  office: Organisation;
  duties: readonly Duty[];
  signOffs: readonly SignOffDuty[];
  organisations: ReadonlyMap<string, Organisation>;
  contacts: ReadonlyMap<string, readonly Contact[]>;
};

/** A mail to one person; `organisation` is that person's. */
export type Reminder = { organisation: string; reader: Contact; mail: TaskMail };

/**
 * Somebody who signs in, and what waits for them beside tasks; `reader` belongs to the organisation that their mail
 * is filed under.
 */
export type Awaited = { reader: Contact; waits: readonly WaitingWords[] };

/**
 * The day's reminders: one mail per person and organisation with everything. People without news get none, but those
 * who get a mail anyway, by {@link recipientKey}.
 */
export function planReminders(roster: DutyRoster, anyway: ReadonlySet<string> = new Set()): Reminder[] {
  const { today } = roster;
  const { daysOff } = roster.rollout;
  const near = roster.duties.flatMap((duty) => {
    const timing = timingOf(duty.task, { ...dayOf(duty, today), daysOff });
    const found = timing && timing !== 'later' ? readerOf(duty, roster) : undefined;
    return timing && found ? [{ duty, timing, ...found }] : [];
  });
  const halted = roster.duties.filter(
    ({ task }) => task.owner !== 'national-office' && isHalted(task, today, daysOff),
  );
  const tells = halted.some(({ task }) => tellsCoordinator(task, today, daysOff));
  const chief = chiefOf(roster);
  const keyOf = ({ organisation, reader }: Found) => `${organisation}/${contactId(reader)}`;
  const readers = Map.groupBy(near, keyOf);
  const signing = roster.signOffs.flatMap((duty) => {
    const found = signerOf(duty, roster);
    return found ? [{ duty, ...found }] : [];
  });
  const signers = Map.groupBy(signing, keyOf);
  const chiefKey = `${roster.rollout.office}/${contactId(chief)}`;
  const keys = new Set([...readers.keys(), ...signers.keys(), ...(tells ? [chiefKey] : [])]);
  return [...keys].toSorted().flatMap((key): Reminder[] => {
    const own = readers.get(key) ?? [];
    const isChief = key === chiefKey;
    const toSign = signers.get(key) ?? [];
    const { organisation, reader } = own[0] ??
      toSign[0] ?? { organisation: roster.rollout.office, reader: chief };
    const isReminded =
      anyway.has(recipientKey(reader.address)) ||
      own.some(({ duty }) => isNews(duty, roster)) ||
      toSign.some(({ duty: { due } }) => isReminderDay(due, today, daysOff));
    if (!isReminded && !(isChief && tells)) return [];
    const lines = own.map(({ duty, timing }) => ({ duty, timing }));
    const signOffs = toSign.map(({ duty }) => duty);
    const mail = taskMailOf({ organisation, reader, lines, signOffs, halted: isChief ? halted : [] }, roster);
    return [{ organisation, reader, mail }];
  });
}

type Found = { organisation: string; reader: Contact };

/** The organisation's lead, or the national contact for the office. Without a lead, it shows once it is overdue. */
function signerOf({ catalogue, organisation }: SignOffDuty, roster: DutyRoster): Found | undefined {
  if (organisation === roster.rollout.office) return { organisation, reader: chiefOf(roster) };
  const contacts = roster.contacts.get(organisation) ?? [];
  const reader = contacts.find(({ groups }) => groups.includes(catalogue.responsible));
  return reader && { organisation, reader };
}

function dayOf({ task, milestone }: Duty, today: string): OnDay {
  return { today, occurredOn: dayOfTruth(milestone, task.organisation) ?? milestone.occurredOn };
}

/** Whether a task triggers a mail today; never on the day when its holder first heard of it. */
function isNews({ task, milestone }: Duty, { today, rollout }: DutyRoster): boolean {
  const last = task.history.at(-1);
  const heardAt = last?.what === 'handed-over' ? last.at : milestone.receivedAt;
  return toStockholm(heardAt).date < today && reminds(task, today, rollout.daysOff);
}

/** The notice of tasks handed over to a person on a day; undefined if none is theirs any longer. */
export function planHandoverNotice(
  { organisation, reader }: { organisation: string; reader: Contact },
  roster: DutyRoster,
): Reminder | undefined {
  const theirs = roster.duties.filter(
    ({ task }) => task.contact === contactId(reader) && task.history.at(-1)?.what === 'handed-over',
  );
  const lines = theirs.flatMap((duty) => {
    const timing = timingOf(duty.task, {
      ...dayOf(duty, roster.today),
      daysOff: roster.rollout.daysOff,
    });
    return timing ? [{ duty, timing }] : [];
  });
  if (lines.length === 0) return undefined;
  const mail = taskMailOf({ organisation, reader, lines, signOffs: [], halted: [] }, roster);
  return { organisation, reader, mail: { ...mail, kind: 'handed-over' } };
}

function chiefOf({ rollout, office, contacts }: DutyRoster): Contact {
  const { name, address } = rollout.contact;
  const named = contactNamed(contacts.get(rollout.office) ?? [], officeHolder(rollout).contact);
  return named ?? { organisation: rollout.office, name, address, groups: [], locale: office.locale };
}

/**
 * The task's current holder. If they are no longer a contact, the local lead; without a lead, it shows once
 * the task stalls.
 */
function readerOf({ task, catalogue }: Duty, roster: DutyRoster): Found | undefined {
  const { office } = roster.rollout;
  if (task.owner === 'national-office' || task.contact === contactId(chiefOf(roster))) {
    const colleague = contactNamed(roster.contacts.get(office) ?? [], task.contact);
    return { organisation: office, reader: colleague ?? chiefOf(roster) };
  }
  const contacts = roster.contacts.get(task.organisation) ?? [];
  const reader =
    contactNamed(contacts, task.contact) ??
    contacts.find(({ groups }) => groups.includes(catalogue.responsible));
  return reader && { organisation: task.organisation, reader };
}

type Timed = { duty: Duty; timing: Timing };
type MailOf = Found & {
  lines: readonly Timed[];
  signOffs: readonly SignOffDuty[];
  halted: readonly Duty[];
};

function taskMailOf({ organisation, reader, lines, signOffs, halted }: MailOf, roster: DutyRoster): TaskMail {
  const { rollout, office, organisations } = roster;
  const { locale } = reader;
  const home = organisations.get(organisation) ?? office;
  const places = [
    ...[...lines.map(({ duty }) => duty), ...halted].map(
      ({ milestone, catalogue, task: { organisation: code } }) => ({
        milestone,
        catalogue,
        organisation: code,
      }),
    ),
    ...signOffs,
  ];
  const [newest] = places.toSorted((a, b) => b.milestone.receivedAt - a.milestone.receivedAt);
  const byOrganisation = Map.groupBy(halted, ({ task }) => task.organisation);
  const nameOf = (code: string) => inLocale(organisations.get(code)?.name ?? {}, locale, 'sv') || code;
  return {
    kind: kindOf({ lines, signOffs, halted }),
    locale,
    service: inLocale(rollout.name, locale, 'sv'),
    organisation: inLocale(home.name, locale, 'sv'),
    milestones: newest
      ? notches(newest.catalogue, reachedKinds(newest.milestone, newest.organisation), locale)
      : [],
    sender: inLocale(office.name, locale, 'sv'),
    contact: rollout.contact,
    ...(rollout.registerNumber === undefined ? {} : { registerNumber: rollout.registerNumber }),
    lines: linesOf(lines, { locale, nameOf, atOffice: organisation === rollout.office }),
    signOffs: signOffs.map((duty) => signOffLine(duty, { locale, today: roster.today })),
    waits: [],
    halted: [...byOrganisation]
      .map(([code, duties]) => ({
        organisation: nameOf(code),
        lines: linesOf(
          duties.map((duty) => ({ duty, timing: 'late' as const })),
          { locale, nameOf, atOffice: false, others: true },
        ),
      }))
      .toSorted((a, b) => (a.organisation < b.organisation ? -1 : 1)),
  };
}

function kindOf({ lines, signOffs, halted }: Record<'lines' | 'signOffs' | 'halted', readonly unknown[]>) {
  if (lines.length + signOffs.length > 0) return 'reminder';
  return halted.length > 0 ? 'escalation' : 'waiting';
}

/**
 * The mails of several rollouts with what waits for people beside tasks, so that nobody gets two for one organisation:
 * what is in the second rollout joins the mail of the first. Whoever has no task is told in the first rollout.
 */
export function mergeReminders(
  plans: readonly { roster: DutyRoster; reminders: readonly Reminder[] }[],
  awaited: readonly Awaited[],
): { roster: DutyRoster; reminders: Reminder[] }[] {
  const left = new Map(awaited.map((one) => [recipientKey(one.reader.address), one] as const));
  const merged = new Map<string, { roster: DutyRoster; reminder: Reminder }>();
  for (const { roster, reminders } of plans)
    for (const reminder of reminders) {
      const address = recipientKey(reminder.reader.address);
      const key = `${reminder.organisation}/${address}`;
      const earlier = merged.get(key);
      const hasTasks = reminder.mail.lines.length > 0;
      const waits = (left.get(address)?.waits ?? []).filter(({ isTask }) => !(isTask && hasTasks));
      left.delete(address);
      const mail = earlier ? joined(earlier.reminder.mail, reminder.mail) : { ...reminder.mail, waits };
      merged.set(key, { roster: earlier?.roster ?? roster, reminder: { ...reminder, mail } });
    }
  const [first] = plans;
  const alone = first
    ? [...left.values()].map(({ reader, waits }) => {
        const { organisation } = reader;
        const empty = { organisation, reader, lines: [], signOffs: [], halted: [] };
        const mail = { ...taskMailOf(empty, first.roster), waits };
        return { roster: first.roster, reminder: { organisation, reader, mail } };
      })
    : [];
  const all = [...merged.values(), ...alone];
  return plans.map(({ roster }) => ({
    roster,
    reminders: all.filter((one) => one.roster === roster).map(({ reminder }) => reminder),
  }));
}

function joined(one: TaskMail, other: TaskMail): TaskMail {
  const lines = [...one.lines, ...other.lines];
  const signOffs = [...one.signOffs, ...other.signOffs];
  const halted = [...one.halted, ...other.halted];
  return { ...one, kind: kindOf({ lines, signOffs, halted }), lines, signOffs, halted };
}

function signOffLine(
  { milestone, catalogue, due }: SignOffDuty,
  { locale, today }: { locale: string; today: string },
): SignOffReminder {
  const name = shownName(milestone, catalogue, locale);
  return { milestone: { id: milestone.id, name }, due, timing: timingOfDay(due, today, milestone.daysOff) };
}

type LinesIn = { locale: string; nameOf: (code: string) => string; atOffice: boolean; others?: boolean };

/** Equally urgent tasks of one occasion share a line. */
function linesOf(timed: readonly Timed[], { locale, nameOf, atOffice, others = false }: LinesIn): TaskLine[] {
  const occasions = Map.groupBy(timed, ({ duty: { task, milestone }, timing }) =>
    [milestone.id, task.channel, timing, others ? (task.contact ?? '') : '', reasonOf(task) ?? ''].join(' '),
  );
  const lines = [...occasions.values()].flatMap((of): TaskLine[] => {
    const [first] = of;
    if (!first) return [];
    const { duty, timing } = first;
    const { catalogue, milestone, task } = duty;
    const groups = of.map(({ duty: { task: one } }) =>
      inLocale(calledOf(catalogue, one.group), locale, catalogue.locales[0]),
    );
    const codes = new Set(of.map(({ duty: { task: one } }) => one.organisation));
    const reason = reasonOf(task);
    return [
      {
        milestone: { id: milestone.id, name: shownName(milestone, catalogue, locale) },
        channel: task.channel,
        occasion: inLocale(catalogue.channels[task.channel]?.name ?? {}, locale, catalogue.locales[0]),
        groups: [...new Set(groups)],
        organisations: atOffice ? [...codes].map(nameOf) : [],
        due: of.map(({ duty: { task: one } }) => one.due).reduce((a, b) => (a < b ? a : b)),
        timing,
        ...(others && task.contactName ? { who: task.contactName } : {}),
        ...(reason ? { reason } : {}),
      },
    ];
  });
  const order = ({ timing, due, channel }: TaskLine) => `${TIMINGS.indexOf(timing)} ${due} ${channel}`;
  return lines.toSorted((a, b) => (order(a) < order(b) ? -1 : 1));
}

function reasonOf({ state, history }: Task): string | undefined {
  return state === 'cannot' ? history.at(-1)?.reason : undefined;
}

function shownName({ kind, change }: Milestone, catalogue: Catalogue, locale: string): string {
  return change ? changeName(change, catalogue, locale) : milestoneName(catalogue, kind, locale);
}
