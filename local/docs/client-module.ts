import { brotliCompressSync } from 'node:zlib';
import openapiTS, { astToString } from 'openapi-typescript';
import * as z from 'zod';
import { openApiDocument } from './openapi-document.ts';

const HEAD = `// A client of the API of Budkavle, made from its OpenAPI document (\`npm run docs\`).
// It needs openapi-fetch.
import createFetchClient, { type ClientOptions } from 'openapi-fetch';

`;

const TAIL = `
/** Where the API stands, and a person's token. \`fetch\`: another way to ask than the one of this platform. */
export type BudkavleClientOptions = { baseUrl: string; token: string } & Pick<ClientOptions, 'fetch'>;

/** The API in the name of whoever the token is. Redirects are not followed: the token stays with the API. */
export function budkavleClient({ baseUrl, token, ...rest }: BudkavleClientOptions) {
  const headers = { authorization: \`Bearer \${token}\` };
  return createFetchClient<paths>({ baseUrl, headers, redirect: 'error', ...rest });
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
