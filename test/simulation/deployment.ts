import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { dispatchMilestone } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import { planMilestone, type Received } from '../../domain/milestone/use-cases/plan-milestone.ts';
import { planOrganisation } from '../../domain/milestone/use-cases/plan-organisation.ts';
import { rememberRefusal } from '../../domain/milestone/use-cases/remember-refusal.ts';
import type { MilestoneEvent } from '../../domain/plan/milestone-events.ts';
import type { DispatchPartJob, SendJob } from '../../domain/plan/plan.ts';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import { type MailEvent, recordOutcome } from '../../domain/sending/use-cases/record-outcome.ts';
import { sendDeliveries } from '../../domain/sending/use-cases/send-deliveries.ts';
import type { PointKind } from './fault-kinds.ts';
import type { Ports } from './ports.ts';
import type { Queue, QueueSettings, WorkEnd } from './queue.ts';

type Approval = { id: string; planHash: string };
export type QueueName = keyof Queues;
export type Queues = {
  milestones: Queue<Received | MilestoneEvent>;
  'organisation-plans': Queue<DispatchPartJob>;
  approvals: Queue<Approval>;
  dispatches: Queue<{ id: string }>;
  deliveries: Queue<SendJob>;
  outcomes: Queue<MailEvent>;
};

export type Spawn = (
  of: { name: string; timeoutMillis: number; run: (ports: Ports) => Promise<unknown> },
  end: (how: WorkEnd) => void,
) => void;
export type OpenQueue = <T>(
  settings: QueueSettings,
  work: (body: T, end: (how: WorkEnd) => void, first?: 'first') => void,
) => Queue<T>;

/** The queues with the functions behind them, as infra/ deploys them: timeouts, workers, visibility of six timeouts. */
export function deploy(open: OpenQueue, spawn: Spawn, sendWorkers = 2): Queues {
  const on = <T>(
    name: string,
    {
      point = 'message',
      seconds = 30,
      workers = 2,
    }: { point?: PointKind; seconds?: number; workers?: number },
    work: (body: T, ports: Ports, first?: 'first') => Promise<unknown>,
  ) => {
    const timeoutMillis = seconds * 1_000;
    const settings = { name, point, concurrency: workers, visibilityMillis: 6 * timeoutMillis };
    return open<T>(settings, (body, end, first) =>
      spawn({ name, timeoutMillis, run: (ports) => work(body, ports, first) }, end),
    );
  };
  return {
    milestones: on<Received | MilestoneEvent>('milestones', { point: 'arrival' }, (body, ports) =>
      isOwn(body) ? rememberRefusal(body, ports) : planMilestone(body, ports),
    ),
    'organisation-plans': on<DispatchPartJob>(
      'organisation-plans',
      { seconds: 60, workers: 5 },
      planOrganisation,
    ),
    approvals: on<Approval>('approvals', {}, ({ id: milestone, planHash }, ports) =>
      approveMilestone({ milestone, planHash, by: SYSTEM_ACTOR }, ports),
    ),
    dispatches: on<{ id: string }>('dispatches', {}, ({ id }, ports) => dispatchMilestone(id, ports)),
    deliveries: on<SendJob>('deliveries', { workers: sendWorkers }, sendDeliveries),
    outcomes: on<MailEvent>('outcomes', {}, recordOutcome),
  };
}

/** An event that the bus carried, and its archive has. */
export type Archived = Received | MilestoneEvent;

/** Whether Budkavle published it. */
export function isOwn(event: Archived): event is MilestoneEvent {
  // A report has the id of the bus.
  return !('event' in event);
}

/** The bus's id of a report. */
export function reportIn(event: Archived): string | undefined {
  return isOwn(event) ? undefined : event.event;
}

/** The bus: what was said is kept, and handed to the queue of its rule. */
export class Bus {
  readonly archive: Archived[] = [];
  readonly #queues: () => Queues;

  constructor(queues: () => Queues) {
    this.#queues = queues;
  }

  put(event: Archived): void {
    this.archive.push(event);
    this.#route(event);
  }

  /** Replayed events go to the same rules, and some to rules of their own. */
  replay(event: Archived, { learning = false }: { learning?: boolean } = {}): void {
    const { milestones } = this.#queues();
    if (!isOwn(event)) milestones.send({ ...event, replayed: learning });
    else if (event.type === 'MilestoneRefused') milestones.send(event);
    else this.#route(event);
  }

  #route(event: Archived): void {
    const queues = this.#queues();
    if (!isOwn(event)) queues.milestones.send(event);
    else if (event.type === 'MilestonePlanned') queues.approvals.send(event.detail);
    else if (event.type === 'MilestoneApproved' || event.type === 'MilestoneStopped')
      queues.dispatches.send(event.detail);
  }
}
