import { readdir, readFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import * as z from 'zod';
import { catalogueSourceSchema } from '../domain/catalogue.ts';
import { type Contact, contactSchema } from '../domain/contact.ts';
import { InvalidInput } from '../domain/errors.ts';
import { type Localised, localisedSchema } from '../domain/locale.ts';
import { type Logo, logoSchema } from '../domain/logo.ts';
import { organisationSchema } from '../domain/organisation.ts';
import { parseInput, requireInput } from '../domain/parse-input.ts';
import { participationSchema, rolloutSchema } from '../domain/rollout.ts';
import { parseText, type Text } from '../domain/text.ts';
import type { RolloutSource } from '../domain/use-cases/load-rollout.ts';

// In the file an organisation and its part in the rollout are one entry.
const memberSchema = organisationSchema
  .extend(participationSchema.omit({ rollout: true, organisation: true }).shape)
  .extend({ logo: z.strictObject({ file: z.string(), alt: localisedSchema }).optional() });
const rolloutFileSchema = z.strictObject({
  catalogue: z.string(),
  messages: z.string(),
  contacts: z.string(),
  rollout: rolloutSchema,
  organisations: z.array(memberSchema).min(1),
});
// Each contact is held against its schema alone, so that what is wrong can be said of a person and not of a number.
const contactsFileSchema = z.strictObject({ contacts: z.array(z.looseObject({ name: z.unknown() })) });

/**
 * Reads a rollout from a YAML file that names its catalogue, its folder of message texts and its contacts, relative to itself.
 * @throws {InvalidInput} naming the file, the place in it and what to do
 */
export async function readRollout(file: string): Promise<RolloutSource> {
  const description = await readYaml(file, rolloutFileSchema);
  const beside = (path: string) => resolve(dirname(file), path);
  const { rollout } = description;
  const [catalogue, contacts, texts] = await Promise.all([
    readYaml(beside(description.catalogue), catalogueSourceSchema),
    readContacts(beside(description.contacts)),
    readTexts(beside(description.messages)),
  ]);
  return {
    catalogue,
    texts,
    rollout,
    contacts,
    organisations: await Promise.all(
      description.organisations.map(async ({ code, kind, name, locale, logo, handles }) => ({
        code,
        kind,
        name,
        locale,
        ...(logo && { logo: await readLogo(beside(logo.file), logo.alt) }),
        ...(handles && { handles }),
      })),
    ),
    participations: description.organisations.map(({ code, impact, registerNumber, facts, newsletter }) => ({
      rollout: rollout.id,
      organisation: code,
      impact,
      facts,
      ...(registerNumber === undefined ? {} : { registerNumber }),
      ...(newsletter === undefined ? {} : { newsletter }),
    })),
  };
}

/** Every `<topic>/<locale>.md` below a folder. */
export async function readTexts(folder: string): Promise<Text[]> {
  const paths = (await readdir(folder, { recursive: true })).filter((path) => path.endsWith('.md')).sort();
  return Promise.all(
    paths.map(async (path) => {
      const [topic = '', name = ''] = path.split(/[\\/]/);
      return parseText(topic, name.replace(/\.md$/, ''), await readFile(join(folder, path), 'utf8'));
    }),
  );
}

async function readContacts(file: string): Promise<Contact[]> {
  const { contacts } = await readYaml(file, contactsFileSchema);
  const parsed = contacts.map((entry, index) => ({ entry, index, result: parseInput(contactSchema, entry) }));
  const problems = parsed.flatMap(({ entry, index, result }) =>
    result.ok
      ? []
      : result.problems.map((problem) => `contact ${index + 1} (${shown(entry.name)}): ${problem}`),
  );
  if (problems.length > 0) throw new InvalidInput(file, problems);
  return parsed.flatMap(({ result }) => (result.ok ? [result.data] : []));
}

async function readLogo(file: string, alt: Localised): Promise<Logo> {
  return requireInput(file, logoSchema, { png: (await readFile(file)).toString('base64'), alt });
}

/** A name as it may be shown whatever is in it. */
function shown(name: unknown): string {
  return typeof name === 'string' ? JSON.stringify(name.slice(0, 60)) : 'no name';
}

async function readYaml<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  return requireInput(file, schema, parse(await readFile(file, 'utf8')));
}
