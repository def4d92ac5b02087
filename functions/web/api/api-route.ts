import * as z from 'zod';
import type { Admission, User } from '../../../domain/rollout/user.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../domain/shared/problem.ts';
import type { AccessRule } from '../access/access-rule.ts';
import type { ConsolePorts } from '../console/console-ports.ts';
import { inputProblems, type ProblemDetails, type ProblemStatus, problemResponse } from './problem.ts';

/** Caller, admission and ports of a request. */
export type ApiRequest<Ports = ConsolePorts> = { user: User; admission: Admission; ports: Ports };

/** A response body of the status's schema, or a problem. */
export type ApiAnswer = { status: 200 | 201 | 202; body: unknown } | { problem: ProblemDetails };

/** Schema of a request. */
export type ApiInput = z.ZodObject;
type Raw = { params: unknown; query: unknown; body: unknown };

/** A route's OpenAPI data. */
export type ApiFacts = AccessRule & {
  method: 'GET' | 'POST';
  /** With parameters in braces, as in OpenAPI. */
  path: `/api/${string}`;
  /** One sentence. */
  summary: string;
  /** Schema of the request: `params` of the path, `query`, `body`. */
  input: ApiInput;
  /** The body is a file of these types, passed as bytes; JSON if absent. */
  file?: { types: readonly string[]; limitBytes: number };
  /** How long the JSON may be, where it holds more than some lists and facts. */
  jsonLimitBytes?: number;
  /** Response schema by status. */
  answers: Readonly<Record<number, z.ZodType>>;
  /** Problem statuses besides those of every route. */
  problems?: readonly ProblemStatus[];
};

/** A route of the API as data: purpose, access, request and responses. */
export type ApiRoute<Ports = ConsolePorts> = ApiFacts & {
  run(raw: Raw, request: ApiRequest<Ports>): Promise<ApiAnswer>;
};

type Declaration<Input, Ports> = ApiFacts & {
  input: ApiInput & z.ZodType<Input>;
  answer(input: Input, request: ApiRequest<Ports>): Promise<ApiAnswer>;
};

/**
 * Declares a route. Requests are parsed before `answer`, responses by the schema of their status. The request
 * type tells which function serves it.
 */
export function apiRoute<Input, Ports = ConsolePorts>(declared: Declaration<Input, Ports>): ApiRoute<Ports> {
  const { answer, ...facts } = declared;
  return {
    ...facts,
    async run(raw, request) {
      const read = parseInput<Input>(declared.input, raw);
      if (!read.ok) return { problem: badRequest(read.problems) };
      const given = await answer(read.data, request);
      if ('problem' in given) return given;
      return { status: given.status, body: (facts.answers[given.status] ?? z.never()).parse(given.body) };
    },
  };
}

/** A malformed path parameter is 404; anything else is 400 with the problems. */
function badRequest(problems: readonly Problem[]): ProblemDetails {
  if (problems.some(({ path }) => path.startsWith('params'))) return problemResponse(404);
  const fields = problems.map((found) => ({ ...found, path: found.path.replace(/^(body|query)\.?/, '') }));
  return problemResponse(400, { problems: inputProblems(fields) });
}
