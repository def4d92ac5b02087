import type { FaultPlan } from './fault-kinds.ts';
import { checkEnd } from './invariants.ts';
import { evenLatency } from './io.ts';
import { type Killed, killWorkers } from './killer.ts';
import type { MailLimits } from './mail-service.ts';
import { People } from './people.ts';
import { Random } from './random.ts';
import { type Act, FIRST } from './scenario.ts';
import { Simulation } from './simulation.ts';
import type { Violation } from './witness.ts';

export type Bulk = {
  organisations: number;
  /** In each organisation. */
  people: number;
  limits: MailLimits;
  workers: number;
  acts?: Act[];
  /** Workers that send are killed so often, at random moments of the first so many ms in which mails leave. */
  kills?: { count: number; withinMillis: number };
  tell?: (line: string) => void;
};

export type BulkResult = {
  planned: number;
  taken: number;
  /** Ids of those whose outcome stays unknown. */
  unknown: string[];
  killed: Killed[];
  failed: number;
  duplicates: number;
  violations: Violation[];
  /** Calls to send, and those of them that were turned away for being too many. */
  calls: number;
  throttled: number;
  /** When each mail was taken, in ms after the first. */
  takenAt: number[];
  /** The reasons of alarms about held mail. */
  alarms: string[];
};

const calm: FaultPlan = { at: () => undefined };

/** Sends one milestone to many, in virtual time and without faults but for what `acts` bring. */
export async function runBulk({
  organisations,
  people,
  limits,
  workers,
  acts = [],
  kills,
  tell,
}: Bulk): Promise<BulkResult> {
  const codes = Array.from({ length: organisations }, (_, number) => String(1000 + number));
  const scenario = { organisations: codes.map((code) => ({ code, people })), faultsMillis: 48 * 3_600_000 };
  const faults = () => calm;
  const simulation = new Simulation({
    random: new Random(1),
    latency: evenLatency,
    tell,
    sendWorkers: workers,
    scenario,
    limits,
    faults,
  });
  await simulation.begin();
  const report: Act = { at: 0, does: 'report', milestone: FIRST, kind: 'decided' };
  new People(simulation).begin({ acts: [report, ...acts] });
  const killed = kills ? killWorkers(simulation, kills) : [];
  await simulation.run();
  const rows = (await checkEnd(simulation)).flatMap((part) => part.rows);
  const { mail, witness } = simulation;
  const first = mail.takenAt[0] ?? 0;
  return {
    planned: rows.length,
    taken: mail.takenAt.length,
    unknown: rows.filter(({ outcome }) => outcome.state === 'unknown').map(({ id }) => id),
    killed,
    failed: rows.filter(({ outcome }) => outcome.state === 'failed').length,
    duplicates: witness.duplicates.size,
    violations: witness.violations,
    calls: mail.calls,
    throttled: mail.throttled,
    takenAt: mail.takenAt.map((at) => at - first),
    alarms: simulation.alarms,
  };
}
