import * as z from 'zod';
import { type Catalogues, type CatalogueVersion, catalogueSchema } from '../../../domain/catalogue.ts';
import { textSchema } from '../../../domain/text.ts';
import type { Table } from './table.ts';

const currentSchema = z.object({ version: z.string() });
// DynamoDB keeps no order in a map and the order of groups is their strength: the catalogue is stored as one JSON text.
const documentSchema = z.object({ document: z.string() });

/** Catalogues in DynamoDB. A version never changes, so a warm function keeps those it has read. */
export class DynamoCatalogues implements Catalogues {
  readonly #table: Table;
  readonly #read = new Map<string, CatalogueVersion>();

  constructor(table: Table) {
    this.#table = table;
  }

  async currentVersion(id: string): Promise<string | undefined> {
    return (await this.#table.get({ pk: `CATALOGUE#${id}`, sk: 'CURRENT' }, currentSchema))?.version;
  }

  async load(id: string, version: string): Promise<CatalogueVersion | undefined> {
    const pk = `CATALOGUE#${id}@${version}`;
    const known = this.#read.get(pk);
    if (known) return known;
    const [stored, texts] = await Promise.all([
      this.#table.get({ pk, sk: 'CATALOGUE' }, documentSchema),
      this.#table.query(pk, 'TEXT#', textSchema),
    ]);
    if (!stored) return undefined;
    const loaded = { version, catalogue: catalogueSchema.parse(JSON.parse(stored.document)), texts };
    this.#read.set(pk, loaded);
    return loaded;
  }

  async publish({ version, catalogue, texts }: CatalogueVersion): Promise<void> {
    const pk = `CATALOGUE#${catalogue.id}@${version}`;
    await this.#table.createAll(
      texts.map((text) => ({ pk, sk: `TEXT#${text.topic}#${text.locale}`, ...text })),
    );
    await this.#table.create({ pk, sk: 'CATALOGUE', document: JSON.stringify(catalogue) });
    await this.#table.put({ pk: `CATALOGUE#${catalogue.id}`, sk: 'CURRENT', version });
  }
}
