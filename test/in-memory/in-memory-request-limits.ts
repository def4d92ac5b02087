import type { RequestLimit, RequestLimits } from '../../domain/shared/request-limit.ts';

export class InMemoryRequestLimits implements RequestLimits {
  readonly #taken = new Map<string, number>();

  async take({ who, window, most }: RequestLimit): Promise<boolean> {
    const key = `${who} ${window}`;
    const taken = this.#taken.get(key) ?? 0;
    if (taken >= most) return false;
    this.#taken.set(key, taken + 1);
    return true;
  }
}
