import { recipientDigest, rolloutList } from '../../domain/mail/suppression.ts';
import { approveMilestone } from '../../domain/milestone/use-cases/approve-milestone.ts';
import { stopMilestone } from '../../domain/milestone/use-cases/stop-milestone.ts';
import { resendFailed } from '../../domain/sending/use-cases/resend-failed.ts';
import { settleUnknown } from '../../domain/sending/use-cases/settle-unknown.ts';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { person } from './content.ts';
import { type Archived, isOwn, reportIn } from './deployment.ts';
import type { Ports } from './ports.ts';
import { Restorer } from './restorer.ts';
import type { Act, Scenario } from './scenario.ts';
import type { Simulation } from './simulation.ts';

/** States in which somebody still has to look at a late milestone. */
const WAITING = ['planning', 'planned', 'held'];

/** What a person is told is no failure: it was settled meanwhile, or cannot be any more. */
function refused(error: unknown): void {
  if (!(error instanceof InvalidInput)) throw error;
}

type ActOf<D extends Act['does']> = Extract<Act, { does: D }>;

/** Everything that is done from outside: by people, by an operator, and by what people call the cloud. */
export class People {
  readonly #simulation: Simulation;
  readonly #restorer: Restorer;
  #events = 0;

  constructor(simulation: Simulation) {
    this.#simulation = simulation;
    this.#restorer = new Restorer(simulation, this);
  }

  begin({ acts }: Pick<Scenario, 'acts'>): void {
    for (const act of acts)
      if (act.does === 'restore') this.#simulation.later(act.to, () => this.#restorer.copy());
    for (const act of acts) this.#simulation.later(act.at, () => this.#perform(act));
  }

  #perform(act: Act): void {
    const { queues, stores } = this.#simulation;
    if (act.does === 'report') this.#report(act);
    else if (act.does === 'report-other-content') this.#report({ ...act, kind: 'live' });
    else if (act.does === 'stop') this.stop(act);
    else if (act.does === 'leave') this.#leave(act);
    else if (act.does === 'join') void stores.contacts.save([person(act.organisation, act.person)]);
    else if (act.does === 'purge') queues[act.queue].purge();
    else if (act.does === 'replay') this.replay();
    else if (act.does === 'restore') this.#restorer.restore();
    else if (act.does === 'refuse') this.#refuse(act);
    else this.#outage(act);
  }

  #report(act: Pick<ActOf<'report'>, 'milestone' | 'kind' | 'reportedAgo'>): void {
    const { bus, timeline } = this.#simulation;
    this.#events += 1;
    bus.put({
      event: `event-${this.#events}`,
      at: timeline.now - (act.reportedAgo ?? 0),
      detail: {
        id: act.milestone,
        rollout: 'lending',
        kind: act.kind,
        occurredOn: '2026-11-23',
        organisations: 'all',
        facts: {},
        triggeredBy: 'coordinator@office.example',
      },
    });
    if (act.reportedAgo) this.#simulation.later(300_000, () => this.approve(act.milestone));
  }

  approve(milestone: string): void {
    const approve = async (ports: Ports) => {
      const { state, planHash = '' } = (await ports.milestones.find(milestone)) ?? {};
      if (state === 'held') await approveMilestone({ milestone, planHash, by: 'person' }, ports);
      return state !== undefined && !WAITING.includes(state);
    };
    this.until('approve', approve, 250);
  }

  stop({ milestone }: Pick<ActOf<'stop'>, 'milestone'>): void {
    this.until(`stop ${milestone}`, async (ports) => {
      await stopMilestone({ milestone, by: 'person' }, ports);
      return true;
    });
  }

  #leave({ organisation, person: number, scope }: ActOf<'leave'>): void {
    const recipient = recipientDigest(person(organisation, number).address);
    const of = { recipient, scope: scope === 'all' ? scope : rolloutList('lending') };
    this.until('leave', async (ports) => {
      const at = ports.now();
      await ports.suppressions.add({ ...of, reason: 'unsubscribe', at });
      await ports.wishes.keep({ type: 'RecipientLeft', detail: { ...of, at } });
      return true;
    });
  }

  /** People try again when it did not work, for some time. */
  until(name: string, run: (ports: Ports) => Promise<boolean>, left = 30): void {
    const { processes } = this.#simulation;
    let worked = false;
    const attempt = async (ports: Ports) => {
      worked = await run(ports);
    };
    const happened = this.#simulation.expect();
    processes.spawn({ name, timeoutMillis: 30_000, run: attempt }, () => {
      if (!worked && left > 0) this.#simulation.later(20_000, () => this.until(name, run, left - 1));
      happened();
    });
  }

  /**
   * Somebody looks up every mail that is unknown, and settles it; to be safe some are sent again that had left. Where
   * it does not work not everybody tries again.
   */
  settle(unknown: readonly { milestone: string; delivery: string }[]): void {
    const { witness, random } = this.#simulation;
    for (const { milestone, delivery } of unknown) {
      const as = witness.wasTaken(delivery) && random.chance(0.8) ? 'accepted' : 'resend';
      this.until(
        'settle',
        async (ports) => {
          await settleUnknown(
            { dispatchId: milestone, delivery, as, by: 'a person', reason: 'looked up' },
            ports,
          ).catch(refused);
          return true;
        },
        random.pick([0, 30]),
      );
    }
  }

  /** Somebody mends what was wrong, and sends all refused mails of a milestone again; not everybody tries twice. */
  resend(milestone: string): void {
    const asked = { dispatchId: milestone, which: { refusedWith: 'MessageRejected' }, by: 'a person' };
    this.until(
      'resend',
      async (ports) => {
        await resendFailed({ ...asked, reason: 'mended' }, ports).catch(refused);
        return true;
      },
      this.#simulation.random.pick([0, 30]),
    );
  }

  /**
   * All that the bus ever carried, once more and in any order; but for what nobody could take in and waits for a
   * person.
   */
  replay(): void {
    const { bus, queues } = this.#simulation;
    const parked = new Set(queues.milestones.deadLetters.map(reportIn));
    for (const event of bus.archive.filter((each) => isOwn(each) || !parked.has(each.event)))
      this.#soon(() => bus.replay(event));
  }

  /** All that are such, for a restored table to learn. */
  replayToLearn(which: (event: Archived) => boolean): void {
    const { bus } = this.#simulation;
    for (const event of bus.archive.filter(which)) this.#soon(() => bus.replay(event, { learning: true }));
  }

  #soon(act: () => void): void {
    this.#simulation.later(this.#simulation.random.between(0, 60_000), act);
  }

  /** Somebody breaks the account or its settings, and mends it later. */
  #refuse({ reason, millis }: ActOf<'refuse'>): void {
    const { mail } = this.#simulation;
    mail.refusal = reason;
    this.#simulation.later(millis, () => {
      mail.refusal = undefined;
    });
  }

  #outage({ millis }: ActOf<'outage'>): void {
    const { mail } = this.#simulation;
    mail.down = true;
    this.#simulation.later(millis, () => {
      mail.down = false;
    });
  }
}
