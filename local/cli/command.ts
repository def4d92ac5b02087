import * as z from 'zod';
import { SYSTEM_ACTOR } from '../../domain/rollout/approval.ts';
import { parseInput } from '../../domain/shared/parse-input.ts';
import { problem } from '../../domain/shared/problem.ts';
import { problemLine } from '../../templates/words/problem-sentence.ts';
import type { Operator } from '../operator.ts';
import { CommandFailure } from './command-failure.ts';

/**
 * What a command takes, by name. Each schema carries a `description` for the help; an option with a `value` in its
 * metadata takes a value of that name, any other option is a switch.
 */
export type Inputs = Readonly<Record<string, z.ZodType>>;

/** What a command works on. */
export type Context = {
  operator: Operator;
  stage: string;
  /** Where the stage's AWS answers; absent for the account that the AWS environment names. */
  endpoint?: string | undefined;
  /** The region of the AWS environment. */
  region?: string | undefined;
  /** Base URL of the stage's pages, if it is known. */
  publicUrl?: string | undefined;
  /** The token of the person who asks, for commands that ask the API: BUDKAVLE_TOKEN. */
  token?: string | undefined;
};

/**
 * The result of a command; `data` is the same for programs, printed with `--json`. `failed`: the command was
 * carried out, and what it found is bad: exit code 1.
 */
export type Answer = { text: string; data?: unknown; failed?: boolean };

type Description<A extends Inputs, O extends Inputs> = {
  /** One word, or a group and a word: `press draft`. */
  name: string;
  description: string;
  /** What follows `npx budkavle` in an example that works with the sample. */
  example: string;
  /** In the order in which they are typed. */
  arguments: A;
  options: O;
  /** Whether it reads something that `--json` can print. */
  reads?: boolean;
};

/** A command whose input has not been checked yet. */
export type Command = Description<Inputs, Inputs> & {
  /** @throws {CommandFailure} with exit code 2 where the input does not fit the schemas */
  run(input: unknown, context: Context): Promise<Answer>;
};

/** A command whose input is validated against its schemas before it runs. */
export function command<A extends Inputs, O extends Inputs>(
  description: Description<A, O> & {
    run(input: z.output<z.ZodObject<A & O>>, context: Context): Promise<Answer>;
  },
): Command {
  const schema: z.ZodObject<A & O> = z.strictObject({ ...description.arguments, ...description.options });
  return {
    ...description,
    run: async (raw, context) => {
      const input = parseInput(schema, raw);
      if (!input.ok)
        throw new CommandFailure(`${input.problems.map((found) => problemLine(found, 'en')).join(' ')}`, {
          exitCode: 2,
        });
      return description.run(input.data, context);
    },
  };
}

const words = z.string().trim().min(1);

/** A text argument or option. */
export function textInput(description: string, value?: string) {
  return words.meta({ description, ...(value && { value }) });
}

/** An optional text option. */
export function optionalTextInput(description: string, value: string) {
  return words.optional().meta({ description, value });
}

/** The person who is responsible for the action. */
export const by = z
  .string()
  .trim()
  .min(1)
  .refine((name) => name !== SYSTEM_ACTOR, { error: problem('not-a-person') })
  .meta({ description: 'your name, stored with the action', value: 'name' });
