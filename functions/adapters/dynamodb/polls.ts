import { DeleteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import {
  type PollAnswer,
  type PollCounts,
  type PollMarks,
  type PollPlace,
  type Polls,
  pollCountsSchema,
} from '../../../domain/polls/poll.ts';
import { mapInChunks } from '../../../domain/shared/concurrency.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

const PLACE = 'milestone = :milestone, organisation = :organisation, #group = :group, question = :question';

/** Answers in DynamoDB: one row of counters for each question, group and organisation, and none for an answer. */
export class DynamoPolls implements Polls {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async count(place: PollPlace, answer: PollAnswer): Promise<void> {
    const { milestone, organisation, group, question } = place;
    const command = new UpdateCommand({
      TableName: this.#table.name,
      Key: keyOf('pollCounts', place),
      UpdateExpression: `SET ${PLACE} ADD #answer :one`,
      ExpressionAttributeNames: { '#group': 'group', '#answer': answer },
      ExpressionAttributeValues: {
        ...{ ':milestone': milestone, ':organisation': organisation, ':group': group },
        ...{ ':question': question, ':one': 1 },
      },
    });
    await this.#table.client.send(command);
  }

  ofMilestone(milestone: string): Promise<PollCounts[]> {
    return this.#table.query(rangeOf('pollCounts', { milestone }), pollCountsSchema);
  }
}

/** Marks that were used, in DynamoDB: a partition for each last day, so that they are forgotten together. */
export class DynamoPollMarks implements PollMarks {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  spend(used: { closes: string; mark: string }): Promise<boolean> {
    return this.#table.create({ ...keyOf('pollMark', used), mark: used.mark });
  }

  async forget(closes: string): Promise<void> {
    const marks = await this.#table.query(rangeOf('pollMark', { closes }), pollMarkSchema);
    await mapInChunks(marks, async ({ mark }) => {
      const Key = keyOf('pollMark', { closes, mark });
      await this.#table.client.send(new DeleteCommand({ TableName: this.#table.name, Key }));
    });
  }
}

/** All that a row of a used mark says. */
export const pollMarkSchema = z.strictObject({ mark: z.string().regex(/^[a-z2-7]{52}$/) });
