import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type PressImage, pressImageSchema } from '../../../domain/press/press-image.ts';
import {
  headOf,
  type Newsroom,
  type PublishedRelease,
  type PublishedVersion,
  publishedVersionSchema,
  type ReleaseHead,
  releaseHeadSchema,
  type Withdrawal,
  type WithdrawnHead,
  withdrawalSchema,
} from '../../../domain/press/published-release.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Row, type Table } from './table.ts';

const removedSchema = z.strictObject({
  slug: z.string(),
  rollout: z.string(),
  version: z.int(),
  firstPublishedAt: z.int(),
  withdrawal: withdrawalSchema,
});
type Removed = z.infer<typeof removedSchema>;
// A published version or a withdrawal; the higher `rank` is the later write.
const ranked = { rank: z.int() };
const versionRowSchema = z.union([publishedVersionSchema.extend(ranked), removedSchema.extend(ranked)]);
const headRowSchema = z.union([releaseHeadSchema.extend(ranked), removedSchema.extend(ranked)]);
const imageRowSchema = z.union([
  pressImageSchema.extend(ranked),
  z.strictObject({ id: z.string(), removed: z.literal(true), ...ranked }),
]);

/**
 * Published releases in DynamoDB, in partitions of their own, written on publication only: read access to
 * these reveals nothing unpublished.
 */
export class DynamoNewsroom implements Newsroom {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async latest(rollout?: string): Promise<ReleaseHead[]> {
    const rows = await this.#table.query(rangeOf('publishedHead', {}), headRowSchema);
    return rows
      .flatMap(({ rank, ...row }) => ('withdrawal' in row ? [] : [row]))
      .filter((head) => rollout === undefined || head.rollout === rollout)
      .reverse();
  }

  async withdrawn(): Promise<WithdrawnHead[]> {
    const rows = await this.#table.query(rangeOf('publishedHead', {}), headRowSchema);
    return rows
      .flatMap((row) => ('withdrawal' in row ? [row] : []))
      .map(({ rollout, firstPublishedAt, withdrawal }) => ({ rollout, firstPublishedAt, withdrawal }))
      .sort((a, b) => b.withdrawal.at - a.withdrawal.at);
  }

  async find(slug: string): Promise<PublishedRelease | undefined> {
    const rows = (await this.#versions(slug)).reverse();
    const [newest] = rows;
    if (!newest) return undefined;
    const { rollout } = newest;
    const removed = rows.find((row) => 'withdrawal' in row);
    if (removed) return { state: 'withdrawn', slug, rollout, withdrawal: removed.withdrawal };
    const versions = rows.flatMap((row) => ('withdrawal' in row ? [] : [row]));
    return { state: 'published', slug, rollout, versions };
  }

  async image(slug: string, id: string): Promise<PressImage | undefined> {
    const [row] = await this.#table.query(rangeOf('publishedImage', { slug, image: id }), imageRowSchema);
    if (!row || 'removed' in row) return undefined;
    const { rank, ...image } = row;
    return image;
  }

  async publish(version: PublishedVersion, images: readonly PressImage[]): Promise<void> {
    const { slug } = version;
    const [first] = await this.#versions(slug);
    const firstPublishedAt = (first && firstOf(first)) ?? version.publishedAt;
    const rank = 2 * version.version;
    for (const image of images)
      await this.#put({ ...keyOf('publishedImage', { slug, image: image.id }), ...image, rank: 0 });
    await this.#put({ ...versionKey(slug, version.version), ...version, rank });
    await this.#put({ ...listKey(slug, firstPublishedAt), ...headOf(version, firstPublishedAt), rank });
  }

  async withdraw(slug: string, withdrawal: Withdrawal): Promise<void> {
    const rows = await this.#versions(slug);
    const [first] = rows;
    if (!first) return;
    const firstPublishedAt = firstOf(first);
    const newest = Math.max(...rows.map(({ version }) => version));
    const mark = (version: number): Removed & { rank: number } => ({
      slug,
      rollout: first.rollout,
      version,
      firstPublishedAt,
      withdrawal,
      rank: 2 * newest + 1,
    });
    // The text first: it must no longer be readable.
    for (const { version } of rows) await this.#put({ ...versionKey(slug, version), ...mark(version) });
    await this.#put({ ...listKey(slug, firstPublishedAt), ...mark(newest) });
    const images = await this.#table.query(rangeOf('publishedImage', { slug }), imageRowSchema);
    for (const { id } of images)
      await this.#put({ ...keyOf('publishedImage', { slug, image: id }), id, removed: true, rank: 1 });
  }

  async #versions(slug: string) {
    const rows = await this.#table.query(rangeOf('publishedVersion', { slug }), versionRowSchema);
    return rows.map(({ rank, ...row }) => row);
  }

  /** Writes a row if there is none or one of lower rank: a late worker undoes nothing. */
  async #put(row: Row & { rank: number }): Promise<void> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: row,
      ConditionExpression: 'attribute_not_exists(pk) OR #rank < :rank',
      ExpressionAttributeNames: { '#rank': 'rank' },
      ExpressionAttributeValues: { ':rank': row.rank },
    });
    await ifCondition(this.#table.client.send(command));
  }
}

function firstOf(row: PublishedVersion | Removed): number {
  return 'withdrawal' in row ? row.firstPublishedAt : row.publishedAt;
}

function versionKey(slug: string, version: number): Key {
  return keyOf('publishedVersion', { slug, version: String(version).padStart(4, '0') });
}

function listKey(slug: string, firstPublishedAt: number): Key {
  return keyOf('publishedHead', { at: String(firstPublishedAt).padStart(15, '0'), slug });
}
