import { readFile } from 'node:fs/promises';
import { parseYaml } from '../../functions/adapters/yaml/parse-yaml.ts';

/**
 * Reads a YAML file.
 * @throws {InvalidInput} with line and column when it is not YAML
 */
export async function readYaml(file: string): Promise<unknown> {
  return parseYaml(file, await readFile(file, 'utf8'));
}
