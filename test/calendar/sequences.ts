import { catalogueVersion } from '../../domain/catalogue/catalogue-version.ts';
import type { CatalogueVersion } from '../../domain/catalogue/catalogues.ts';
import { type Contact, contactId, isActive } from '../../domain/contacts/contact.ts';
import { type Directory, directoryOf } from '../../domain/contacts/contact-directory.ts';
import { seenAs } from '../../domain/contacts/use-cases/change-contact.ts';
import { editContact } from '../../domain/contacts/use-cases/edit-contact.ts';
import { endRoles } from '../../domain/contacts/use-cases/end-roles.ts';
import type { SendResult } from '../../domain/mail/delivery.ts';
import { isUndone } from '../../domain/mail/dispatch.ts';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { acceptChange, type FactChanged } from '../../domain/milestone/use-cases/accept-change.ts';
import { acceptMilestone } from '../../domain/milestone/use-cases/accept-milestone.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { changeLocalFacts } from '../../domain/milestone/use-cases/change-local-facts.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { planOrganisation } from '../../domain/milestone/use-cases/plan-organisation.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import {
  type ChangeMilestone,
  isTold,
  type Milestone,
  type MilestoneReached,
  milestoneReachedSchema,
} from '../../domain/plan/milestone.ts';
import type { DispatchPartJob } from '../../domain/plan/plan.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import { seenOf } from '../../domain/rollout/rollout.ts';
import { reconcile } from '../../domain/sending/use-cases/reconcile.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import type { RolloutSource } from '../../domain/setup/use-cases/load-rollout.ts';
import { TemporaryFailure } from '../../domain/shared/errors.ts';
import { fromStockholm, toStockholm } from '../../domain/shared/stockholm-time.ts';
import { confirmTask } from '../../domain/tasks/use-cases/confirm-task.ts';
import { dying } from '../fixtures/dying.ts';
import { portWith } from '../fixtures/port-with.ts';
import { InMemoryMailer } from '../in-memory/in-memory-mailer.ts';
import { Random } from '../simulation/random.ts';
import { type SequencePorts, sequencePorts } from './sequence-ports.ts';
import { type FactOfSequence, SequenceRecord } from './sequence-record.ts';
import { type Complaint, refereeOf } from './sequence-referee.ts';

/** A known mistake: how the ports of the jobs that plan, or of all, differ. */
export type SequenceMutant = { [where in 'plan' | 'all']?: (ports: SequencePorts) => Partial<SequencePorts> };

type SequenceResult = {
  complaints: Complaint[];
  mails: number;
  corrections: number;
  /** Counters that were let go, and milestones and changes that were stopped. */
  counters: number;
  stops: number;
  /** Counts of the faults that were put in. */
  faults: Record<string, number>;
};

/** The values that each fact takes. No two facts share one, and none is a day that texts name for another reason. */
const VALUES: Readonly<Record<Exclude<FactOfSequence, 'goLiveDate'>, readonly [string, ...string[]]>> = {
  supplier: ['Exempelbolaget AB', 'Nordprov AB', 'Bokverket AB'],
  standstillEnd: ['2026-12-03', '2026-12-04', '2026-12-07', '2026-12-08'],
  contractDate: ['2026-12-14', '2026-12-15', '2026-12-16'],
};
const START_DAYS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  national: ['2027-01-12', '2027-01-19', '2027-01-27'],
  '1280': ['2027-01-13', '2027-01-20', '2027-01-23'],
  '2580': ['2027-01-14', '2027-01-21', '2027-01-28'],
  '2584': ['2027-01-18', '2027-01-26', '2027-01-30'],
};
const ORGANISATIONS = Object.keys(START_DAYS);
const ROLES = [
  'local-project-lead',
  'board-politicians',
  'it-manager',
  'culture-strategist',
  'teachers-and-culture-schools',
  'civil-society',
] as const;
const WHYS = ['Datumet räknades fel.', 'Beslutet har ändrats.', 'Så står det i avtalet.'] as const;
const COORDINATOR = 'coordinator@skr.example';
const APPROVER = 'approver@skr.example';
const ENDED: readonly Milestone['state'][] = ['completed', 'stopped'];
const UNTOLD: readonly Milestone['state'][] = ['planning', 'planned', 'held', 'approved'];
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** What every sequence begins with. */
type Beginning = Omit<RolloutSource, 'catalogue' | 'texts'> & { version: CatalogueVersion };

/** The sample cut down to four organisations and seven groups, one person in each of six, every third in English. */
export function smallBeginning({
  // Nobody of the few that are kept puts calls through, and most questions are for others.
  catalogue: { transfers: _transfers, checks: _checks, ...catalogue },
  texts,
  ...source
}: RolloutSource): Beginning {
  const kept = new Set<string>([...ROLES, 'caretakers']);
  const groups = Object.entries(catalogue.groups)
    .filter(([id]) => kept.has(id))
    .map(([id, group]) => [id, { ...group, extends: group.extends?.filter((other) => kept.has(other)) }]);
  const has = ({ organisation }: { organisation: string }) => ORGANISATIONS.includes(organisation);
  const first = source.contacts.filter(
    (contact, index, all) =>
      has(contact) &&
      ROLES.some(
        (role) =>
          contact.groups.includes(role) &&
          all.findIndex(
            ({ organisation, groups }) => organisation === contact.organisation && groups.includes(role),
          ) === index,
      ),
  );
  return {
    ...source,
    version: catalogueVersion({ ...catalogue, groups: Object.fromEntries(groups) }, texts),
    organisations: source.organisations.filter(({ code }) => ORGANISATIONS.includes(code)),
    participations: source.participations.filter(has).map(({ facts, ...each }) => ({
      ...each,
      facts: {
        ...facts,
        ...(facts.goLiveDate === undefined ? {} : { goLiveDate: START_DAYS[each.organisation]?.[0] ?? '' }),
      },
    })),
    contacts: first.map((contact, index) => (index % 3 === 2 ? { ...contact, locale: 'en' } : contact)),
  };
}

/** A job or a click, and when it may happen (ms). */
type Waiting = { what: string; at: number; run: (ports: SequencePorts) => Promise<unknown> };

/**
 * One random sequence, the same for the same seed: milestones and what undoes them, changes, people who come and go,
 * approvals and stops, with jobs in any order, twice, one in the middle of another or after a crash. At its end all
 * that waits has happened.
 */
export async function runSequence(
  seed: number,
  source: Beginning,
  { mutant = {}, tell = () => {} }: { mutant?: SequenceMutant; tell?: (line: string) => void } = {},
): Promise<SequenceResult> {
  return new Sequence(seed, source, { mutant, tell }).run();
}

class Sequence {
  readonly #random: Random;
  readonly #record = new SequenceRecord();
  readonly #source: Beginning;
  readonly #mutant: SequenceMutant;
  readonly #ports: SequencePorts;
  readonly #waiting: Waiting[] = [];
  readonly #faults: Record<string, number> = {};
  #now = fromStockholm({ date: '2026-11-23', time: '10:00' });
  #made = 0;
  readonly #directory: Directory;
  #isQuiet = false;

  readonly #tell: (line: string) => void;

  constructor(
    seed: number,
    source: Beginning,
    { mutant, tell }: { mutant: SequenceMutant; tell: (line: string) => void },
  ) {
    this.#tell = tell;
    this.#random = new Random(seed);
    this.#source = source;
    this.#directory = directoryOf(source.organisations, [source.version.catalogue]);
    this.#mutant = mutant;
    const mailer = new InMemoryMailer(() => this.#answer());
    const kept = sequencePorts({
      now: () => this.#now,
      mailer: portWith(mailer, 'send', async (mail) => {
        const result = await mailer.send(mail);
        const { organisation, address, outcome } = mail.delivery;
        const { text, subject } = mail.variant;
        const attempt = outcome.attempt;
        this.#tell(`  mail ${mail.dispatchId} ${organisation} ${address}: ${result.kind}`);
        this.#record.left({
          day: toStockholm(this.#now).date,
          dispatch: mail.dispatchId,
          organisation,
          address,
          subject,
          text,
          attempt,
          result,
        });
        return result;
      }),
    });
    const deliveries = portWith(kept.deliveries, 'claim', async (claim) => {
      this.#record.claimed(claim.attempt);
      return kept.deliveries.claim(claim);
    });
    // What is let go and what is changed counts from the very moment.
    const letting = portWith(kept.milestones, 'advance', async (id, step) => {
      const isDone = await kept.milestones.advance(id, step);
      if (isDone && step.to === 'dispatching') this.#record.letGo(id);
      return isDone;
    });
    const milestones = portWith(letting, 'acceptChange', async (change, seen) => {
      const result = await kept.milestones.acceptChange(change, seen);
      if (result === 'accepted') this.#record.changed(change.id, givenBy(change));
      return result;
    });
    const ports = { ...kept, deliveries, milestones };
    this.#ports = { ...ports, ...mutant.all?.(ports) };
  }

  async run(): Promise<SequenceResult> {
    await this.#place();
    for (const { organisation, facts } of this.#source.participations)
      this.#record.set({ organisation, facts: { goLiveDate: textOf(facts.goLiveDate) } });
    for (const contact of this.#source.contacts) this.#record.joined(contact);
    const random = this.#random;
    for (const phase of [this.#award, this.#connected, this.#goLive]) {
      const [before, after] = [random.between(0, 4), random.between(6, 14)];
      for (let step = 0; step < before; step += 1) await this.#step();
      await phase.call(this);
      if (random.chance(0.6)) await this.#busyHour();
      if (phase === this.#goLive && random.chance(0.5)) this.#goToSomeStart();
      for (let step = 0; step < after; step += 1) await this.#step();
    }
    await this.#end();
    return {
      complaints: await refereeOf(this.#record, this.#ports),
      mails: this.#record.mails.length,
      corrections: this.#record.mails.filter(({ subject }) =>
        /^(Ändrat|Nytt besked|Changed|Now known)/.test(subject),
      ).length,
      counters: this.#record.counters.filter(({ letGo }) => letGo !== undefined).length,
      stops: this.#record.stops,
      faults: this.#faults,
    };
  }

  async #place(): Promise<void> {
    const { version, rollout, organisations, participations, contacts } = this.#source;
    const { catalogues, ...stores } = this.#ports;
    await catalogues.publish(version);
    for (const organisation of organisations) await stores.organisations.save(organisation);
    for (const participation of participations) await stores.rollouts.join(participation);
    await stores.rollouts.save(rollout);
    await stores.contacts.save(contacts);
  }

  #answer(): SendResult {
    const dice = this.#isQuiet ? 1 : this.#random.next();
    if (dice < 0.02) return this.#fault('mail refused', { kind: 'refused', reason: 'MessageRejected' });
    if (dice < 0.04) return this.#fault('mail unknown', { kind: 'unknown', reason: 'timeout' });
    if (dice < 0.07) return this.#fault('mail not taken', { kind: 'not-taken', reason: 'Throttling' });
    this.#made += 1;
    return { kind: 'accepted', messageId: `ses-${this.#made}` };
  }

  #fault<T>(name: string, value: T): T {
    this.#tell(`  ${name}`);
    this.#faults[name] = (this.#faults[name] ?? 0) + 1;
    return value;
  }

  /** Runs something that may die half way, or be interrupted by a job. Whoever dies is tried again, if `again`. */
  async #disturbed(what: Waiting, again: boolean): Promise<void> {
    const random = this.#random;
    this.#tell(`${new Date(this.#now).toISOString()} ${what.what}`);
    const planned = what.what.startsWith('plan ') ? this.#mutant.plan?.(this.#ports) : undefined;
    const own: SequencePorts = { ...this.#ports, ...planned };
    const dice = this.#isQuiet ? 1 : random.next();
    const ports =
      dice < 0.12
        ? dying(own, random.between(1, 25), random.chance(0.5) ? 'before' : 'after')
        : dice < 0.3
          ? this.#interrupted(own, what)
          : own;
    try {
      await what.run(ports);
    } catch (error) {
      this.#fault(faultOf(error), undefined);
      this.#waiting.push(...this.#queued());
      if (again) this.#waiting.push({ ...what, at: this.#now + 30_000 });
    }
  }

  /** The same ports, in one call of which another job happens first. */
  #interrupted(ports: SequencePorts, { what }: Waiting): SequencePorts {
    const isJob = what.startsWith('plan ') || what.startsWith('send ');
    const at = this.#random.between(1, 20);
    let calls = 0;
    const handler: ProxyHandler<object> = {
      get: (port, name) => {
        const value: unknown = Reflect.get(port, name);
        if (typeof value !== 'function') return value;
        return async (...args: unknown[]) => {
          calls += 1;
          if (calls === at) await this.#meanwhile(isJob);
          return Reflect.apply(value, port, args);
        };
      },
    };
    return new Proxy(ports, {
      get: (all, name) => {
        const port: unknown = Reflect.get(all, name);
        return typeof port === 'object' && port !== null ? new Proxy(port, handler) : port;
      },
    });
  }

  #nested = 0;

  /** What others do in the middle of a job. */
  async #meanwhile(isJob: boolean): Promise<void> {
    if (this.#nested > 0) return;
    this.#nested += 1;
    this.#fault('interrupted', undefined);
    const dice = this.#random.next();
    if (dice < 0.3) await this.#approve();
    else if (dice < 0.5 && isJob) {
      await this.#changeForAll();
      await this.#deliver(8);
    } else await this.#deliver(this.#random.between(1, 3));
    this.#nested -= 1;
  }

  /** What has been put on queues. */
  #queued(): Waiting[] {
    const { planJobs, sendJobs, dispatchJobs, events } = this.#ports;
    const dispatch = (id: string, seconds: number): Waiting => ({
      what: `dispatch ${id}`,
      at: this.#now + seconds * 1000,
      run: (ports) => dispatchMilestone(id, ports),
    });
    const of = (name: 'plan' | 'send', job: DispatchPartJob & { delaySeconds: number }): Waiting => {
      const { dispatchId, organisation, delaySeconds } = job;
      const part = { dispatchId, organisation };
      return {
        what: `${name} ${dispatchId} ${organisation}`,
        at: this.#now + delaySeconds * 1000,
        run: (ports) => (name === 'plan' ? this.#plan(part, ports) : sendDeliveries(part, ports)),
      };
    };
    return [
      ...planJobs.enqueued.splice(0).map((job) => of('plan', job)),
      ...sendJobs.enqueued.splice(0).map((job) => of('send', job)),
      ...dispatchJobs.enqueued.splice(0).map((job) => dispatch(job.milestone, job.delaySeconds)),
      ...events.published
        .splice(0)
        .flatMap(({ type, detail }) =>
          type === 'MilestoneApproved' || type === 'MilestoneStopped' ? [dispatch(detail.id, 0)] : [],
        ),
    ];
  }

  async #plan(part: DispatchPartJob, ports: SequencePorts): Promise<void> {
    const { planned } = await planOrganisation(part, ports);
    this.#tell(`  ${planned ? 'planned' : 'not planned'}`);
    if (planned) this.#record.planned(part);
  }

  /** Lets some of what waits happen, in any order. */
  async #deliver(most: number): Promise<number> {
    for (let done = 0; done < most; done += 1) {
      this.#waiting.push(...this.#queued());
      const due = this.#waiting.filter(({ at }) => at <= this.#now);
      const next = due[Math.floor(this.#random.next() * due.length)];
      if (!next) return done;
      const isTwice = !this.#isQuiet && this.#random.chance(0.06);
      if (isTwice) this.#fault('delivered twice', undefined);
      else this.#waiting.splice(this.#waiting.indexOf(next), 1);
      await this.#disturbed(next, !isTwice);
      // Nothing takes no time.
      this.#now += 100;
    }
    this.#waiting.push(...this.#queued());
    return most;
  }

  async #step(): Promise<void> {
    const dice = this.#random.next() * 100;
    if (dice < 20) await this.#deliver(this.#random.between(1, 12));
    else if (dice < 32) await this.#approve();
    else if (dice < 44) await this.#changeForAll();
    else if (dice < 57) await this.#changeStart();
    else if (dice < 61) await this.#stopChange();
    else if (dice < 63) await this.#stopMilestone();
    else if (dice < 67) await this.#counter();
    else if (dice < 70) await this.#newContact();
    else if (dice < 72) await this.#endRole();
    else if (dice < 75) await this.#moveAddress();
    else if (dice < 77) await this.#suppress();
    else if (dice < 80) await this.#doTask();
    else if (dice < 89) await this.#wait();
    else await this.#round();
  }

  /** Most of what waits happens, with all that can go wrong. */
  async #busyHour(): Promise<void> {
    for (let round = 0; round < 3; round += 1) {
      for (const one of await this.#unapproved()) await this.#approveOne(one);
      await this.#deliver(30);
      this.#now += 2 * MINUTE;
      await this.#round();
    }
  }

  /** Shortly before mails leave that wait for the day on which an organisation starts. */
  #goToSomeStart(): void {
    const days = Object.values(START_DAYS).flat();
    const date = days[this.#random.between(0, days.length - 1)] ?? '';
    this.#now = Math.max(this.#now, fromStockholm({ date, time: '07:48' }));
  }

  async #wait(): Promise<void> {
    const random = this.#random;
    const longest = random.pick([5 * MINUTE, 6 * 60 * MINUTE, 2 * DAY]);
    this.#now += Math.floor(random.next() * longest);
  }

  async #round(): Promise<void> {
    await this.#disturbed({ what: 'reconcile', at: this.#now, run: reconcile }, false);
    await this.#deliver(this.#random.between(0, 8));
  }

  /** Milestones that wait for an approval. */
  async #unapproved(): Promise<Milestone[]> {
    const { milestones } = this.#ports;
    const all = [...(await milestones.ofRollout('bob')), ...(await milestones.changesOf('bob'))];
    return all.filter(({ state }) => state === 'planned' || state === 'held');
  }

  async #approve(): Promise<void> {
    const open = await this.#unapproved();
    const one = open[Math.floor(this.#random.next() * open.length)];
    if (one) await this.#approveOne(one);
  }

  async #approveOne({ id, planHash = '', state }: Milestone): Promise<void> {
    // What came late waits for a person.
    const by = state === 'held' ? APPROVER : SYSTEM_ACTOR;
    const run = (ports: SequencePorts) => approveMilestone({ milestone: id, planHash, by }, ports);
    await this.#disturbed({ what: `approve ${id}`, at: this.#now, run }, true);
    this.#waiting.push(...this.#queued());
  }

  async #award(): Promise<void> {
    await this.#report('award', 'procurement-decided', ['supplier', 'standstillEnd']);
  }

  async #connected(): Promise<void> {
    this.#now = Math.max(this.#now, fromStockholm({ date: '2026-12-18', time: '09:00' }));
    await this.#ensureAward();
    await this.#report('connected', 'integration-ready', ['contractDate']);
  }

  async #goLive(): Promise<void> {
    await this.#ensureAward();
    await this.#report('live', 'go-live', []);
  }

  /** Gives the award that others rest on time to leave, and decides again where it was stopped or undone. */
  async #ensureAward(): Promise<void> {
    for (let round = 0; round < 4; round += 1) {
      const all = await this.#ports.milestones.ofRollout('bob');
      for (const { id, state } of all)
        if (this.#record.counterOf(id) && !ENDED.includes(state)) await this.#settle(id);
      if (await this.#standing('procurement-decided')) return;
      const open = all.find(({ kind, state }) => kind === 'procurement-decided' && UNTOLD.includes(state));
      this.#made += 1;
      const id = open?.id ?? `award-${this.#made}`;
      if (!open) await this.#report(id, 'procurement-decided', ['supplier', 'standstillEnd']);
      await this.#settle(id);
    }
  }

  async #hasOther({ id, kind }: MilestoneReached): Promise<boolean> {
    const all = await this.#ports.milestones.ofRollout('bob');
    return all.some((one) => one.kind === kind && one.id !== id);
  }

  /** A milestone of a kind that was told and not undone. */
  async #standing(kind: string): Promise<Milestone | undefined> {
    const all = await this.#ports.milestones.ofRollout('bob');
    return all.find(
      (one) => one.kind === kind && isTold(one) && !ORGANISATIONS.some((code) => isUndone(one, code)),
    );
  }

  /** A review, a cancelled procurement or a later start, once there is something to undo. */
  async #counter(): Promise<void> {
    const random = this.#random;
    const [award, connected] = [
      await this.#standing('procurement-decided'),
      await this.#standing('integration-ready'),
    ];
    if (!award) return;
    const kind = connected
      ? random.pick(['under-review', 'procurement-cancelled', 'start-postponed', 'start-postponed'] as const)
      : random.pick(['under-review', 'procurement-cancelled'] as const);
    const one = ORGANISATIONS[random.between(1, ORGANISATIONS.length - 1)] ?? '';
    const organisations = kind === 'start-postponed' ? [one] : ORGANISATIONS;
    this.#made += 1;
    const reached = milestoneReachedSchema.parse({
      ...{ id: `counter-${this.#made}`, kind, organisations, rollout: 'bob', triggeredBy: COORDINATOR },
      ...{ occurredOn: toStockholm(this.#now).date, again: { reason: 'Det har hänt igen.' } },
    });
    const at = this.#now;
    const byHand = random.chance(0.5);
    const run = async (ports: SequencePorts) => {
      try {
        const result = await acceptMilestone(reached, { at, byHand }, ports);
        // What it would undo may have been undone or stopped since.
        if (result.kind === 'refused' && result.problems.some(({ code }) => code !== 'nothing-to-undo'))
          this.#record.refused(reached.id);
      } finally {
        if (await this.#ports.milestones.find(reached.id))
          this.#record.countered({ id: reached.id, kind, organisations });
      }
    };
    await this.#disturbed({ what: `report ${reached.id}: ${kind} ${organisations}`, at, run }, true);
  }

  async #stopMilestone(): Promise<void> {
    const all = (await this.#ports.milestones.ofRollout('bob')).filter(({ state }) =>
      ['planned', 'held', 'approved', 'dispatching'].includes(state),
    );
    const one = all[Math.floor(this.#random.next() * all.length)];
    if (one) await this.#stop(one.id);
  }

  async #stop(id: string): Promise<void> {
    const run = async (ports: SequencePorts) => {
      await stopMilestone({ milestone: id, by: COORDINATOR }, ports);
      this.#record.stopped(id);
    };
    await this.#disturbed({ what: `stop ${id}`, at: this.#now, run }, true);
  }

  /** A milestone with facts: those that are known already mostly as they are. */
  async #report(id: string, kind: string, names: readonly Exclude<FactOfSequence, 'goLiveDate'>[]) {
    const random = this.#random;
    const facts = Object.fromEntries(
      names.map((fact) => [fact, this.#record.present(fact) ?? random.pick(VALUES[fact])]),
    );
    const reached = milestoneReachedSchema.parse({
      ...{ id, kind, facts, rollout: 'bob', organisations: 'all', triggeredBy: COORDINATOR },
      occurredOn: kind === 'procurement-decided' ? '2026-11-23' : toStockholm(this.#now).date,
      ...(id === 'award' ? {} : { again: { reason: 'Det har beslutats igen.' } }),
    });
    const at = this.#now;
    const byHand = random.chance(0.5);
    const run = async (ports: SequencePorts) => {
      try {
        const result = await acceptMilestone(reached, { at, byHand }, ports);
        // Tried again after a crash, what it rests on may have been undone, or told meanwhile by another of its kind.
        const isSound = kind === 'procurement-decided' || (await this.#standing('procurement-decided'));
        const isToldByOther =
          result.kind === 'refused' && result.reason === 'told-already' && (await this.#hasOther(reached));
        if (result.kind === 'refused' && isSound && !isToldByOther) this.#record.refused(id);
      } finally {
        // Also where it is stored and whoever stored it died.
        if (await this.#ports.milestones.find(id)) this.#record.reported(id, kind, facts);
      }
    };
    await this.#disturbed({ what: `report ${id}`, at, run }, true);
  }

  async #changeForAll(): Promise<void> {
    const random = this.#random;
    const fact = random.pick(['supplier', 'standstillEnd', 'contractDate'] as const);
    const wanted = random.chance(0.1) ? null : random.pick(VALUES[fact]);
    if (wanted === (this.#record.present(fact) ?? null)) return;
    this.#made += 1;
    const changed: FactChanged = {
      ...{ id: `change-${this.#made}`, rollout: 'bob', facts: { [fact]: wanted } },
      ...{ why: random.pick(WHYS), changedBy: COORDINATOR },
    };
    const at = this.#now;
    const byHand = random.chance(0.5);
    const run = async (ports: SequencePorts) => {
      try {
        const { kind } = await acceptChange(changed, { at, byHand }, ports);
        // Somebody else may have said the same in the meantime.
        if (kind === 'refused' && this.#record.present(fact) !== (wanted ?? undefined))
          this.#record.refused(`${fact} ${wanted}`);
      } finally {
        if (await this.#ports.milestones.find(changed.id))
          this.#record.changed(changed.id, { facts: { [fact]: wanted } });
      }
    };
    await this.#disturbed({ what: `change ${changed.id}: ${fact} ${wanted}`, at, run }, true);
  }

  async #changeStart(): Promise<void> {
    const random = this.#random;
    const organisation = ORGANISATIONS[random.between(0, ORGANISATIONS.length - 1)] ?? '';
    const days = START_DAYS[organisation];
    const stored = await this.#ports.rollouts.participation('bob', organisation);
    if (!days || !stored) throw new Error(`${organisation} does not take part`);
    const { goLiveDate: _old, ...others } = stored.facts;
    const wanted = random.chance(0.15) ? null : random.pick(days);
    const run = async (ports: SequencePorts) => {
      const edited = await changeLocalFacts(
        {
          ...{ rollout: 'bob', organisation, registerNumber: stored.registerNumber ?? '' },
          facts: { ...others, ...(wanted === null ? {} : { goLiveDate: wanted }) },
          ...{ seen: seenOf(stored), why: random.pick(WHYS), changedBy: 'lead@kiruna.example' },
        },
        ports,
      );
      if (edited.kind === 'refused') this.#record.refused(`${organisation} ${wanted}`);
      // Saved is saved, whatever change it calls itself.
      if (edited.kind === 'saved' && edited.change !== undefined && !this.#record.knows(edited.change))
        this.#record.changed(edited.change, { organisation, facts: { goLiveDate: wanted } });
    };
    await this.#disturbed(
      { what: `start ${organisation} ${wanted}`, at: this.#now, run },
      random.chance(0.5),
    );
  }

  async #stopChange(): Promise<void> {
    const changes = (await this.#ports.milestones.changesOf('bob')).filter(({ state }) =>
      ['planned', 'held', 'approved', 'dispatching'].includes(state),
    );
    const one = changes[Math.floor(this.#random.next() * changes.length)];
    if (!one) return;
    await this.#stop(one.id);
  }

  async #somebody(): Promise<Contact | undefined> {
    const organisation = ORGANISATIONS[this.#random.between(0, ORGANISATIONS.length - 1)] ?? '';
    const active = (await this.#ports.contacts.ofOrganisation(organisation)).filter(isActive);
    return active[Math.floor(this.#random.next() * active.length)];
  }

  async #newContact(): Promise<void> {
    this.#made += 1;
    const random = this.#random;
    const organisation = ORGANISATIONS[random.between(1, ORGANISATIONS.length - 1)] ?? '';
    const form = { organisation, name: 'Ny Person', address: `ny.${this.#made}@kommun.example` };
    const locale = random.pick(['sv', 'en'] as const);
    const roles = [random.pick(ROLES), random.pick(ROLES)];
    const by = 'lead';
    await editContact({ ...form, roles, locale }, { by, directory: this.#directory }, this.#ports);
    this.#record.joined(form);
  }

  async #endRole(): Promise<void> {
    const person = await this.#somebody();
    if (!person) return;
    const { organisation } = person;
    await endRoles({ organisation, id: contactId(person), by: 'lead', seen: seenAs(person) }, this.#ports);
    this.#record.ended(person);
  }

  async #moveAddress(): Promise<void> {
    const person = await this.#somebody();
    if (!person) return;
    this.#made += 1;
    const { organisation, name, groups, locale } = person;
    const address = `flyttad.${this.#made}@kommun.example`;
    const form = { organisation, id: contactId(person), seen: seenAs(person), name, address, locale };
    await editContact({ ...form, roles: groups }, { by: 'lead', directory: this.#directory }, this.#ports);
    this.#record.moved(person, address);
  }

  async #suppress(): Promise<void> {
    const person = await this.#somebody();
    if (!person) return;
    const recipient = recipientDigest(person.address);
    await this.#ports.suppressions.add({ recipient, scope: 'all', reason: 'complaint', at: this.#now });
    this.#record.suppressed(person);
  }

  async #doTask(): Promise<void> {
    const random = this.#random;
    const { milestones, tasks } = this.#ports;
    const told = (await milestones.ofRollout('bob')).filter(({ state }) =>
      ['dispatching', 'completed'].includes(state),
    );
    const milestone = told[Math.floor(random.next() * told.length)];
    const organisation = ORGANISATIONS[random.between(0, ORGANISATIONS.length - 1)] ?? '';
    if (!milestone || isUndone(milestone, organisation)) return;
    const open = (await tasks.ofOrganisation(milestone.id, organisation)).filter(
      ({ state }) => state === 'open',
    );
    const task = open[Math.floor(random.next() * open.length)];
    if (!task) return;
    const on = toStockholm(this.#now).date;
    await confirmTask({ milestone, tasks: [task], who: 'lead', on }, this.#ports);
    this.#record.taskDone(organisation);
  }

  /** Lets all happen that waits, without new faults: what is held is approved, and the days of all starts pass. */
  async #end(): Promise<void> {
    this.#isQuiet = true;
    await this.#settle();
    for (const day of ['2027-01-15', '2027-01-22', '2027-02-01', '2027-02-03']) {
      const at = fromStockholm({ date: day, time: '08:30' });
      if (at <= this.#now) continue;
      this.#now = at;
      await this.#settle();
    }
  }

  /** Rounds of the reconciler until nothing waits; of one milestone, until it may leave. */
  async #settle(only?: string): Promise<void> {
    for (let round = 0; round < 14; round += 1) {
      const open = (await this.#unapproved()).filter(({ id }) => only === undefined || id === only);
      for (const one of open) await this.#approveOne(one);
      await reconcile(this.#ports);
      for (let done = 1; done > 0; ) done = await this.#deliver(50);
      if (only !== undefined) {
        const found = await this.#ports.milestones.find(only);
        if (found?.state === 'dispatching' || found?.state === 'completed') return;
      }
      this.#now += 3 * MINUTE;
    }
  }
}

/** What a change sets, as the record has it. */
function givenBy({ change }: ChangeMilestone) {
  const { organisation, broughtBy, facts } = change;
  return {
    ...(organisation === undefined ? {} : { organisation }),
    ...(broughtBy === undefined ? {} : { broughtBy }),
    facts: Object.fromEntries(facts.map(({ fact, to }) => [fact, textOf(to) ?? null])),
  };
}

/** How a job failed that its queue delivers again, or that a person tries again. */
function faultOf(error: unknown): 'crash' | 'lost race' {
  if (error instanceof TemporaryFailure) return 'lost race';
  if (error instanceof Error && error.message === 'the process was killed') return 'crash';
  throw error;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
