import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { Catalogue } from '../../../domain/catalogue/catalogue.ts';
import { catalogueSchema } from '../../../domain/catalogue/catalogue-schema.ts';
import {
  type CatalogueEdition,
  type Catalogues,
  type CatalogueVersion,
  catalogueEditionSchema,
} from '../../../domain/catalogue/catalogues.ts';
import { textSchema } from '../../../domain/catalogue/text.ts';
import { whileCold } from '../../../domain/shared/while-cold.ts';
import { keyOf, rangeOf } from './keys.ts';
import { type Table, unlessCancelled } from './table.ts';

const currentSchema = z.object({ version: z.string() });
// A DynamoDB map is unordered and the order of groups matters: the catalogue is stored as JSON text.
const documentSchema = z.object({ document: z.string() });

/** Versions are immutable, so a warm function caches them. */
export class DynamoCatalogues implements Catalogues {
  readonly #table: Table;
  readonly #read = new Map<string, CatalogueVersion>();
  readonly #catalogues = new Map<string, Catalogue>();

  constructor(table: Table) {
    this.#table = table;
  }

  async currentVersion(id: string): Promise<string | undefined> {
    return (await this.#table.get(keyOf('currentCatalogue', { catalogue: id }), currentSchema))?.version;
  }

  async load(id: string, version: string): Promise<CatalogueVersion | undefined> {
    const name = `${id}@${version}`;
    const known = this.#read.get(name);
    if (known) return known;
    const [catalogue, texts] = await Promise.all([
      this.withoutTexts(id, version),
      this.#table.query(rangeOf('text', { catalogue: id, version }), textSchema),
    ]);
    if (!catalogue) return undefined;
    const loaded = { version, catalogue, texts };
    this.#read.set(name, loaded);
    return loaded;
  }

  async withoutTexts(id: string, version: string): Promise<Catalogue | undefined> {
    const name = `${id}@${version}`;
    const known = this.#catalogues.get(name);
    if (known) return known;
    const stored = await this.#table.get(keyOf('catalogue', { catalogue: id, version }), documentSchema);
    const catalogue =
      stored && catalogueSchema.parse(JSON.parse(stored.document), whileCold(catalogueSchema));
    if (catalogue) this.#catalogues.set(name, catalogue);
    return catalogue;
  }

  async publish(version: CatalogueVersion): Promise<void> {
    await this.#store(version);
    const { id } = version.catalogue;
    await this.#table.put({ ...keyOf('currentCatalogue', { catalogue: id }), version: version.version });
  }

  async revise(version: CatalogueVersion, edition: Omit<CatalogueEdition, 'version'>): Promise<boolean> {
    await this.#store(version);
    const { id } = version.catalogue;
    const current = { ...keyOf('currentCatalogue', { catalogue: id }), version: version.version };
    const made = { version: version.version, ...edition };
    const at = new Date(edition.at).toISOString();
    const TableName = this.#table.name;
    const command = new TransactWriteCommand({
      TransactItems: [
        {
          Put: {
            TableName,
            Item: current,
            ConditionExpression: 'version = :after',
            ExpressionAttributeValues: { ':after': edition.after },
          },
        },
        {
          Put: {
            TableName,
            Item: { ...keyOf('edition', { catalogue: id, at, version: made.version }), ...made },
          },
        },
      ],
    });
    return unlessCancelled(this.#table.client.send(command));
  }

  async history(id: string): Promise<CatalogueEdition[]> {
    return (
      await this.#table.query(rangeOf('edition', { catalogue: id }), catalogueEditionSchema)
    ).toReversed();
  }

  async #store({ version, catalogue, texts }: CatalogueVersion): Promise<void> {
    const of = { catalogue: catalogue.id, version };
    await this.#table.createAll(
      texts.map((text) => ({ ...keyOf('text', { ...of, topic: text.topic, locale: text.locale }), ...text })),
    );
    await this.#table.create({ ...keyOf('catalogue', of), document: JSON.stringify(catalogue) });
  }
}
