import { PutCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { type PressImage, pressImageSchema } from '../../../domain/press/press-image.ts';
import {
  type FrozenRelease,
  frozenHash,
  frozenReleaseSchema,
  type PressReleases,
  type PressVersion,
  pressVersionSchema,
  type ScheduledRelease,
  scheduledReleaseSchema,
} from '../../../domain/press/press-version.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { type Key, keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

/**
 * Releases in DynamoDB, under their id, where no public function has read access; list and schedule in one
 * partition.
 */
export class DynamoPressReleases implements PressReleases {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  versions(id: string): Promise<PressVersion[]> {
    return this.#table.query(rangeOf('releaseVersion', { release: id }), pressVersionSchema);
  }

  async ofRollout(rollout: string): Promise<string[]> {
    const found = await this.#table.query(
      rangeOf('releasePointer', { rollout }),
      z.object({ id: z.string() }),
    );
    return found.map(({ id }) => id);
  }

  async open(version: PressVersion): Promise<boolean> {
    const { id, rollout } = version;
    // The pointer first: a release without one would never be listed.
    await this.#table.put({ ...keyOf('releasePointer', { rollout, release: id }), id });
    return this.#table.create({ ...versionKey(version), ...version });
  }

  replace(next: PressVersion, notBy?: string): Promise<boolean> {
    const command = new PutCommand({
      TableName: this.#table.name,
      Item: { ...versionKey(next), ...next },
      ConditionExpression: `revision = :before${notBy === undefined ? '' : ' AND NOT contains(authors, :by)'}`,
      ExpressionAttributeValues: {
        ':before': next.revision - 1,
        ...(notBy === undefined ? {} : { ':by': notBy }),
      },
    });
    return ifCondition(this.#table.client.send(command));
  }

  async keepImages(id: string, images: readonly PressImage[]): Promise<void> {
    for (const image of images) await this.#table.put({ ...imageKey(id, image.id), ...image });
  }

  async images(id: string, imageIds: readonly string[]): Promise<PressImage[]> {
    const found: PressImage[] = [];
    for (const imageId of imageIds) {
      const image = await this.#table.get(imageKey(id, imageId), pressImageSchema);
      if (image) found.push(image);
    }
    return found;
  }

  async freeze(id: string, frozen: FrozenRelease): Promise<void> {
    await this.#table.create({ ...frozenKey(id, frozenHash(frozen)), ...deflated(frozen) });
  }

  async frozen(id: string, hash: string): Promise<FrozenRelease | undefined> {
    const row = await this.#table.get(frozenKey(id, hash), deflatedSchema);
    return row && frozenReleaseSchema.parse(inflated(row));
  }

  async remember({ id, version }: ScheduledRelease, at: number): Promise<void> {
    await this.#table.put({ ...keyOf('releaseHour', { at: padded(at), release: id, version }), id, version });
  }

  remembered(from: number, until: number): Promise<ScheduledRelease[]> {
    // A letter after the digits includes the whole last millisecond.
    const [first, last] = [padded(from), `${padded(until)}A`];
    const range = [rangeOf('releaseHour', { at: first }), rangeOf('releaseHour', { at: last })] as const;
    return this.#table.between(range, scheduledReleaseSchema);
  }
}

/** Milliseconds with leading zeros, so that text sorts by time. */
function padded(at: number): string {
  return String(at).padStart(15, '0');
}

function versionKey({ id, version }: PressVersion): Key {
  return keyOf('releaseVersion', { release: id, version: String(version).padStart(4, '0') });
}

function imageKey(id: string, imageId: string): Key {
  return keyOf('releaseImage', { release: id, image: imageId });
}

function frozenKey(id: string, hash: string): Key {
  return keyOf('frozenRelease', { release: id, hash });
}
