import { type AccountRefusal, accountRefusalSchema } from '../../domain/mail/sending-hold.ts';
import type { Random } from './random.ts';

/** What people and the world do at some time after the start, in ms. */
export type Act =
  | { at: number; does: 'report'; milestone: string; kind: 'decided' | 'live'; reportedAgo?: number }
  | { at: number; does: 'report-other-content'; milestone: string }
  | { at: number; does: 'stop'; milestone: string }
  | { at: number; does: 'leave'; organisation: string; person: number; scope: 'all' | 'list' }
  | { at: number; does: 'join'; organisation: string; person: number }
  | { at: number; does: 'purge'; queue: 'organisation-plans' | 'deliveries' | 'approvals' | 'dispatches' }
  | { at: number; does: 'replay' }
  | { at: number; does: 'outage'; millis: number }
  /** The table is restored to an earlier moment, `to` ms after the start. */
  | { at: number; does: 'restore'; to: number }
  | { at: number; does: 'refuse'; reason: AccountRefusal; millis: number };

export type Scenario = {
  /** organisation → number of people who are to be told. */
  organisations: { code: string; people: number }[];
  acts: Act[];
  /** How long things go wrong, in ms after the start. */
  faultsMillis: number;
  /** What the mail service takes; 14 where it is not said. */
  perSecond?: number;
  /** Mails of an organisation that are sent and counted together; as deployed where it is not said. */
  mailsAChunk?: number;
  /** Whether somebody settles what stays unknown; left to chance where it is not said. */
  settles?: boolean;
};

export const FIRST = 'first';
const SECOND = 'second';
const MINUTE = 60_000;
const CODES = ['1280', '1480', '0180'] as const;

/** A small world most of the time, since mistakes show best there; now and then one with several batches. */
export function randomScenario(random: Random): Scenario {
  const large = random.chance(0.12);
  const organisations = CODES.slice(0, random.between(1, large ? 3 : 2)).map((code) => ({
    code,
    people: large ? random.between(5, 14) : random.between(1, 3),
  }));
  return {
    organisations,
    acts: randomActs(random, organisations),
    faultsMillis: random.between(1, 15) * MINUTE,
  };
}

function randomActs(random: Random, organisations: Scenario['organisations']): Act[] {
  const any = () => organisations[random.between(0, organisations.length - 1)] ?? { code: '1280', people: 1 };
  const soon = () => random.between(0, random.pick([2_000, 20_000, 5 * MINUTE]));
  const acts: Act[] = [{ at: 0, does: 'report', milestone: FIRST, kind: 'decided' }];
  const maybe = (chance: number, act: () => Act) => random.chance(chance) && acts.push(act());
  if (random.chance(0.05)) acts[0] = { ...late(), milestone: FIRST };
  maybe(0.15, () => ({ at: soon(), does: 'report', milestone: SECOND, kind: 'live' }));
  maybe(0.3, () => ({ at: soon(), does: 'report', milestone: FIRST, kind: 'decided' }));
  maybe(0.05, () => ({ at: soon(), does: 'report-other-content', milestone: FIRST }));
  maybe(0.2, () => ({ at: soon(), does: 'stop', milestone: FIRST }));
  for (let leaver = 0; leaver < 2; leaver += 1)
    maybe(0.25, () => {
      const { code, people } = any();
      const person = random.between(0, people - 1);
      return { at: soon(), does: 'leave', organisation: code, person, scope: random.pick(['all', 'list']) };
    });
  maybe(0.25, () => {
    const { code, people } = any();
    return { at: soon(), does: 'join', organisation: code, person: people };
  });
  const queues = ['organisation-plans', 'deliveries', 'approvals', 'dispatches'] as const;
  maybe(0.1, () => ({ at: soon(), does: 'purge', queue: random.pick(queues) }));
  maybe(0.1, () => ({ at: soon(), does: 'replay' }));
  maybe(0.08, () => ({ at: soon(), does: 'outage', millis: random.between(5_000, 5 * MINUTE) }));
  maybe(0.08, () => {
    const reasons = accountRefusalSchema.options;
    const reason = reasons[random.between(0, reasons.length - 1)] ?? 'account-paused';
    return { at: soon(), does: 'refuse', reason, millis: random.between(5_000, 20 * MINUTE) };
  });
  return acts;
}

const late = () =>
  ({ at: 0, does: 'report', milestone: FIRST, kind: 'decided', reportedAgo: 7 * 60 * MINUTE }) as const;

const report: Act = { at: 0, does: 'report', milestone: FIRST, kind: 'decided' };

/** The same, and somewhere on its way the table is restored to any earlier moment. */
export function withRestore(scenario: Scenario, random: Random): Scenario {
  // Most happens in the first seconds.
  const at = random.between(1, random.pick([2_000, 10_000, 60_000, 15 * MINUTE]));
  const to = random.chance(0.15) ? 0 : random.between(0, at);
  return { ...scenario, acts: [...scenario.acts, { at, does: 'restore', to }] };
}

/** Small worlds whose every single fault, and pair of near faults, is gone through. */
export const FIXED_SCENARIOS: Readonly<Record<string, Scenario>> = {
  plain: { organisations: [{ code: '1280', people: 2 }], acts: [report], faultsMillis: 10 * MINUTE },
  stopped: {
    organisations: [{ code: '1280', people: 2 }],
    acts: [report, { at: 450, does: 'stop', milestone: FIRST }],
    faultsMillis: 10 * MINUTE,
  },
  left: {
    organisations: [{ code: '1280', people: 2 }],
    acts: [
      report,
      { at: 300, does: 'leave', organisation: '1280', person: 0, scope: 'all' },
      { at: 100, does: 'join', organisation: '1280', person: 2 },
      { at: 400, does: 'report', milestone: FIRST, kind: 'decided' },
    ],
    faultsMillis: 10 * MINUTE,
  },
};
