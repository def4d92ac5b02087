import * as z from 'zod';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { SignInAttempt, SignInService, SignInTokens } from '../../web/access/sign-in-service.ts';

const TIMEOUT_MILLIS = 5000;
const tokensSchema = z.object({ id_token: z.string(), refresh_token: z.string().optional() });

type Options = {
  /** The user pool's domain, without a trailing slash. */
  url: string;
  clientId: string;
  /** Base URL of the console, without a trailing slash. */
  consoleUrl: string;
};

/**
 * Sign-in through a Cognito user pool's hosted pages: authorization code with PKCE, public client without a
 * secret. https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints.html
 */
export class CognitoSignInService implements SignInService {
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
  }

  get origin(): string {
    return new URL(this.#options.url).origin;
  }

  get signOutUrl(): string {
    const { url, clientId, consoleUrl } = this.#options;
    return `${url}/logout?${new URLSearchParams({ client_id: clientId, logout_uri: `${consoleUrl}/signed-out` })}`;
  }

  signInUrl(attempt: SignInAttempt): string {
    return this.#pageUrl('/oauth2/authorize', attempt);
  }

  /**
   * The user pool's page for a forgotten password, which may be opened with the parameters of a sign-in.
   * https://docs.aws.amazon.com/cognito/latest/developerguide/managed-login-endpoints.html
   */
  newPasswordUrl(attempt: SignInAttempt): string {
    return this.#pageUrl('/forgotPassword', attempt);
  }

  #pageUrl(path: string, { state, nonce, challenge }: SignInAttempt): string {
    const query = new URLSearchParams({
      response_type: 'code',
      client_id: this.#options.clientId,
      redirect_uri: this.#callback,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: challenge,
      code_challenge_method: 'S256',
    });
    return `${this.#options.url}${path}?${query}`;
  }

  async exchange(code: string, verifier: string): Promise<SignInTokens | undefined> {
    const grant = { grant_type: 'authorization_code', code, code_verifier: verifier };
    const tokens = await this.#tokens({ ...grant, redirect_uri: this.#callback });
    return tokens?.refresh_token ? { token: tokens.id_token, renewal: tokens.refresh_token } : undefined;
  }

  async renew(renewal: string): Promise<string | undefined> {
    return (await this.#tokens({ grant_type: 'refresh_token', refresh_token: renewal }))?.id_token;
  }

  async revoke(renewal: string): Promise<void> {
    await this.#post('/oauth2/revoke', { token: renewal });
  }

  get #callback(): string {
    return `${this.#options.consoleUrl}/sign-in/callback`;
  }

  /** Undefined if the grant is refused, which OAuth signals with 400. */
  async #tokens(grant: Record<string, string>): Promise<z.infer<typeof tokensSchema> | undefined> {
    const answer = await this.#post('/oauth2/token', grant);
    if (answer.status === 400) return undefined;
    const tokens = tokensSchema.safeParse(answer.ok ? await answer.json().catch(() => undefined) : undefined);
    if (!tokens.success) throw new TemporaryFailure(`the sign-in service responded with ${answer.status}`);
    return tokens.data;
  }

  async #post(path: string, fields: Record<string, string>): Promise<Response> {
    const { url, clientId } = this.#options;
    try {
      return await fetch(`${url}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ client_id: clientId, ...fields }),
        redirect: 'error',
        signal: AbortSignal.timeout(TIMEOUT_MILLIS),
      });
    } catch (error) {
      throw new TemporaryFailure('the sign-in service does not respond', { cause: error });
    }
  }
}
