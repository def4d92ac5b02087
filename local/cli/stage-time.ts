import * as z from 'zod';
import type { Context } from './command.ts';

const clockSchema = z.object({ now: z.iso.datetime() });

/** The time at a stage (ms): the local system's clock can be ahead of this machine's. */
export async function stageTime({ stage, endpoint }: Pick<Context, 'stage' | 'endpoint'>): Promise<number> {
  if (stage !== 'local' || endpoint === undefined) return Date.now();
  const answer = await fetch(`${endpoint}/local/clock`);
  return answer.ok ? Date.parse(clockSchema.parse(await answer.json()).now) : Date.now();
}
