import type { Wishes } from '../../domain/mail/wish.ts';
import type { ApproveMilestonePorts } from '../../domain/milestone/use-cases/approve-milestone.ts';
import type { DispatchMilestonePorts } from '../../domain/milestone/use-cases/dispatch-milestone.ts';
import type { PlanMilestonePorts } from '../../domain/milestone/use-cases/plan-milestone.ts';
import type { PlanOrganisationPorts } from '../../domain/milestone/use-cases/plan-organisation.ts';
import type { StopMilestonePorts } from '../../domain/milestone/use-cases/stop-milestone.ts';
import type { FulfilAgainPorts } from '../../domain/privacy/use-cases/fulfil-again.ts';
import type { ReconcilePorts } from '../../domain/sending/use-cases/reconcile.ts';
import type { RecordOutcomePorts } from '../../domain/sending/use-cases/record-outcome.ts';
import type { SendDeliveriesPorts } from '../../domain/sending/use-cases/send-deliveries.ts';
import type { SettleUnknownPorts } from '../../domain/sending/use-cases/settle-unknown.ts';
import { portWith } from '../fixtures/port-with.ts';
import type { Io } from './io.ts';
import { MailService } from './mail-service.ts';
import type { Process } from './process.ts';
import type { Random } from './random.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** All that the use cases ask of the world. */
export type Ports = ApproveMilestonePorts &
  DispatchMilestonePorts &
  PlanMilestonePorts &
  PlanOrganisationPorts &
  ReconcilePorts &
  RecordOutcomePorts &
  SendDeliveriesPorts &
  SettleUnknownPorts &
  FulfilAgainPorts & { wishes: Wishes } & StopMilestonePorts;

/** What a process does for itself, without asking anybody. */
type Own =
  | 'now'
  | 'sleep'
  | 'attemptId'
  | 'random'
  | 'remainingMillis'
  | 'render'
  | 'renderDocuments'
  | 'mailer';
/** Where calls end: the twins, the queues, the bus. */
export type Backends = Omit<Ports, Own>;

type PortsWorld = {
  timeline: Timeline;
  random: Random;
  io: Io;
  witness: Witness;
  backends: Backends;
  mail: MailService;
  render: Ports['render'];
};

/** The ports of one process: every call is a way out and back, on which something may go wrong. */
export function portsOf(process: Process, world: PortsWorld): Ports {
  const { timeline, random, io, render } = world;
  let attempts = 0;
  return {
    ...overIo(process, witnessed(process, world), io),
    mailer: mailerOf(process, world),
    render,
    renderDocuments: () => [],
    now: () => timeline.now + process.skew,
    sleep: (millis) =>
      io.call({
        process,
        point: { kind: 'sleep', name: 'sleep' },
        apply: async () => {},
        answerTakes: () => millis,
      }),
    attemptId: () => {
      attempts += 1;
      return `p${process.number}-${attempts}`;
    },
    random: () => random.next(),
    remainingMillis: () => process.deadline - timeline.now,
  };
}

function mailerOf(process: Process, { io, mail, witness, random }: PortsWorld): Ports['mailer'] {
  const answerTakes = (answer: Parameters<typeof MailService.answerTakes>[0]) =>
    MailService.answerTakes(answer, random);
  return {
    send: (letter) =>
      io.call({
        process,
        point: { kind: 'mail', name: 'mailer.send' },
        apply: async (fault) => {
          const answer = await mail.send(letter, fault);
          witness.answered(letter, answer);
          return answer;
        },
        answerTakes,
      }),
    probe: () =>
      io.call({
        process,
        point: { kind: 'mail', name: 'mailer.probe' },
        apply: (fault) => mail.probe(fault),
        answerTakes,
      }),
  };
}

/** Lets the witness see what is done for this process, at the moment when it is done. */
function witnessed(process: Process, { backends, witness }: PortsWorld): Backends {
  const { deliveries, dispatches, milestones, suppressions } = backends;
  return {
    ...backends,
    deliveries: portWith(deliveries, 'claim', async (claim) => {
      const claimed = await deliveries.claim(claim);
      witness.intended(process, claim.dispatchId, claimed);
      return claimed;
    }),
    milestones: portWith(milestones, 'advance', async (id, step) => {
      const moved = await milestones.advance(id, step);
      if (moved) witness.moved(id, step.to);
      return moved;
    }),
    dispatches: portWith(
      portWith(dispatches, 'find', (id) => {
        witness.readMilestone(process, id);
        return dispatches.find(id);
      }),
      'advance',
      async (id, step) => {
        const moved = await dispatches.advance(id, step);
        if (moved) witness.moved(id, step.to);
        return moved;
      },
    ),
    suppressions: portWith(suppressions, 'add', (suppression) => {
      witness.suppressed(suppression);
      return suppressions.add(suppression);
    }),
  };
}

function overIo(process: Process, backends: Backends, io: Io): Backends {
  const over = <P extends object>(name: string, port: P): P =>
    new Proxy(port, {
      get: (target, method) => {
        const value: unknown = Reflect.get(target, method);
        if (typeof value !== 'function') return value;
        const point = { kind: 'call', name: `${name}.${String(method)}` } as const;
        return (...args: unknown[]) =>
          io.call({ process, point, apply: async () => Reflect.apply(value, target, args) });
      },
    });
  return {
    holds: over('holds', backends.holds),
    handovers: over('handovers', backends.handovers),
    subscribers: over('subscribers', backends.subscribers),
    questions: over('questions', backends.questions),
    catalogues: over('catalogues', backends.catalogues),
    contacts: over('contacts', backends.contacts),
    controlLog: over('controlLog', backends.controlLog),
    deliveries: over('deliveries', backends.deliveries),
    dispatchJobs: over('dispatchJobs', backends.dispatchJobs),
    dispatches: over('dispatches', backends.dispatches),
    events: over('events', backends.events),
    identity: over('identity', backends.identity),
    keptEvidence: over('keptEvidence', backends.keptEvidence),
    ledgers: over('ledgers', backends.ledgers),
    milestones: over('milestones', backends.milestones),
    obligations: over('obligations', backends.obligations),
    organisations: over('organisations', backends.organisations),
    pace: over('pace', backends.pace),
    planJobs: over('planJobs', backends.planJobs),
    plans: over('plans', backends.plans),
    quotas: over('quotas', backends.quotas),
    manualFollowUps: over('manualFollowUps', backends.manualFollowUps),
    refusals: over('refusals', backends.refusals),
    restores: over('restores', backends.restores),
    rollouts: over('rollouts', backends.rollouts),
    sendJobs: over('sendJobs', backends.sendJobs),
    settlements: over('settlements', backends.settlements),
    signOffs: over('signOffs', backends.signOffs),
    suppressions: over('suppressions', backends.suppressions),
    tasks: over('tasks', backends.tasks),
    erasures: over('erasures', backends.erasures),
    contactStore: over('contactStore', backends.contactStore),
    wishes: over('wishes', backends.wishes),
  };
}
