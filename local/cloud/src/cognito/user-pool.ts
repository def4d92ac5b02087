/**
 * A client of a user pool: its pool, and where a browser may be redirected after signing in or out. Times in
 * minutes.
 */
export type UserPoolClient = {
  id: string;
  pool: string;
  issuer: string;
  callbackUrls: string[];
  logoutUrls: string[];
  idTokenMinutes: number;
  refreshTokenMinutes: number;
};

/** A group or a custom attribute of a pool. */
export type UserPoolPart = { pool: string; name: string };

export type PasswordRules = {
  minimumLength: number;
  lowercase: boolean;
  uppercase: boolean;
  numbers: boolean;
  symbols: boolean;
};

/** All user pools, with their clients, groups and custom attributes (without `custom:`). */
export type UserPoolParts = {
  pools: { id: string; passwordRules: PasswordRules }[];
  clients: UserPoolClient[];
  groups: UserPoolPart[];
  attributes: UserPoolPart[];
};

/** Where the pages and endpoints of sign-in are, on the port of the API. */
export function signInUrlOf(apiUrl: string): string {
  return `${apiUrl}/local/cognito`;
}

/** The issuer of a pool's tokens; its keys are under this address. */
export function issuerOf(apiUrl: string, pool: string): string {
  return `${signInUrlOf(apiUrl)}/${pool}`;
}
