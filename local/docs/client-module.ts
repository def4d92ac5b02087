import { brotliCompressSync } from 'node:zlib';
import openapiTS, { astToString } from 'openapi-typescript';
import * as z from 'zod';
import { openApiDocument } from './openapi-document.ts';

const HEAD = `// A client of the API of Budkavle, made from its OpenAPI document (\`npm run docs\`).
// It needs openapi-fetch.
import createFetchClient, { type ClientOptions } from 'openapi-fetch';

`;

const TAIL = `
/** A machine's id and secret; \`scope\`: what it asks for, by spaces, all that it may do if absent. */
export type MachineCredentials = { clientId: string; clientSecret: string; scope?: string };

/**
 * Where the API stands, and a person's token, or what a machine gets tokens for. \`fetch\`: another way to ask than
 * the one of this platform.
 */
export type BudkavleClientOptions = Place & ({ token: string } | MachineCredentials);
type Place = { baseUrl: string } & Pick<ClientOptions, 'fetch'>;

/**
 * The API in the name of whoever the token is, or of the machine, whose tokens are got and renewed. Redirects are not
 * followed: tokens stay with the API.
 * @throws {Error} at a call, if a machine gets no token
 */
export function budkavleClient(options: BudkavleClientOptions) {
  const { baseUrl, fetch } = options;
  const client = createFetchClient<paths>({ baseUrl, redirect: 'error', ...(fetch ? { fetch } : {}) });
  const tokenNow = 'token' in options ? async () => options.token : machineTokens(options);
  client.use({
    async onRequest({ request }) {
      request.headers.set('authorization', \`Bearer \${await tokenNow()}\`);
    },
  });
  return client;
}

/** Gives the token that holds, and gets another one a minute before it ends. */
function machineTokens(options: Place & MachineCredentials): () => Promise<string> {
  const { baseUrl, fetch = globalThis.fetch, clientId, clientSecret, scope } = options;
  const body = new URLSearchParams({ grant_type: 'client_credentials', ...(scope ? { scope } : {}) });
  const authorization = \`Basic \${btoa(\`\${clientId}:\${clientSecret}\`)}\`;
  let until = 0;
  let known: Promise<string> | undefined;
  const ask = async () => {
    const init = { method: 'POST', redirect: 'error', headers: { authorization }, body } as const;
    const answer = await fetch(new Request(new URL('/oauth/token', baseUrl), init));
    const said = Object(await answer.json());
    if (!answer.ok) throw new Error(\`no token: \${said.error}\`);
    until = Date.now() + (Number(said.expires_in) - 60) * 1000;
    return String(said.access_token);
  };
  return () => {
    if (known && Date.now() < until) return known;
    // Whoever calls meanwhile waits for the same one; after a failure the next call asks again.
    until = Infinity;
    known = ask().catch((error: unknown) => {
      until = 0;
      throw error;
    });
    return known;
  };
}
`;

/** Methods that a path does not have. */
const NEVER = /^ *(?:get|put|post|delete|options|head|patch|trace)\?: never;\n/gm;

/** The TypeScript client of the API. */
export async function clientModule(): Promise<string> {
  const document = z.record(z.string(), z.unknown()).parse(openApiDocument());
  const types = astToString(await openapiTS(JSON.stringify(document)));
  const short = types.replace(NEVER, '').replace(/^ +/gm, (space) => '  '.repeat(space.length / 4));
  return `${HEAD}${short}${TAIL}`;
}

/** The module from which the public pages serve it, a twentieth of its size. */
export function clientTextModule(client: string): string {
  const text = brotliCompressSync(client).toString('base64');
  const head = '// local/client/budkavle-client.gen.ts, made by `npm run docs`; a test compares.';
  return `${head}\nexport const CLIENT =\n  '${text}';\n`;
}
