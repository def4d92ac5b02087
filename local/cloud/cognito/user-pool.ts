/** A client of a user pool: whose tokens are for it, and where a browser may be sent after signing in or out. Times in minutes. */
export type UserPoolClient = {
  id: string;
  pool: string;
  issuer: string;
  callbackUrls: string[];
  logoutUrls: string[];
  idTokenMinutes: number;
  refreshTokenMinutes: number;
};

export type UserPoolGroup = { pool: string; name: string };

/** Where the pages and endpoints of sign-in are, on the port of the console. */
export function signInUrlOf(consoleUrl: string): string {
  return `${consoleUrl}/local/cognito`;
}

/** Who signs the tokens of a pool; its keys are under this address. */
export function issuerOf(consoleUrl: string, pool: string): string {
  return `${signInUrlOf(consoleUrl)}/${pool}`;
}
