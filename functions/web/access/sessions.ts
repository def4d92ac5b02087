import type { Context } from 'hono';
import type { User } from '../../../domain/rollout/user.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { Cookies } from './cookies.ts';
import { formTokenOf, writerOf } from './form-token.ts';
import type { SignInService, SignInTokens, TokenVerifier, VerifiedToken } from './sign-in-service.ts';

export type SessionPorts = { tokens: TokenVerifier; signIn: SignInService; now: () => number };

/**
 * A signed-in browser session. `formToken` is its CSRF token; `writer` tells its user from others. It ends in `endsIn`
 * seconds unless it is used.
 */
export type Session = { user: User; formToken: string; writer: string; renewal: string; endsIn: number };

/** Idle timeout: the lifetime of a token, which use renews. */
export const IDLE_SECONDS = 30 * 60;
/** Absolute timeout: the lifetime of the renewal token. */
export const ABSOLUTE_SECONDS = 12 * 3600;
/** Age from which the next request renews a token. */
const RENEW_AFTER_MILLIS = 5 * 60_000;

const [TOKEN, RENEWAL] = ['budkavle', 'budkavle-renewal'];
/** What pages of a session note in the browser for the next ones; it goes when the session is ended. */
export const SESSION_NOTE = 'budkavle-waiting';

/** Browser sessions. Nothing is stored: their state is in cookies verified by the sign-in service. */
export class Sessions {
  readonly #cookies: Cookies;
  readonly #ports: SessionPorts;

  constructor(cookies: Cookies, ports: SessionPorts) {
    this.#cookies = cookies;
    this.#ports = ports;
  }

  /** The session of a request, if any; renews an ageing token. */
  async of(context: Context): Promise<Session | undefined> {
    const token = this.#cookies.read(context, TOKEN);
    const renewal = this.#cookies.read(context, RENEWAL);
    if (!token || !renewal) return undefined;
    const verified = await this.#ports.tokens.verify(token);
    // A machine calls the API; pages are for people.
    const current = verified && !verified.user.machine && (await this.#freshened(context, verified, renewal));
    if (!current) return undefined;
    const { user, issuedAt } = current;
    const age = Math.ceil((this.#ports.now() - issuedAt) / 1000);
    const formToken = formTokenOf({ renewal, user });
    return { user, renewal, formToken, writer: writerOf(formToken) ?? '', endsIn: IDLE_SECONDS - age };
  }

  /** Undefined if the sign-in has expired or was revoked. */
  async #freshened(
    context: Context,
    verified: VerifiedToken,
    renewal: string,
  ): Promise<VerifiedToken | undefined> {
    const { tokens, signIn, now } = this.#ports;
    if (now() - verified.issuedAt < RENEW_AFTER_MILLIS) return verified;
    try {
      const token = await signIn.renew(renewal);
      const fresh = token && (await tokens.verify(token));
      if (!fresh) return undefined;
      this.save(context, { token, renewal });
      return fresh;
    } catch (error) {
      // The token is still valid; the next request tries again.
      if (error instanceof TemporaryFailure) return verified;
      throw error;
    }
  }

  save(context: Context, { token, renewal }: SignInTokens): void {
    this.#cookies.write(context, TOKEN, { value: token, maxAge: IDLE_SECONDS });
    this.#cookies.write(context, RENEWAL, { value: renewal, maxAge: ABSOLUTE_SECONDS });
  }

  end(context: Context): void {
    for (const name of [TOKEN, RENEWAL, SESSION_NOTE])
      this.#cookies.write(context, name, { value: '', maxAge: 0 });
  }
}
