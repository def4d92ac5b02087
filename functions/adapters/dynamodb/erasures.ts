import type { Alias } from '../../../domain/contacts/alias.ts';
import type { Delivery } from '../../../domain/mail/delivery.ts';
import { OPEN } from '../../../domain/mail/delivery-states.ts';
import { planBasisSchema } from '../../../domain/plan/plan-basis.ts';
import type { Task } from '../../../domain/plan/task.ts';
import { type Erasures, withoutPerson } from '../../../domain/privacy/erasure.ts';
import { isSameJson } from '../../../domain/shared/digest.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import { DeliveryRows, deliveryChange } from './delivery-rows.ts';
import type { KeptTogether } from './kept-together.ts';
import { basisRows, readBasis } from './plan-bases.ts';
import type { Table } from './table.ts';
import { replaceTask, tasksKept } from './tasks.ts';
import { transact } from './transaction.ts';

/** Erasures in DynamoDB: rows remain, without name and address. */
export class DynamoErasures implements Erasures {
  readonly #table: Table;
  readonly #tasks: KeptTogether<Task>;
  readonly #deliveries: DeliveryRows;

  constructor(table: Table) {
    this.#table = table;
    this.#deliveries = new DeliveryRows(table);
    this.#tasks = tasksKept(table);
  }

  async deliveries(dispatchId: string, deliveries: readonly Delivery[], alias: Alias): Promise<void> {
    await this.#deliveries.change(
      deliveries.map(({ organisation, id }) =>
        deliveryChange({ dispatchId, organisation }, id, ({ state }) =>
          OPEN.includes(state) ? undefined : { name: alias.name, address: alias.address },
        ),
      ),
    );
  }

  task(milestone: string, { before, after }: Parameters<Erasures['task']>[1]): Promise<boolean> {
    return replaceTask(this.#tasks, { milestone, task: after }, ({ history }) =>
      isSameJson(history, before.history),
    );
  }

  async basis(
    part: Parameters<Erasures['basis']>[0],
    person: Parameters<Erasures['basis']>[1],
  ): Promise<void> {
    const known = await readBasis(this.#table, part, planBasisSchema);
    if (!known) return;
    const after = withoutPerson(known.basis, person);
    if (after === known.basis) return;
    const { head } = known;
    const [first, ...shares] = basisRows(part, after, head.shares);
    const TableName = this.#table.name;
    // Two people may be erased concurrently: replace only the basis that was read.
    const asRead = {
      ConditionExpression: '#seen = :seen',
      ExpressionAttributeNames: { '#seen': head.of === undefined ? 'deflated' : 'of' },
      ExpressionAttributeValues: { ':seen': head.of ?? head.deflated },
    };
    const isErased = await transact(this.#table, [
      { Put: { TableName, Item: first, ...asRead } },
      ...shares.map((Item) => ({ Put: { TableName, Item } })),
    ]);
    if (!isErased) throw new TemporaryFailure('a plan was changed during an erasure: try again');
  }
}
