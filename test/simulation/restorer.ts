import { fulfilAgain } from '../../domain/privacy/use-cases/fulfil-again.ts';
import { checkRestore } from '../../domain/sending/use-cases/check-restore.ts';
import { goOnAfterRestore, noteReplay } from '../../domain/sending/use-cases/go-on-after-restore.ts';
import { InvalidInput } from '../../domain/shared/errors.ts';
import { type Archived, isOwn } from './deployment.ts';
import type { People } from './people.ts';
import type { Simulation } from './simulation.ts';

const MINUTE = 60_000;

/** Something is still being planned. */
function refused(error: unknown): false {
  if (!(error instanceof InvalidInput)) throw error;
  return false;
}

const isRefusal = (event: Archived) => isOwn(event) && event.type === 'MilestoneRefused';

/** The operator who restores the table, as docs/restore.md says. */
export class Restorer {
  readonly #simulation: Simulation;
  readonly #people: People;
  #restore: (() => void) | undefined;

  constructor(simulation: Simulation, people: People) {
    this.#simulation = simulation;
    this.#people = people;
  }

  /** The moment that the table will be restored to. */
  copy(): void {
    this.#restore = this.#simulation.copyTable();
  }

  restore(): void {
    const { random, timeline } = this.#simulation;
    const lostUntil = timeline.now;
    this.#restore?.();
    // Nothing is over before sending goes on.
    const happened = this.#simulation.expect();
    let over = false;
    const done = () => {
      if (!over) happened();
      over = true;
    };
    const wait = random.between(0, 10 * MINUTE);
    this.#simulation.faultsEnd = Math.max(this.#simulation.faultsEnd, timeline.now);
    this.#simulation.later(wait, () => {
      // What was refused is known to be before anything that was reported comes again.
      this.#people.replayToLearn(isRefusal);
      this.#onceTakenIn(() => {
        this.#replay(lostUntil);
        this.#onceTakenIn(() => {
          this.#people.replayToLearn((event) => !isOwn(event) && event.at >= lostUntil);
          this.#onceTakenIn(() => {
            this.#noteReplay();
            this.#goOn(done);
          });
        });
      });
    });
  }

  /** Once everything that is replayed within a minute has been processed. */
  #onceTakenIn(then: () => void): void {
    this.#simulation.later(MINUTE, () => {
      const { milestones, outcomes, 'organisation-plans': plans } = this.#simulation.queues;
      if ([milestones, outcomes, plans].every((queue) => queue.isEmpty)) then();
      else this.#onceTakenIn(then);
    });
  }

  #noteReplay(): void {
    this.#people.until('note replay', async (ports) => {
      await checkRestore(ports);
      await noteReplay(ports);
      return true;
    });
  }

  /**
   * What was kept outside of the table until then: events of a day before it too, which may have been on their way.
   * What was reported since was judged by nobody, and comes after.
   */
  #replay(lostUntil: number): void {
    const { bus, queues, mailArchive, random, wishes } = this.#simulation;
    this.#people.replayToLearn((event) => !isOwn(event) && event.at < lostUntil);
    for (const event of mailArchive.since(0)) queues.outcomes.put(event, random.between(0, MINUTE));
    for (const wish of wishes)
      this.#people.until('fulfil again', async (ports) => {
        await fulfilAgain(wish, ports);
        return true;
      });
    for (const event of bus.archive)
      if ('type' in event && event.type === 'MilestoneStopped')
        this.#people.stop({ milestone: event.detail.id });
  }

  /** Once everything that was replayed is taken in. */
  #goOn(done: () => void): void {
    const { queues, timeline } = this.#simulation;
    this.#people.until(
      'go on',
      async (ports) => {
        const milestones = await ports.milestones.ofRollout('lending');
        const waiting = [queues.milestones, queues['organisation-plans'], queues.outcomes];
        if (waiting.some((queue) => !queue.isEmpty)) return false;
        const { id: table } = await ports.identity.current();
        const went = await goOnAfterRestore({ by: 'a person', table }, ports).then(() => true, refused);
        if (!went) return false;
        for (const { id } of milestones) this.#people.approve(id);
        this.#simulation.faultsEnd = Math.max(this.#simulation.faultsEnd, timeline.now);
        // What was reported meanwhile waited, and some of it too long.
        queues.milestones.redrive();
        done();
        return true;
      },
      200,
    );
  }
}
