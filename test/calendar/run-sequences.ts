import { readRollout } from '../../local/rollout-files.ts';
import type { Complaint } from './sequence-referee.ts';
import { runSequence, type SequenceMutant, smallBeginning } from './sequences.ts';

/** What so many sequences came to. */
export type SequencesSummary = {
  sequences: number;
  mails: number;
  corrections: number;
  counters: number;
  stops: number;
  faults: Record<string, number>;
  failures: { seed: number; complaints: Complaint[] }[];
};

/** Runs so many sequences from a seed on, until `enough` says so. */
export async function runSequences(
  { seed, count, mutant = {} }: { seed: number; count: number; mutant?: SequenceMutant },
  enough: (so: SequencesSummary) => boolean = () => false,
): Promise<SequencesSummary> {
  const beginning = smallBeginning(await readRollout('local/sample/bob/rollout.yaml'));
  const summary: SequencesSummary = {
    ...{ sequences: 0, mails: 0, corrections: 0, counters: 0, stops: 0 },
    ...{ faults: {}, failures: [] },
  };
  for (let at = seed; at < seed + count && !enough(summary); at += 1) {
    const { complaints, faults, ...counts } = await runSequence(at, beginning, { mutant });
    summary.sequences += 1;
    summary.mails += counts.mails;
    summary.corrections += counts.corrections;
    summary.counters += counts.counters;
    summary.stops += counts.stops;
    for (const [fault, times] of Object.entries(faults))
      summary.faults[fault] = (summary.faults[fault] ?? 0) + times;
    if (complaints.length > 0) summary.failures.push({ seed: at, complaints });
  }
  return summary;
}

/** Prints every step of one sequence, and what it broke. */
export async function traceSequence(seed: number, tell: (line: string) => void): Promise<Complaint[]> {
  const beginning = smallBeginning(await readRollout('local/sample/bob/rollout.yaml'));
  const { complaints } = await runSequence(seed, beginning, { tell });
  for (const { promise, what } of complaints) tell(`${promise}: ${what}`);
  return complaints;
}
