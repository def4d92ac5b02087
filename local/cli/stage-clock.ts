import * as z from 'zod';

const clockSchema = z.object({ now: z.iso.datetime() });

/**
 * The clock of the stage at an endpoint (ms), asked once: the local system's can be ahead of this machine's. Without
 * an endpoint, or where nothing answers, it is this machine's.
 */
export async function stageClock(endpoint: string | undefined): Promise<() => number> {
  if (endpoint === undefined) return Date.now;
  try {
    const answer = await fetch(`${endpoint}/local/clock`);
    if (!answer.ok) return Date.now;
    const ahead = Date.parse(clockSchema.parse(await answer.json()).now) - Date.now();
    return () => Date.now() + ahead;
  } catch {
    // That nothing runs there is said by the command itself, where it matters to it.
    return Date.now;
  }
}
