import { sendWorkers } from '../../domain/mail/exposure.ts';
import type { Wish } from '../../domain/mail/wish.ts';
import type { SendJob } from '../../domain/plan/plan.ts';
import { type ReconcileReport, reconcile } from '../../domain/sending/use-cases/reconcile.ts';
import { plainRender } from '../fixtures/a-variant.ts';
import { inMemoryStores } from '../in-memory/in-memory-stores.ts';
import { type Rows, withRows } from '../in-memory/rows.ts';
import { fill, type Stores } from './content.ts';
import { Bus, deploy, type OpenQueue, type Queues } from './deployment.ts';
import type { FaultPlan } from './fault-kinds.ts';
import { Io, wildLatency } from './io.ts';
import { MailArchive } from './mail-archive.ts';
import { type MailLimits, MailService } from './mail-service.ts';
import type { Mutant } from './mutant.ts';
import { type Backends, type Ports, portsOf } from './ports.ts';
import { Processes } from './processes.ts';
import { Queue } from './queue.ts';
import type { Random } from './random.ts';
import type { Scenario } from './scenario.ts';
import { Timeline } from './timeline.ts';
import { Witness } from './witness.ts';

export const START = 1_795_432_000_000;
const MINUTE = 60_000;
const ROLLOUT = 'lending';
/** What a new account may send. */
const DEFAULT_RATE = 14;
const DEFAULT_DAY = 50_000;

export type SimulationOptions = {
  random: Random;
  /** `over`: whether the time of faults is over. */
  faults: (over: () => boolean) => FaultPlan;
  scenario: Pick<Scenario, 'organisations' | 'faultsMillis' | 'perSecond' | 'mailsAChunk'>;
  limits?: MailLimits;
  sendWorkers?: number;
  mutant?: Mutant | undefined;
  latency?: (random: Random) => number;
  tell?: ((line: string) => void) | undefined;
};

type Ways = Pick<
  Backends,
  'planJobs' | 'dispatchJobs' | 'sendJobs' | 'events' | 'quotas' | 'settlements' | 'wishes'
>;

/**
 * The whole system in one thread and virtual time: stores, queues, bus, mail service, and the processes between them.
 */
export class Simulation {
  readonly timeline = new Timeline(START);
  readonly witness: Witness;
  /** What was kept outside of the table. */
  readonly mailArchive = new MailArchive();
  readonly wishes: Wish[] = [];
  readonly random: Random;
  faultsEnd: number;
  readonly queues: Queues;
  readonly bus = new Bus(() => this.queues);
  readonly mail: MailService;
  readonly processes: Processes;
  lastReport: ReconcileReport = { resumed: [], attention: [], holds: [], failing: [] };
  /** Times at which the alarm of held mail went on, with the reason that it names. */
  readonly alarms: string[] = [];
  #table: { stores: Stores; rows: Rows<unknown>[]; backends?: Backends };
  readonly #scenario: SimulationOptions['scenario'];
  #expected = 0;
  #over = false;
  #lookedAt = false;

  constructor(options: SimulationOptions) {
    const { random, scenario, tell, mutant = {}, latency = wildLatency } = options;
    const { perSecond = DEFAULT_RATE } = scenario;
    const { limits = { perSecond, perDay: DEFAULT_DAY }, sendWorkers: workers = sendWorkers(perSecond) } =
      options;
    this.witness = new Witness(perSecond);
    const { timeline, witness } = this;
    this.#table = withRows(inMemoryStores);
    this.random = random;
    this.#scenario = scenario;
    this.faultsEnd = START + scenario.faultsMillis;
    const faults = options.faults(() => timeline.now >= this.faultsEnd);
    const world = { timeline, random, faults, witness, expect: () => this.expect() };
    const io = new Io({
      ...world,
      latency,
      tell,
      onFault: (process, fault) => witness.fault(process, fault),
    });
    this.mail = new MailService(
      {
        ...world,
        onAccept: (mail) => witness.took(mail),
        onEvent: (event) => {
          this.mailArchive.keep(event);
          this.queues.outcomes.send(event);
        },
      },
      limits,
    );
    const ways = this.#ways();
    this.processes = new Processes({
      ...world,
      portsOf: (process) => {
        const { mailsAChunk } = scenario;
        const { mail } = this;
        const ports = portsOf(process, {
          ...world,
          io,
          backends: this.#backends(ways, mutant),
          mail,
          render: plainRender,
          mailsAChunk,
        });
        const differs = mutant.ports?.(ports, process.name);
        return differs ? { ...ports, ...differs } : ports;
      },
    });
    const open: OpenQueue = (settings, work) => new Queue(settings, { ...world, work });
    this.queues = deploy(open, this.processes.spawn, workers);
    this.#watch();
  }

  get stores(): Stores {
    return this.#table.stores;
  }

  /** Where the calls of a process end. Made once for a table, since processes are many. */
  #backends(ways: Ways, mutant: Mutant): Backends {
    const { stores } = this;
    const backends = this.#table.backends ?? { ...stores, ...ways };
    this.#table.backends = backends;
    if (!mutant.backends) return backends;
    return { ...backends, ...mutant.backends(stores) };
  }

  /** Copies the table as it is now; what is given restores the copy. Processes that run stay at the old table. */
  copyTable(): () => void {
    const to = this.timeline.now;
    const copy = withRows(inMemoryStores);
    copy.rows.forEach((rows, index) => {
      const old = this.#table.rows[index];
      if (old) rows.takeOver(old);
    });
    return () => {
      this.#table = copy;
      copy.stores.identity.identity = { id: `table-${this.timeline.now}`, restoredTo: to };
      this.#watch();
      const { started: lastProcess } = this.processes;
      this.witness.restored(copy.stores.plans.bases.entries(), { at: this.timeline.now, lastProcess });
      this.#lookedAt = false;
    };
  }

  /** Fills the stores, and lets the reconciler come by every minute. */
  async begin(): Promise<void> {
    await fill(this.stores, this.#scenario);
    this.#nextMinute();
  }

  /** Goes on until nothing is left to do, something is wrong, or an hour after the last fault. */
  run(): Promise<void> {
    this.#over = false;
    return this.timeline.run(() => this.#over || this.witness.violations.length > 0);
  }

  /** From now on things go wrong again for some time, and the reconciler comes by every minute. */
  goOn(faultsMillis: number): void {
    this.#lookedAt = false;
    this.faultsEnd = this.timeline.now + faultsMillis;
    this.#nextMinute();
  }

  /** No faults from now on, and nobody comes by every minute. */
  calm(): void {
    this.faultsEnd = this.timeline.now;
  }

  /** Lets a thing happen later; nothing is over before it has. */
  later(millis: number, act: () => void): void {
    const happened = this.expect();
    this.timeline.after(millis, () => {
      happened();
      act();
    });
  }

  /** Something is still to come; the answer tells that it has. */
  expect(): () => void {
    this.#expected += 1;
    return () => {
      this.#expected -= 1;
    };
  }

  async isStill(): Promise<boolean> {
    if (this.#expected > 0 || Object.values(this.queues).some((queue) => !queue.isEmpty)) return false;
    const rows = this.stores.plans.deliveries.under('');
    if (rows.some(({ outcome }) => outcome.state === 'planned' || outcome.state === 'sending')) return false;
    const milestones = await this.stores.milestones.ofRollout(ROLLOUT);
    // A count that was begun and not written: somebody died half way.
    const counts = await Promise.all(milestones.map(({ id }) => this.stores.plans.allCounts(id)));
    if (counts.flat().some(({ countingSince }) => countingSince !== undefined)) return false;
    return milestones.every(({ state }) => state === 'completed' || state === 'stopped');
  }

  #watch(): void {
    const { stores } = this;
    watchRows(stores, this.witness, () => stores === this.stores);
  }

  #nextMinute(): void {
    this.timeline.after(MINUTE, () => void this.#minute());
  }

  async #minute(): Promise<void> {
    const still = await this.isStill();
    // A run of the reconciler that found everything still, and left it so, has nothing to mend.
    if ((still && this.#lookedAt) || this.timeline.now > this.faultsEnd + 60 * MINUTE) {
      this.#over = true;
      return;
    }
    this.#lookedAt = false;
    this.reconcile(() => {
      this.#lookedAt = still;
    });
    this.#nextMinute();
  }

  reconcile(done: () => void = () => {}): void {
    const run = async (ports: Ports) => {
      const { holds: before } = this.lastReport;
      this.lastReport = await reconcile(ports);
      const [hold] = this.lastReport.holds;
      if (hold && before.length === 0) this.alarms.push(hold.reason);
      done();
    };
    this.processes.spawn({ name: 'reconcile', timeoutMillis: MINUTE, run }, () => {});
  }

  #ways(): Ways {
    const jobs = (name: 'organisation-plans' | 'deliveries') => ({
      enqueue: async (all: readonly SendJob[], delaySeconds = 0) => {
        for (const job of all) this.queues[name].send(job, delaySeconds * 1_000);
      },
    });
    return {
      planJobs: jobs('organisation-plans'),
      dispatchJobs: {
        enqueue: async (id, delaySeconds) => this.queues.dispatches.send({ id }, delaySeconds * 1_000),
      },
      sendJobs: jobs('deliveries'),
      events: { publish: async (event) => this.bus.put(event) },
      wishes: { keep: async (wish) => void this.wishes.push(wish) },
      quotas: this.mail,
      settlements: {
        keep: async (_milestone, settlement) => this.witness.settled(settlement),
        ofOrganisation: async () => [],
      },
    };
  }
}

/** Lets the witness see every change of a delivery's row, whoever makes it, and what is frozen. */
function watchRows({ plans }: Stores, witness: Witness, isCurrent: () => boolean): void {
  const { deliveries: rows, bases } = plans;
  const create = bases.create.bind(bases);
  bases.create = (key, basis) => {
    // What a process freezes that is still at the old table is lost with it.
    if (isCurrent()) witness.froze(key, basis);
    create(key, basis);
  };
  const put = rows.put.bind(rows);
  rows.put = (key, row) => {
    const before = rows.get(key);
    put(key, row);
    witness.wrote(before, row);
  };
}
