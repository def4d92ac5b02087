import * as z from 'zod';
import {
  type Participation,
  participationSchema,
  type Rollout,
  type Rollouts,
  rolloutSchema,
} from '../../../domain/rollout.ts';
import type { Table } from './table.ts';

/** Rollouts and who takes part in them, in DynamoDB. */
export class DynamoRollouts implements Rollouts {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  async list(): Promise<Rollout[]> {
    const ids = await this.#table.query('ROLLOUTS', '', z.object({ id: z.string() }));
    const found = await Promise.all(ids.map(({ id }) => this.find(id)));
    return found.filter((rollout) => rollout !== undefined);
  }

  find(id: string): Promise<Rollout | undefined> {
    return this.#table.get({ pk: `ROLLOUT#${id}`, sk: 'ROLLOUT' }, rolloutSchema);
  }

  async save(rollout: Rollout): Promise<void> {
    await this.#table.put({ pk: `ROLLOUT#${rollout.id}`, sk: 'ROLLOUT', ...rollout });
    await this.#table.put({ pk: 'ROLLOUTS', sk: rollout.id, id: rollout.id });
  }

  participations(rollout: string): Promise<Participation[]> {
    return this.#table.query(`ROLLOUT#${rollout}`, 'PARTICIPATION#', participationSchema);
  }

  participation(rollout: string, organisation: string): Promise<Participation | undefined> {
    return this.#table.get(
      { pk: `ROLLOUT#${rollout}`, sk: `PARTICIPATION#${organisation}` },
      participationSchema,
    );
  }

  async join(participation: Participation): Promise<void> {
    const { rollout, organisation } = participation;
    await this.#table.put({
      pk: `ROLLOUT#${rollout}`,
      sk: `PARTICIPATION#${organisation}`,
      ...participation,
    });
  }
}
