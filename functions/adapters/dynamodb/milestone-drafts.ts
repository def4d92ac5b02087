import { PutCommand } from '@aws-sdk/lib-dynamodb';
import {
  type DraftPreview,
  draftPreviewSchema,
  type MilestoneDraft,
  type MilestoneDrafts,
  milestoneDraftSchema,
} from '../../../domain/milestone/milestone-draft.ts';
import { deflated, deflatedSchema, inflated } from './deflated.ts';
import { keyOf, rangeOf } from './keys.ts';
import { ifCondition, type Table } from './table.ts';

type Named = { rollout: string; id: string };

/** Drafts in DynamoDB, under their rollout. */
export class DynamoMilestoneDrafts implements MilestoneDrafts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  find(rollout: string, id: string): Promise<MilestoneDraft | undefined> {
    return this.#table.get(keyOf('draft', { rollout, id }), milestoneDraftSchema);
  }

  ofRollout(rollout: string): Promise<MilestoneDraft[]> {
    return this.#table.query(rangeOf('draft', { rollout }), milestoneDraftSchema);
  }

  save(draft: MilestoneDraft): Promise<boolean> {
    const { rollout, id } = draft.content;
    const follows =
      draft.version === 1
        ? { ConditionExpression: 'attribute_not_exists(pk)' }
        : {
            ConditionExpression: 'version = :before',
            ExpressionAttributeValues: { ':before': draft.version - 1 },
          };
    const Item = { ...keyOf('draft', { rollout, id }), ...draft };
    return ifCondition(
      this.#table.client.send(new PutCommand({ TableName: this.#table.name, Item, ...follows })),
    );
  }

  async preview({ rollout, id }: Named): Promise<DraftPreview | undefined> {
    const row = await this.#table.get(keyOf('preview', { rollout, id }), deflatedSchema);
    return row && draftPreviewSchema.parse(inflated(row));
  }

  async keepPreview({ rollout, id }: Named, preview: DraftPreview): Promise<void> {
    // About 2 KB per organisation; deflated, 290 take a tenth of a row's limit.
    await this.#table.put({ ...keyOf('preview', { rollout, id }), ...deflated(preview) });
  }
}
