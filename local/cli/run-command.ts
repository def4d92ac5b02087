import { Command as Commander, type CommanderError, Option } from 'commander';
import type * as z from 'zod';
import { COMMANDS, GROUPS } from '../commands/all-commands.ts';
import { operatorOf } from '../operator.ts';
import { endpointOf, portsFrom } from '../ports.ts';
import type { Command, Context, Inputs } from './command.ts';
import { CommandFailure } from './command-failure.ts';
import { explainError } from './explain-error.ts';
import { stageClock } from './stage-clock.ts';

/** The surroundings of a command: output goes to `out`, errors to `err`. */
export type Terminal = {
  out: (text: string) => void;
  err: (text: string) => void;
  environment: NodeJS.ProcessEnv;
};

type ExitCode = 0 | 1 | 2;

const EXIT_CODES = 'Exit codes: 0 done, 1 failed, 2 used wrongly.';

/** Runs `budkavle` with these arguments. Never throws: every error becomes a sentence. */
export async function runCommand(words: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    const program = programOf(await commandsFor(words), terminal);
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof AllSaid) return error.exitCode;
    const { lines, exitCode } = explainError(error, words.includes('--verbose'));
    terminal.err(`${lines.join('\n')}\n`);
    return exitCode;
  }
}

/** The terminal shows everything already: help, or an answer that is bad news. */
class AllSaid extends Error {
  readonly exitCode: ExitCode;

  constructor(exitCode: ExitCode) {
    super('everything has been said');
    this.exitCode = exitCode;
  }
}

/** The commands that these arguments can mean. Others are not loaded: documents and mails need large libraries. */
async function commandsFor(words: readonly string[]): Promise<Command[]> {
  const meant = words.find((word) => Object.hasOwn(COMMANDS, word));
  const loaders = meant === undefined ? Object.values(COMMANDS) : [COMMANDS[meant]];
  return (await Promise.all(loaders.map((load) => load?.() ?? []))).flat();
}

function programOf(commands: readonly Command[], terminal: Terminal): Commander {
  const program = new Commander('npx budkavle')
    .description(
      'One milestone is reached, every audience is told what it must know, and there is proof of it.',
    )
    .option('--stage <name>', 'the stage: the running npm start, or one in the AWS account', 'local')
    .option('--verbose', 'show where an error came from')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: terminal.out, writeErr: terminal.err, outputError: () => {} })
    .helpCommand(false)
    .addHelpText('after', `\n${EXIT_CODES}`);
  explainMisuse(program);
  for (const command of commands) {
    const words = command.name.split(' ');
    const last = words.pop() ?? '';
    addCommand(groupOf(program, words).command(last), command, terminal);
  }
  return program;
}

/** `press` of `press draft`; the program itself for a command of one word. */
function groupOf(program: Commander, [group]: readonly string[]): Commander {
  if (group === undefined) return program;
  const known = program.commands.find((command) => command.name() === group);
  return (
    known ??
    explainMisuse(
      program
        .command(group)
        .description(GROUPS[group] ?? '')
        .helpCommand(false),
    )
  );
}

function addCommand(parser: Commander, command: Command, terminal: Terminal): void {
  explainMisuse(parser).description(command.description);
  for (const [name, schema] of Object.entries(command.arguments))
    parser.argument(isRequired(schema) ? `<${name}>` : `[${name}]`, schema.description);
  for (const option of optionsOf(command.options)) parser.addOption(option);
  if (command.reads) parser.option('--json', 'print it as JSON');
  parser.addHelpText('after', `\nExample:\n  npx budkavle ${command.example}\n\n${EXIT_CODES}`);
  parser.action(async () => {
    const { stage, verbose, json, ...options } = parser.optsWithGlobals<Record<string, unknown>>();
    const words = Object.keys(command.arguments).map((name, place) => [name, parser.args[place]]);
    const context = await contextOf(String(stage), terminal.environment);
    const answer = await command.run({ ...options, ...Object.fromEntries(words) }, context);
    const said = json ? JSON.stringify(answer.data, null, 2) : answer.text;
    terminal.out(said.endsWith('\n') ? said : `${said}\n`);
    if (answer.failed) throw new AllSaid(1);
  });
}

function optionsOf(options: Inputs): Option[] {
  return Object.entries(options).map(([name, schema]) => {
    const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    const value = schema.meta()?.value;
    const option = new Option(value === undefined ? flag : `${flag} <${value}>`, schema.description);
    return option.makeOptionMandatory(isRequired(schema));
  });
}

function isRequired(schema: z.ZodType): boolean {
  return !schema.safeParse(undefined).success;
}

/** A parser error becomes one sentence that points to the help. */
function explainMisuse(parser: Commander): Commander {
  return parser.exitOverride(({ code, exitCode, message }: CommanderError) => {
    if (exitCode === 0) throw new AllSaid(0);
    if (code === 'commander.help') throw new AllSaid(2);
    const [problem = '', hint = ''] = message.replace(/^error: /, '').split('\n');
    const sentence = `${problem.slice(0, 1).toUpperCase()}${problem.slice(1)}.${hint && ` ${hint.slice(1, -1)}`}`;
    const names = [parser.name(), parser.parent?.name(), parser.parent?.parent?.name()];
    const path = names.filter(Boolean).reverse().join(' ');
    throw new CommandFailure(`${sentence} See ${path} --help.`, { exitCode: 2 });
  });
}

async function contextOf(stage: string, environment: NodeJS.ProcessEnv): Promise<Context> {
  const endpoint = endpointOf(stage, environment);
  return {
    operator: operatorOf(stage, endpoint, await stageClock(endpoint)),
    stage,
    endpoint,
    region: environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION,
    publicUrl: stage === 'local' ? `http://127.0.0.1:${portsFrom(environment).api}` : undefined,
    token: environment.BUDKAVLE_TOKEN,
  };
}
