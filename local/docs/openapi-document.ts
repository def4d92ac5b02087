import { createDocument, type ZodOpenApiObject, type ZodOpenApiOperationObject } from 'zod-openapi';
import type { MachineScope } from '../../domain/rollout/user.ts';
import { TOKEN_PATH } from '../../functions/web/access/token-route.ts';
import type { ApiFacts } from '../../functions/web/api/api-route.ts';
import { API_ROUTES } from '../../functions/web/api/api-routes.ts';
import { CONTACT_API } from '../../functions/web/api/contacts/contact-api.ts';
import { machineScopes } from '../../functions/web/api/machine-operations.ts';
import { PEOPLE_API } from '../../functions/web/api/people/people.ts';
import { PRESS_ROUTES } from '../../functions/web/api/press/press-releases.ts';
import {
  fileProblem,
  jsonTooLarge,
  type ProblemStatus,
  problemDetailsSchema,
  problemResponse,
} from '../../functions/web/api/problem.ts';

/** Every route of the API, whichever function answers it. */
const ROUTES: readonly ApiFacts[] = [...API_ROUTES, ...CONTACT_API, ...PEOPLE_API, ...PRESS_ROUTES];

/** Problems that any route may return. */
const COMMON = [401, 403, 404, 500, 503] as const;
const WITH_BODY = [400, 413, 415] as const;

/** The OpenAPI 3.1 document of the API, generated from the schemas of its routes. */
export function openApiDocument(): unknown {
  const paths: ZodOpenApiObject['paths'] = {};
  for (const route of ROUTES) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Budkavle',
      version: '1',
      description:
        'One milestone is reached, every audience is told what it must know, and there is proof of it. ' +
        'Errors are problem details (RFC 9457).',
    },
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'The id token of a sign-in.',
        },
        clientCredentials: {
          type: 'oauth2',
          description:
            'A machine’s token, for as long as `expires_in` says; a coordinator adds machines in the console. ' +
            'It gets at most 60 tokens an hour.',
          flows: {
            clientCredentials: {
              tokenUrl: TOKEN_PATH,
              scopes: {
                read: 'What is about organisations, groups, texts and figures.',
                draft: 'Store drafts of milestones, which a person triggers.',
              } satisfies Record<MachineScope, string>,
            },
          },
        },
      },
    },
    paths,
  });
}

function operationOf(route: ApiFacts): ZodOpenApiOperationObject {
  const { params, query, body } = route.input.shape;
  const wrongInput = [...(body ? WITH_BODY : []), ...(query ? [400 as const] : [])];
  const problems = [...COMMON, ...wrongInput, ...(route.problems ?? [])];
  return {
    operationId: operationId(route),
    ...securityOf(route),
    summary: route.summary,
    description: `For ${route.roles.join(', ')}.`,
    requestParams: { ...(params ? { path: params } : {}), ...(query ? { query } : {}) },
    ...(body ? { requestBody: { required: true, content: contentOf(route) } } : {}),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, schema]) => [
          status,
          { description: DONE[status] ?? 'Done.', content: { 'application/json': { schema } } },
        ]),
      ),
      ...Object.fromEntries([...new Set(problems)].map((status) => [status, problemAnswer(status, route)])),
    },
  };
}

/** Either a person’s token or a machine’s with one of these scopes; a person’s alone where nothing else is said. */
function securityOf(route: ApiFacts): Pick<ZodOpenApiOperationObject, 'security'> {
  const scopes = machineScopes(route);
  if (scopes.length === 0) return {};
  return { security: [{ token: [] }, ...scopes.map((scope) => ({ clientCredentials: [scope] }))] };
}

/** A file is its bytes, whatever its media types. */
function contentOf({ input, file }: ApiFacts) {
  if (!file) return { 'application/json': { schema: input.shape.body } };
  const schema = { type: 'string' as const, format: 'binary' };
  return Object.fromEntries(file.types.map((type) => [type, { schema }]));
}

const DONE: Readonly<Record<string, string>> = {
  200: 'Done. Repeating the call changes nothing.',
  201: 'Created.',
  202: 'Accepted; it takes effect in a moment, or waits for somebody else.',
};

function problemAnswer(status: ProblemStatus, facts: ApiFacts) {
  const { title, detail } = statedProblem(status, facts);
  return {
    description: `${title}. ${detail}`,
    content: { 'application/problem+json': { schema: problemDetailsSchema } },
  };
}

function statedProblem(status: ProblemStatus, { file, jsonLimitBytes }: ApiFacts) {
  if (file && (status === 413 || status === 415)) return fileProblem(status, file);
  return status === 413 ? jsonTooLarge(jsonLimitBytes) : problemResponse(status);
}

/** `post /api/milestones/{milestone}/stop` → `postMilestonesMilestoneStop`. */
function operationId({ method, path }: ApiFacts): string {
  const words = path
    .replace('/api/', '')
    .split(/[/{}-]+/)
    .filter((word) => word !== '');
  return method.toLowerCase() + words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join('');
}

/** The module from which the public pages serve it. */
export function openApiModule(): string {
  return `// Made from the routes of functions/web/api by \`npm run docs\`; a test compares.\nexport const OPENAPI =
  ${JSON.stringify(JSON.stringify(openApiDocument()))};\n`;
}
