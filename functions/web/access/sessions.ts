import { createHash } from 'node:crypto';
import type { Context } from 'hono';
import type { User } from '../../../domain/rollout/user.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { Cookies } from './cookies.ts';
import type { SignInService, SignInTokens, TokenVerifier, VerifiedToken } from './sign-in-service.ts';

export type SessionPorts = { tokens: TokenVerifier; signIn: SignInService; now: () => number };

/** A signed-in browser. `formToken` is what its forms must bring along: only a page that this session was shown knows it. */
export type Session = { user: User; formToken: string; renewal: string };

/** Whoever does nothing for this long has to sign in again: it is the life of a token, which is renewed by use alone. */
export const IDLE_SECONDS = 30 * 60;
/** Whoever signed in this long ago has to sign in again, whatever they do: it is the life of the renewal. */
export const ABSOLUTE_SECONDS = 12 * 3600;
/** A token this old is renewed by the next request. */
const RENEW_AFTER_MILLIS = 5 * 60_000;

const [TOKEN, RENEWAL] = ['budkavle', 'budkavle-renewal'];

/** Sessions of browsers. Nothing of them is stored: all that they are stands in cookies which the sign-in service vouches for. */
export class Sessions {
  readonly #cookies: Cookies;
  readonly #ports: SessionPorts;

  constructor(cookies: Cookies, ports: SessionPorts) {
    this.#cookies = cookies;
    this.#ports = ports;
  }

  /** The session of a request, if there is one; a token that is no longer fresh is renewed by the way. */
  async of(context: Context): Promise<Session | undefined> {
    const token = this.#cookies.read(context, TOKEN);
    const renewal = this.#cookies.read(context, RENEWAL);
    if (!token || !renewal) return undefined;
    const verified = await this.#ports.tokens.verify(token);
    const current = verified && (await this.#freshened(context, verified, renewal));
    return current && { user: current.user, renewal, formToken: formTokenOf(renewal) };
  }

  /** Undefined where the sign-in is over or was revoked. */
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
      // The token is good for a while yet; the next request tries again.
      if (error instanceof TemporaryFailure) return verified;
      throw error;
    }
  }

  save(context: Context, { token, renewal }: SignInTokens): void {
    this.#cookies.write(context, TOKEN, { value: token, maxAge: IDLE_SECONDS });
    this.#cookies.write(context, RENEWAL, { value: renewal, maxAge: ABSOLUTE_SECONDS });
  }

  end(context: Context): void {
    for (const name of [TOKEN, RENEWAL]) this.#cookies.write(context, name, { value: '', maxAge: 0 });
  }
}

/** Bound to the session by a digest that tells nothing of it; the same for as long as the session lasts. */
function formTokenOf(renewal: string): string {
  return createHash('sha256').update(`form-token\n${renewal}`).digest('base64url');
}
