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
  | 'mailsAChunk'
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
  mailsAChunk: number | undefined;
};

/**
 * The ports of one process: every call is a way out and back, on which something may go wrong. Each is made when it is
 * asked for, since a process asks few of them.
 */
export function portsOf(process: Process, world: PortsWorld): Ports {
  const { timeline, random, io, render, backends, mailsAChunk } = world;
  let attempts = 0;
  const own: Pick<Ports, Own> = {
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
    ...(mailsAChunk !== undefined && { mailsAChunk }),
  };
  const seen = witnessed(process, world);
  const made = new Map<string | symbol, object>();
  return new Proxy<Ports>(
    { ...backends, ...own },
    {
      get: (target, name) => {
        const known = made.get(name);
        if (known) return known;
        const port: unknown = Reflect.get(target, name);
        if (typeof port !== 'object' || port === null || name in own) return port;
        const over = overIo(String(name), { port: seen[String(name)]?.() ?? port, process, io });
        made.set(name, over);
        return over;
      },
    },
  );
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
function witnessed(
  process: Process,
  { backends, witness }: PortsWorld,
): Partial<Record<string, () => object>> {
  const { deliveries, dispatches, milestones, suppressions } = backends;
  return {
    deliveries: () =>
      portWith(deliveries, 'claim', async (claim) => {
        const claimed = await deliveries.claim(claim);
        witness.intended(process, claim.dispatchId, claimed);
        return claimed;
      }),
    milestones: () =>
      portWith(milestones, 'advance', async (id, step) => {
        const moved = await milestones.advance(id, step);
        if (moved) witness.moved(id, step.to);
        return moved;
      }),
    dispatches: () =>
      portWith(
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
    suppressions: () =>
      portWith(suppressions, 'add', (suppression) => {
        witness.suppressed(suppression);
        return suppressions.add(suppression);
      }),
  };
}

type Over = { port: object; process: Process; io: Io };

function overIo(name: string, { port, process, io }: Over): object {
  const made = new Map<string | symbol, unknown>();
  return new Proxy(port, {
    get: (target, method) => {
      const known = made.get(method);
      if (known) return known;
      const value: unknown = Reflect.get(target, method);
      if (typeof value !== 'function') return value;
      const point = { kind: 'call', name: `${name}.${String(method)}` } as const;
      const call = (...args: unknown[]) =>
        io.call({ process, point, apply: () => Reflect.apply(value, target, args) });
      made.set(method, call);
      return call;
    },
  });
}
