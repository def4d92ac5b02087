import { setTimeout as later } from 'node:timers/promises';

const REFILL_MILLISECONDS = 200;

/** As `fetch`, at the pace of the stage: asks again while API Gateway answers that it is too much at once. */
export async function fetchWithinThrottle(url: string | URL, init?: RequestInit): Promise<Response> {
  for (;;) {
    const answer = await fetch(url, init);
    if (answer.status !== 429) return answer;
    await later(REFILL_MILLISECONDS);
  }
}
