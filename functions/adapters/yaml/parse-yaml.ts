import {
  CORE_SCHEMA,
  floatCoreTag,
  floatJsonTag,
  intCoreTag,
  intJsonTag,
  load,
  Schema,
  YAMLException,
} from 'js-yaml';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { problemAt } from '../../../domain/shared/problem.ts';

/** As in JSON, a number has no leading zero: an organisation's code 0680 is read as it is written. */
const schema = new Schema(
  CORE_SCHEMA.tags.map((tag) =>
    tag === intCoreTag ? intJsonTag : tag === floatCoreTag ? floatJsonTag : tag,
  ),
);
/** A rollout's contacts need some 2 MB, its deepest file ten levels; no file needs aliases. */
const MAX_CHARACTERS = 5_000_000;
const LIMITS = { maxDepth: 50, maxAliases: 20 };

/**
 * Parses one YAML document.
 * @throws {InvalidInput} naming `file`, and the place of what is wrong
 */
export function parseYaml(file: string, text: string): unknown {
  if (text.length > MAX_CHARACTERS)
    throw new InvalidInput(file, [problemAt(file, 'file-too-large', { kilobytes: MAX_CHARACTERS / 1000 })]);
  try {
    return load(text, { schema, ...LIMITS });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const reason = error.message.split('\n', 1)[0] ?? '';
    throw new InvalidInput(file, [problemAt(file, 'yaml-invalid', { reason })], { cause: error });
  }
}
