import * as z from 'zod';

const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));
const indexSchema = z.object({ IndexName: z.string(), KeySchema: keySchema });
const describedSchema = z.object({
  Table: z.object({
    KeySchema: keySchema,
    AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
    GlobalSecondaryIndexes: z.array(indexSchema).default([]),
    LocalSecondaryIndexes: z.array(indexSchema).default([]),
  }),
});

export type KeyAttribute = { name: string; type: string; role: 'HASH' | 'RANGE' };
export type TableKeys = {
  keys: KeyAttribute[];
  /** By index name. */
  indexes: ReadonlyMap<string, KeyAttribute[]>;
};

type Describe = (table: string) => Promise<{ status: number; body: unknown }>;

/** The keys of tables and indexes, asked of the engine once; a change of a table forgets them. */
export class KnownTables {
  readonly #describe: Describe;
  readonly #known = new Map<string, Promise<TableKeys | undefined>>();

  constructor(describe: Describe) {
    this.#describe = describe;
  }

  /** Undefined for a table that does not exist. */
  async keysOf(table: string): Promise<TableKeys | undefined> {
    const name = table.split('/').at(-1) ?? table;
    const asked = this.#known.get(name) ?? this.#ask(name);
    this.#known.set(name, asked);
    const found = await asked;
    if (found === undefined) this.#known.delete(name);
    return found;
  }

  forget(): void {
    this.#known.clear();
  }

  async #ask(name: string): Promise<TableKeys | undefined> {
    const { status, body } = await this.#describe(name);
    if (status !== 200) return undefined;
    const { Table } = describedSchema.parse(body);
    const typeOf = new Map(Table.AttributeDefinitions.map((one) => [one.AttributeName, one.AttributeType]));
    const read = (schema: z.infer<typeof keySchema>) =>
      schema.map(({ AttributeName: name, KeyType: role }) => ({ name, role, type: typeOf.get(name) ?? 'S' }));
    const indexes = [...Table.GlobalSecondaryIndexes, ...Table.LocalSecondaryIndexes];
    return {
      keys: read(Table.KeySchema),
      indexes: new Map(indexes.map(({ IndexName, KeySchema }) => [IndexName, read(KeySchema)])),
    };
  }
}
