import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { catalogueSourceSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import type { CatalogueVersion } from '../../../domain/catalogue/catalogues.ts';
import type { Facts, FactType } from '../../../domain/catalogue/fact.ts';
import { resolveCatalogue } from '../../../domain/catalogue/resolve-catalogue.ts';
import { readTexts } from '../../../local/rollout-files.ts';

const templates = new URL('../../../templates/', import.meta.url);

/** The catalogue and the texts that are shipped. */
export async function shippedCatalogue(): Promise<CatalogueVersion> {
  const source = catalogueSourceSchema.parse(
    load(await readFile(new URL('catalogues/bob.yaml', templates), 'utf8')),
  );
  const texts = await readTexts(fileURLToPath(new URL('messages', templates)));
  return { version: 'shipped', catalogue: resolveCatalogue(source), texts };
}

const VALUES: Readonly<Record<FactType, string | number>> = {
  text: 'Exempelbolaget AB',
  date: '2026-12-03',
  number: 198,
  url: 'https://www.bob.example/sidan',
  email: 'fraga@bob.example',
  phone: '010-123 45 67',
};

/** A value for every fact of a catalogue; addresses differ, so that none can stand in for another. */
export function someFacts({ catalogue }: CatalogueVersion): Facts {
  const values = Object.entries(catalogue.facts).map(([name, { type }]): [string, string | number] => [
    name,
    type === 'url' ? `https://www.bob.example/${name}` : VALUES[type],
  ]);
  return Object.fromEntries(values);
}
