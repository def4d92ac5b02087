import type { anAws } from '../host/an-aws.ts';

export type Aws = Awaited<ReturnType<typeof anAws>>;

/** A call that AWS refuses. */
export type Refusal = {
  what: string;
  call(aws: Aws): Promise<unknown>;
  /** The error's name, as SDK clients give it. */
  code: string;
  /** Where AWS documents it. */
  source: string;
};

/** Calls by what is wrong with them, documented in one place. */
export function refused(
  source: string,
  calls: Record<string, [code: string, call: (aws: Aws) => Promise<unknown>]>,
): Refusal[] {
  return Object.entries(calls).map(([what, [code, call]]) => ({ what, call, code, source }));
}
