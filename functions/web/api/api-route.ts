import * as z from 'zod';
import type { Admission, User } from '../../../domain/rollout/user.ts';
import { parseInput } from '../../../domain/shared/parse-input.ts';
import type { Problem } from '../../../domain/shared/problem.ts';
import type { AccessRule } from '../access/access-rule.ts';
import type { ConsolePorts } from '../console/console-ports.ts';
import { inputProblems, type ProblemDetails, type ProblemStatus, problem } from './problem.ts';

/** Who asks, how far they see, and what the route may use. */
export type ApiRequest<Ports = ConsolePorts> = { user: User; admission: Admission; ports: Ports };

/** An answer as its schema has it, or a problem. */
export type ApiAnswer = { status: 200 | 201 | 202; body: unknown } | { problem: ProblemDetails };

/** What comes in. */
export type ApiInput = z.ZodObject;
type Raw = { params: unknown; query: unknown; body: unknown };

/** What OpenAPI tells of a route. */
export type ApiFacts = AccessRule & {
  method: 'GET' | 'POST';
  /** With parameters in braces, as OpenAPI writes them. */
  path: `/api/${string}`;
  /** One plain sentence that says what it does. */
  summary: string;
  /** One schema for all that comes in: `params` of the path, `query`, `body`. */
  input: ApiInput;
  /** The body is a file of these types, and `body` of the input its bytes; JSON where absent. */
  file?: { types: readonly string[]; limitBytes: number };
  /** Status → what is answered with it. */
  answers: Readonly<Record<number, z.ZodType>>;
  /** Problems of its own, besides those that every route has. */
  problems?: readonly ProblemStatus[];
};

/** A route of the API as data: what it is for, who may use it, what goes in and what comes out. */
export type ApiRoute<Ports = ConsolePorts> = ApiFacts & {
  run(raw: Raw, request: ApiRequest<Ports>): Promise<ApiAnswer>;
};

type Declaration<Input, Ports> = ApiFacts & {
  input: ApiInput & z.ZodType<Input>;
  answer(input: Input, request: ApiRequest<Ports>): Promise<ApiAnswer>;
};

/**
 * Declares a route. What comes in has passed its schema before `answer` sees it; what goes out passes that of its status. One that
 * another function than the console answers says so by the type of its request.
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

/** A parameter that no id can look like is an id that is not there; for the rest it is said what to mend. */
function badRequest(problems: readonly Problem[]): ProblemDetails {
  if (problems.some(({ path }) => path.startsWith('params'))) return problem(404);
  const fields = problems.map((found) => ({ ...found, path: found.path.replace(/^(body|query)\.?/, '') }));
  return problem(400, { problems: inputProblems(fields) });
}
