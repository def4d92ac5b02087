import path from 'node:path';
import * as z from 'zod';
import { catalogueSourceSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import { parseText, type Text } from '../../../domain/catalogue/text.ts';
import { type Contact, contactSchema } from '../../../domain/contacts/contact.ts';
import { type Logo, logoSchema } from '../../../domain/rollout/logo.ts';
import { organisationCodeSchema } from '../../../domain/rollout/organisation.ts';
import { rolloutSchema } from '../../../domain/rollout/rollout.ts';
import {
  describedOrganisationSchema,
  organisationsDescribed,
} from '../../../domain/setup/described-organisation.ts';
import type { StarterSource } from '../../../domain/setup/draft-starter.ts';
import type { RolloutSource } from '../../../domain/setup/use-cases/load-rollout.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { imageContent } from '../../../domain/shared/image-content.ts';
import { imageSize } from '../../../domain/shared/image-size.ts';
import { type Localised, localisedSchema } from '../../../domain/shared/locale.ts';
import { parseInput, requireInput } from '../../../domain/shared/parse-input.ts';
import { below, problemAt } from '../../../domain/shared/problem.ts';
import { parseYaml } from './parse-yaml.ts';

// Without quotes, YAML reads 1480 as a number.
const codeSchema = z.preprocess(
  (code) => (typeof code === 'number' ? String(code) : code),
  organisationCodeSchema,
);
const memberSchema = describedOrganisationSchema.extend({
  code: codeSchema,
  logo: z.strictObject({ file: z.string(), alt: localisedSchema }).optional(),
});
const rolloutFileSchema = z.strictObject({
  catalogue: z.string(),
  messages: z.string(),
  contacts: z.string().optional(),
  rollout: rolloutSchema,
  organisations: z.array(memberSchema).min(1),
});
// Contacts are parsed one by one, so that a problem names a person instead of an index.
const contactsFileSchema = z.strictObject({
  contacts: z.array(z.looseObject({ name: z.unknown(), organisation: codeSchema })),
});

/** Files by path, with `/` between folders. */
export type Files = {
  /** @throws {InvalidInput} if the file does not exist */
  read(file: string): Promise<Uint8Array>;
  /** Paths of all files below a folder, as `read` takes them. */
  below(folder: string): Promise<string[]>;
};

/**
 * Reads a rollout from a YAML file that refers to its catalogue, texts folder and contacts by relative path.
 * @throws {InvalidInput} with file, place and fix
 */
export async function readRolloutSource(file: string, files: Files): Promise<RolloutSource> {
  const description = await readYaml(file, rolloutFileSchema, files);
  const beside = (other: string) => path.posix.join(path.posix.dirname(file), other);
  const { rollout } = description;
  const [{ catalogue, texts }, contacts] = await Promise.all([
    readCatalogueSource(beside(description.catalogue), beside(description.messages), files),
    description.contacts === undefined ? [] : readContacts(beside(description.contacts), files),
  ]);
  const described = await Promise.all(
    description.organisations.map(async ({ logo, ...organisation }) => ({
      ...organisation,
      ...(logo && { logo: await readLogo(beside(logo.file), logo.alt, files) }),
    })),
  );
  return { catalogue, texts, rollout, contacts, ...organisationsDescribed(rollout.id, described) };
}

/**
 * A catalogue by its file, with the texts below a folder.
 * @throws {InvalidInput} with file, place and fix
 */
export async function readCatalogueSource(
  file: string,
  messages: string,
  files: Files,
): Promise<StarterSource> {
  const [catalogue, texts] = await Promise.all([
    readYaml(file, catalogueSourceSchema, files),
    textsBelow(messages, files),
  ]);
  return { catalogue, texts };
}

/** Every `<topic>/<locale>.md` below a folder. */
export async function textsBelow(folder: string, files: Files): Promise<Text[]> {
  const paths = (await files.below(folder)).filter((file) => file.endsWith('.md')).sort();
  return Promise.all(
    paths.map(async (file) => {
      const [topic = '', name = ''] = path.posix.relative(folder, file).split('/');
      return parseText(topic, name.replace(/\.md$/, ''), decoded(file, await files.read(file)));
    }),
  );
}

async function readContacts(file: string, files: Files): Promise<Contact[]> {
  const { contacts } = await readYaml(file, contactsFileSchema, files);
  const parsed = contacts.map((entry, index) => ({ index, result: parseInput(contactSchema, entry) }));
  const problems = parsed.flatMap(({ index, result }) =>
    result.ok ? [] : result.problems.map((found) => below(`contacts.${index}`, found)),
  );
  if (problems.length > 0) throw new InvalidInput(file, problems);
  return parsed.flatMap(({ result }) => (result.ok ? [result.data] : []));
}

async function readLogo(file: string, alt: Localised, files: Files): Promise<Logo> {
  const bytes = await files.read(file);
  const size = imageSize(bytes);
  // What is not a whole image is refused by the schema.
  const content = (size && imageContent(bytes, size)) ?? new Uint8Array();
  const png = Buffer.from(content).toString('base64');
  return requireInput(file, logoSchema, { png, alt });
}

async function readYaml<T>(file: string, schema: z.ZodType<T>, files: Files): Promise<T> {
  return requireInput(file, schema, parseYaml(file, decoded(file, await files.read(file))));
}

/** @throws {InvalidInput} for what is not UTF-8 */
export function decoded(file: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new InvalidInput(file, [problemAt(file, 'file-not-utf8')]);
  }
}
