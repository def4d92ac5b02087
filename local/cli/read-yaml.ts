import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { CommandFailure } from './command-failure.ts';

/**
 * What a YAML file says.
 * @throws {CommandFailure} where it is not YAML, with the place in it
 */
export async function readYaml(file: string): Promise<unknown> {
  const written = await readFile(file, 'utf8');
  try {
    return parse(written);
  } catch (cause) {
    if (!(cause instanceof YAMLParseError)) throw cause;
    const [problem = ''] = cause.message.split('\n', 1);
    throw new CommandFailure(`${file} is not YAML: ${problem.replace(/:$/, '.')}`, { cause });
  }
}
