import type { RunningStage } from './running-stage.ts';

// What a grant is needed for that no call on this machine shows.
const UNSEEN = [
  // AWS uses the keys of table, bus and queues in the name of the function; here nothing is encrypted with them.
  'kms:Decrypt',
  'kms:GenerateDataKey',
  // Lambda itself writes log lines, and parks what failed, in the name of the function.
  'logs:CreateLogStream',
  'logs:PutLogEvents',
];

/** What these functions are granted, each as `function action`, and which of it no call of this run needed. */
export function grantsOf(
  stage: RunningStage,
  names: readonly string[],
): { granted: string[]; idle: string[] } {
  const granted = stage.cloud.grants().flatMap((grant) => {
    const short = grant.function.replace('budkavle-local-', '');
    return names.includes(short) ? [`${short} ${grant.action}`] : [];
  });
  const used = new Set(
    stage.cloud.calls().map((call) => `${call.function.replace('budkavle-local-', '')} ${call.action}`),
  );
  const idle = granted.filter(
    (grant) => !used.has(grant) && !UNSEEN.some((action) => grant.endsWith(` ${action}`)),
  );
  return { granted, idle };
}
