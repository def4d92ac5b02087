import * as z from 'zod';
import { areParamsOf, isProblemCode, type ProblemCode, type ProblemParams } from './problem-params.ts';

/** What is wrong, without where. */
export type Fault<C extends ProblemCode = ProblemCode> = { code: C; params: ProblemParams[C] };

/**
 * What is wrong with what came in, in a form that can be said in any language. `path` is where, such as `facts.price`, and empty
 * for the whole.
 */
export type Problem<C extends ProblemCode = ProblemCode> = Fault<C> & { path: string };

type Params<C extends ProblemCode> = keyof ProblemParams[C] extends never ? [] : [params: ProblemParams[C]];

/** A fault by its code; where a code has no params, none are given. */
export function fault<C extends ProblemCode>(code: C, ...[params]: Params<C>): Fault<C>;
export function fault(code: ProblemCode, params: ProblemParams[ProblemCode] = {}): Fault {
  return { code, params };
}

/** A problem at a path. */
export function problemAt<C extends ProblemCode>(path: string, code: C, ...more: Params<C>): Problem<C> {
  return { path, ...fault(code, ...more) };
}

/** A fault as an issue of zod carries it: in the one string that an issue has. */
export function stated(found: Fault): string {
  return JSON.stringify(found);
}

/** What a schema states as its `error`. */
export function problem<C extends ProblemCode>(code: C, ...more: Params<C>): string {
  return stated(fault(code, ...more));
}

/** The fault that an issue's message carries; undefined for any other message. */
export function faultIn(message: string): Fault | undefined {
  try {
    const found: unknown = JSON.parse(message);
    return isFault(found) ? { code: found.code, params: found.params } : undefined;
  } catch {
    return undefined;
  }
}

/** A problem as rows and events hold it. */
export const problemSchema = z.custom<Problem>(
  (value) => isFault(value) && 'path' in value && typeof value.path === 'string',
);

/** The same problem further in: at `place` of what it was found in. */
export function below<P extends Problem>(place: string, found: P): P {
  return { ...found, path: [place, found.path].filter((part) => part !== '').join('.') };
}

const LONGEST = { text: 200, word: 50, list: 10 } as const;

/** The same problem with its texts and lists cut: it may quote what somebody sent. At most some 1,000 characters. */
export function shortened({ path, code, params }: Problem): Problem {
  const cut = (value: unknown, characters: number): unknown =>
    Array.isArray(value)
      ? value.slice(0, LONGEST.list).map((each) => cut(each, LONGEST.word))
      : typeof value === 'string'
        ? value.slice(0, characters)
        : value;
  const short = Object.entries(params).map(([name, value]) => [name, cut(value, LONGEST.text)]);
  const found = { code, params: Object.fromEntries(short) };
  return { path: path.slice(0, LONGEST.text), ...(isFault(found) ? found : { code, params }) };
}

/** A problem as data in one line, for messages of errors that only those read who run the system. */
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
