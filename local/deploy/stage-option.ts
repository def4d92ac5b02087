import { parseArgs } from 'node:util';

/** How a command with `--stage` is used. */
type Usage = { command: string; does: string };

/** The stage that the arguments name, or the text to show instead and the exit code. */
export type Asked = { stage: string } | { text: string; exitCode: 0 | 2 };

/** Reads `--stage <name>`. A stage is never guessed: forgetting it must not deploy another one. */
export function askedStage(words: readonly string[], { command, does }: Usage): Asked {
  const help =
    `${does}\n\nUsage: ${command} -- --stage <name>\n\n` +
    'The settings of a stage are in infra/stages/<name>.json; infra/stages/example.json shows all of them.';
  try {
    const options = { stage: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    const { values } = parseArgs({ args: [...words], options });
    if (values.help) return { text: help, exitCode: 0 };
    if (values.stage) return { stage: values.stage };
    return { text: `Say which stage: ${command} -- --stage <name>`, exitCode: 2 };
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : error}\n\n${help}`, exitCode: 2 };
  }
}
