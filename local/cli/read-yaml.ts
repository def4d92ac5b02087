import { readFile } from 'node:fs/promises';
import { parse, YAMLParseError } from 'yaml';
import { CommandFailure } from './command-failure.ts';

/**
 * Reads a YAML file.
 * @throws {CommandFailure} with line and column when it is not YAML
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
