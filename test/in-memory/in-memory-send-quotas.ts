import type { SendQuota, SendQuotas } from '../../domain/mail/pace.ts';

/** Tells the quota that it holds, which a test may change; wide, unless told otherwise. */
export class InMemorySendQuotas implements SendQuotas {
  quota: SendQuota;
  reads = 0;

  constructor(quota: Partial<SendQuota> = {}) {
    this.quota = { perSecond: 1_000, perDay: -1, sentLastDay: 0, ...quota };
  }

  async read(): Promise<SendQuota> {
    this.reads += 1;
    return { ...this.quota };
  }
}
