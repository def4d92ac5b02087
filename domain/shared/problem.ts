import * as z from 'zod';
import { areParamsOf, isProblemCode, type ProblemCode, type ProblemParams } from './problem-params.ts';

/** A problem without its path. */
export type Fault<C extends ProblemCode = ProblemCode> = { code: C; params: ProblemParams[C] };

/**
 * A problem with input, independent of language. `path` is its place, such as `facts.price`; empty for the
 * whole.
 */
export type Problem<C extends ProblemCode = ProblemCode> = Fault<C> & { path: string };

type Params<C extends ProblemCode> = keyof ProblemParams[C] extends never ? [] : [params: ProblemParams[C]];

/** A fault by code; codes without params take none. */
export function fault<C extends ProblemCode>(code: C, ...[params]: Params<C>): Fault<C>;
export function fault(code: ProblemCode, params: ProblemParams[ProblemCode] = {}): Fault {
  return { code, params };
}

/** A problem at a path. */
export function problemAt<C extends ProblemCode>(path: string, code: C, ...more: Params<C>): Problem<C> {
  return { path, ...fault(code, ...more) };
}

/** Encodes a fault in the message of a zod issue. */
export function stated(found: Fault): string {
  return JSON.stringify(found);
}

/** The `error` option of a schema. */
export function problem<C extends ProblemCode>(code: C, ...more: Params<C>): string {
  return stated(fault(code, ...more));
}

/** Decodes the fault in an issue's message; undefined for any other message. */
export function faultIn(message: string): Fault | undefined {
  try {
    const found: unknown = JSON.parse(message);
    return isFault(found) ? { code: found.code, params: found.params } : undefined;
  } catch {
    return undefined;
  }
}

/** A problem as stored in rows and events. */
export const problemSchema = z.custom<Problem>(
  (value) => isFault(value) && 'path' in value && typeof value.path === 'string',
);

/** The same problem with its path prefixed by `place`. */
export function below<P extends Problem>(place: string, found: P): P {
  return { ...found, path: [place, found.path].filter((part) => part !== '').join('.') };
}

const LONGEST = { text: 200, word: 50, list: 10 } as const;

/**
 * The problem with long texts and lists truncated, since it may quote input; about 1,000 characters at most.
 */
export function shortened({ path, code, params }: Problem): Problem {
  const cut = (value: unknown, characters: number): unknown =>
    Array.isArray(value)
      ? value.slice(0, LONGEST.list).map((each) => cut(each, LONGEST.word))
      : typeof value === 'string'
        ? value.slice(0, characters).toWellFormed()
        : value;
  const short = Object.entries(params).map(([name, value]) => [name, cut(value, LONGEST.text)]);
  const found = { code, params: Object.fromEntries(short) };
  return { path: path.slice(0, LONGEST.text).toWellFormed(), ...(isFault(found) ? found : { code, params }) };
}

/** A problem as one line of data, for error messages seen by operators only. */
export function problemData({ path, code, params }: Problem): string {
  const told = Object.keys(params).length > 0 ? [JSON.stringify(params)] : [];
  return [...(path === '' ? [] : [path]), code, ...told].join(' ');
}

function isFault(value: unknown): value is Fault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'params' in value &&
    isProblemCode(value.code) &&
    areParamsOf(value.code, value.params)
  );
}
