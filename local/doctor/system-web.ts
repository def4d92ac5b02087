import type { Web } from './account.ts';

const PATIENCE_MILLIS = 10_000;

/** The web as this machine sees it; certificates are checked. */
export const systemWeb: Web = {
  async status(url) {
    try {
      const signal = AbortSignal.timeout(PATIENCE_MILLIS);
      const answer = await fetch(url, { redirect: 'manual', signal });
      await answer.body?.cancel();
      return answer.status;
    } catch {
      return undefined;
    }
  },
};
