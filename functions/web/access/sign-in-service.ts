import type { User } from '../../../domain/rollout/user.ts';

/** A token that was found genuine, and who it speaks of. Times in ms. */
export type VerifiedToken = { user: User; issuedAt: number; nonce?: string };

/** Judges tokens, those of the console's sessions and those that callers of the API send, by one and the same rule. */
export interface TokenVerifier {
  /**
   * Undefined for whatever is not a genuine, current token for this console.
   * @throws {TemporaryFailure} where that cannot be told at the moment
   */
  verify(token: string): Promise<VerifiedToken | undefined>;
}

/** `renewal` gets a new token as long as the sign-in lasts. */
export type SignInTokens = { token: string; renewal: string };

/** Where people sign in. Every method that calls it throws {@link TemporaryFailure} where it does not answer. */
export interface SignInService {
  /** What a browser may be sent to by a form. */
  readonly origin: string;
  readonly signOutUrl: string;
  /** The page where a person signs in. `challenge` is the SHA-256 of the verifier that {@link exchange} gets (RFC 7636). */
  signInUrl(attempt: { state: string; nonce: string; challenge: string }): string;
  /** The tokens for a code that the browser brought back; undefined where the code is not good. */
  exchange(code: string, verifier: string): Promise<SignInTokens | undefined>;
  /** A fresh token; undefined where the sign-in is over or was revoked. */
  renew(renewal: string): Promise<string | undefined>;
  revoke(renewal: string): Promise<void>;
}
