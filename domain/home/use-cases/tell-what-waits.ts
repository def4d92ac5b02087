import type { Contact } from '../../contacts/contact.ts';
import type { People, Person } from '../../people/person.ts';
import { reachedKinds } from '../../plan/day-of-truth.ts';
import { notches } from '../../plan/mail-content.ts';
import type { UserRole } from '../../rollout/user.ts';
import { isoWeekOf, isSameWeek } from '../../shared/iso-week.ts';
import { inLocale, type Localised } from '../../shared/locale.ts';
import { change, type SharedRecord } from '../../shared/shared-record.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { Awaited } from '../../tasks/plan-reminders.ts';
import type { TaskMail, WaitingWords } from '../../tasks/task-mail.ts';
import {
  type RemindOwnersPorts,
  type RemindOwnersReport,
  remindOwners,
} from '../../tasks/use-cases/remind-owners.ts';
import { sendTaskMails } from '../../tasks/use-cases/send-task-mails.ts';
import type { KnownRollout } from '../known-rollout.ts';
import { leadsLines } from '../leads-lines.ts';
import { newestTold } from '../rollout-state.ts';
import { byDay, firstDay, isBarred, type Waiting, waitingKey } from '../waiting.ts';
import type { Noticed, WaitingCounts } from '../waiting-count.ts';
import { ROLLOUT_KINDS, STAGE_KINDS } from '../waiting-kinds.ts';
import {
  gatherHome,
  type HomeKind,
  type HomeLine,
  type KnownHome,
  linesFor,
  type ShowHomePorts,
} from './show-home.ts';

export type TellWhatWaitsPorts = ShowHomePorts &
  RemindOwnersPorts & {
    people: Pick<People, 'read'>;
    waitingCounts: SharedRecord<WaitingCounts>;
    noticed: SharedRecord<Noticed>;
    /** A line in words, with the address of its page in the console. */
    wordsOf: (line: HomeLine, of: { rollouts: readonly KnownRollout[]; locale: string }) => WaitingWords;
  };

/** What a round came to: how many things were announced for approval, and what was reminded of. */
export type ToldWhatWaits = { approvals: number; reminders: RemindOwnersReport[] };

const EVERY_ROLE: readonly UserRole[] = ['coordinator', 'approver', 'registrar', 'local-lead'];
const AT_ONCE: Readonly<Record<'approval' | 'urgent', Localised>> = {
  approval: { sv: 'Väntar på godkännande', en: 'Waiting for approval' },
  urgent: { sv: 'Väntar på svar inom ett dygn', en: 'To be answered within a day' },
};

/**
 * Tells those who sign in what waits for them: at once what has come for approval, to those who may approve it and have
 * not written it, and what a journalist needs within a day, to whoever answers it; else once per working day, in the
 * mail that reminds of tasks, if there is anything that they have not been told, or that is due, or that they were told
 * last in an earlier week. Also counts it for the head of every page. Runs often; nothing is sent twice.
 */
export async function tellWhatWaits(ports: TellWhatWaitsPorts): Promise<ToldWhatWaits> {
  const { people } = await ports.people.read();
  const active = people.filter(({ state }) => state === 'active');
  // Reminders of tasks do not wait for what is not theirs.
  const [known] = await Promise.allSettled([
    active.length > 0 ? gatherHome({ roles: [...EVERY_ROLE] }, ports) : undefined,
  ]);
  const home = known.status === 'fulfilled' ? known.value : undefined;
  if (home) await count(active, home, ports);
  const approvals = home ? await announce(active, home, ports) : 0;
  const told: Told[] = [];
  const reminders = await remindOwners(ports, async () => {
    if (home) told.push(...(await toTell(active, home, ports)));
    return told.map(({ awaited }) => awaited);
  });
  if (told.length > 0)
    await change(ports.noticed, (noticed = {}) => ({
      next: { ...noticed, ...Object.fromEntries(told.map(({ person, seen }) => [person, seen])) },
      result: undefined,
    }));
  if (known.status === 'rejected') throw known.reason;
  return { approvals, reminders };
}

const isLead = ({ role }: Person) => role === 'local-lead';

function linesOf(person: Person, home: KnownHome): HomeLine[] {
  const { role, address, organisation } = person;
  if (!isLead(person)) return linesFor({ roles: [role], address }, home).mine;
  if (organisation === undefined) return [];
  const lines = home.rollouts.flatMap((one) => leadsLines(one, organisation));
  return byDay(lines.filter(({ things }) => !things.some((thing) => isBarred(person, thing))));
}

/** What a lead's first page counts is among her tasks: it is not known here. */
async function count(people: readonly Person[], home: KnownHome, ports: TellWhatWaitsPorts): Promise<void> {
  const national = people.filter((one) => !isLead(one));
  const counts = Object.fromEntries(national.map((one) => [one.id, linesOf(one, home).length]));
  await change(ports.waitingCounts, () => ({ next: { at: ports.now(), counts }, result: undefined }));
}

type ToldAtOnce = { kind: HomeKind; rollout: string | undefined; thing: Waiting; readers: Person[] };

/** Each thing is announced once: the id of the dispatch is derived from it. */
async function announce(
  people: readonly Person[],
  home: KnownHome,
  ports: TellWhatWaitsPorts,
): Promise<number> {
  const found = new Map<string, ToldAtOnce>();
  for (const person of people)
    for (const { kind, rollout, things } of linesOf(person, home))
      for (const thing of things.filter(({ atOnce }) => atOnce || isApproval(kind))) {
        const key = waitingKey({ kind, rollout }, thing);
        const readers = [...(found.get(key)?.readers ?? []), person];
        found.set(key, { kind, rollout, thing, readers });
      }
  let announced = 0;
  for (const [key, { readers, ...of }] of found) {
    const known = home.rollouts.find(({ rollout }) => rollout.id === of.rollout) ?? home.rollouts[0];
    const asks = isApproval(of.kind) ? 'approval' : 'urgent';
    const id = `${asks}-${key}`;
    const dispatch = await ports.dispatches.find(id);
    if (!known || (dispatch && dispatch.state !== 'planning')) continue;
    const line = { kind: of.kind, rollout: of.rollout, things: [of.thing] };
    const mails = readers.map((person) => {
      const reader = asContact(person, known.rollout.office);
      const waits = [ports.wordsOf(line, { rollouts: home.rollouts, locale: person.locale })];
      return { organisation: reader.organisation, reader, mail: mailAtOnce(asks, known, { reader, waits }) };
    });
    await sendTaskMails(
      mails,
      { id, name: AT_ONCE[asks], roster: { rollout: known.rollout, duties: [] } },
      ports,
    );
    announced += 1;
  }
  return announced;
}

function isApproval(kind: HomeKind): boolean {
  const { roles }: { roles: readonly UserRole[] } = { ...ROLLOUT_KINDS, ...STAGE_KINDS }[kind];
  return roles.includes('approver');
}

type Told = { person: string; awaited: Awaited; seen: Noticed[string] };

async function toTell(
  people: readonly Person[],
  home: KnownHome,
  ports: TellWhatWaitsPorts,
): Promise<Told[]> {
  const noticed = (await ports.noticed.read()).value ?? {};
  const day = toStockholm(ports.now()).date;
  const office = home.rollouts[0]?.rollout.office;
  if (office === undefined) return [];
  return people.flatMap((person) => {
    const lines = linesOf(person, home);
    const things = lines.flatMap((line) => line.things.map((thing) => waitingKey(line, thing)));
    const seen = { day, things };
    if (!isNews({ lines, seen, before: noticed[person.id] })) return [];
    const waits = lines.map((line) =>
      ports.wordsOf(line, { rollouts: home.rollouts, locale: person.locale }),
    );
    return [{ person: person.id, awaited: { reader: asContact(person, office), waits }, seen }];
  });
}

type Compared = { lines: readonly HomeLine[]; seen: Noticed[string]; before: Noticed[string] | undefined };

/** Whether somebody is told today: never twice a day, and the same things once a week. */
function isNews({ lines, seen: { day, things }, before }: Compared): boolean {
  if (things.length === 0 || before?.day === day) return false;
  if (before === undefined || !isSameWeek(isoWeekOf(before.day), isoWeekOf(day))) return true;
  return things.some((one) => !before.things.includes(one)) || lines.some((line) => firstDay(line) === day);
}

function asContact({ name, address, locale, organisation }: Person, office: string): Contact {
  return { organisation: organisation ?? office, name, address, groups: [], locale };
}

function mailAtOnce(
  kind: keyof typeof AT_ONCE,
  { rollout, version, milestones, organisations }: KnownRollout,
  { reader, waits }: { reader: Contact; waits: readonly WaitingWords[] },
): TaskMail {
  const { locale } = reader;
  const newest = newestTold(milestones)?.milestone;
  const office = inLocale(organisations.get(rollout.office)?.name ?? {}, locale) || rollout.office;
  return {
    kind,
    locale,
    service: inLocale(rollout.name, locale),
    organisation: office,
    milestones: notches(
      version.catalogue,
      newest ? reachedKinds(newest, rollout.office) : new Set<string>(),
      locale,
    ),
    sender: office,
    contact: rollout.contact,
    ...(rollout.registerNumber === undefined ? {} : { registerNumber: rollout.registerNumber }),
    ...{ lines: [], signOffs: [], halted: [], waits },
  };
}
