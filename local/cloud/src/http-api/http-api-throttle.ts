/** Of a stage: requests a second that are refilled, and how many may come at once. */
export type ThrottleSettings = { rateLimit: number; burstLimit: number };

/**
 * A token bucket, as API Gateway throttles a stage. It counts the machine's own time: a clock that tests set still
 * would never refill it.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
 */
export class Throttle {
  readonly #settings: ThrottleSettings;
  readonly #now: () => number;
  #tokens: number;
  #refilledAt: number;

  constructor(settings: ThrottleSettings, now: () => number = () => performance.now()) {
    this.#settings = settings;
    this.#now = now;
    this.#tokens = settings.burstLimit;
    this.#refilledAt = now();
  }

  /** Whether one more request is let through now. */
  take(): boolean {
    const now = this.#now();
    const { rateLimit, burstLimit } = this.#settings;
    this.#tokens = Math.min(burstLimit, this.#tokens + ((now - this.#refilledAt) / 1000) * rateLimit);
    this.#refilledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
