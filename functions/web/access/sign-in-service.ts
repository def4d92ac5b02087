import type { SignInIdentity } from '../../../domain/people/identity.ts';
import type { User } from '../../../domain/rollout/user.ts';

/** A verified token and its user. Times in ms. */
export type VerifiedToken = { user: User; issuedAt: number; nonce?: string };

/** Verifies tokens of console sessions and API callers alike. */
export interface TokenVerifier {
  /**
   * Undefined unless the token is genuine and current for this console.
   * @throws {TemporaryFailure} if that cannot be determined now
   */
  verify(token: string): Promise<VerifiedToken | undefined>;
}

/** A verified token and who holds it, whatever they may do. Times in ms. */
export type VerifiedIdentity = { identity: SignInIdentity; issuedAt: number; nonce?: string };

/** Verifies that a token is genuine and current. */
export interface IdentityVerifier {
  /**
   * Undefined unless it is.
   * @throws {TemporaryFailure} if that cannot be determined now
   */
  identify(token: string): Promise<VerifiedIdentity | undefined>;
}

/** `renewal` obtains new tokens as long as the sign-in lasts. */
export type SignInTokens = { token: string; renewal: string };

/** `challenge` is the SHA-256 of the verifier passed to {@link SignInService.exchange} (RFC 7636). */
export type SignInAttempt = { state: string; nonce: string; challenge: string };

/** The sign-in service. Methods that call it throw {@link TemporaryFailure} if it does not respond. */
export interface SignInService {
  /** The origin to which forms may redirect. */
  readonly origin: string;
  readonly signOutUrl: string;
  /** The sign-in page. */
  signInUrl(attempt: SignInAttempt): string;
  /** The page on which whoever has no password yet, or has forgotten it, sets a new one and signs in. */
  newPasswordUrl(attempt: SignInAttempt): string;
  /** Exchanges an authorization code for tokens; undefined if it is invalid. */
  exchange(code: string, verifier: string): Promise<SignInTokens | undefined>;
  /** A new token; undefined if the sign-in has expired or was revoked. */
  renew(renewal: string): Promise<string | undefined>;
  revoke(renewal: string): Promise<void>;
}
