import type { Obligation } from '../../../domain/plan/obligation.ts';
import type { OrganisationPlan } from '../../../domain/plan/plan.ts';
import { type FrozenPlans, type PlanBasis, planBasisSchema } from '../../../domain/plan/plan-basis.ts';
import type { Task } from '../../../domain/plan/task.ts';
import { allSettledOrThrow } from '../../../domain/shared/concurrency.ts';
import { TemporaryFailure } from '../../../domain/shared/errors.ts';
import type { KeptTogether } from './kept-together.ts';
import { rangeOf } from './keys.ts';
import { obligationsKept } from './obligations.ts';
import { deliveryRows } from './packed-deliveries.ts';
import { basisRows, readBasis } from './plan-bases.ts';
import { DynamoPlans, variantRows } from './plans.ts';
import type { Row, Table } from './table.ts';
import { tasksKept } from './tasks.ts';
import { type TransactItem, transact } from './transaction.ts';

const IF_NEW = { ConditionExpression: 'attribute_not_exists(pk)' };
// A transaction takes 100 rows and 4 MB.
const ROWS_A_TRANSACTION = 25;

/** Plans with their bases, a basis in rows beside those of its plan. */
export class DynamoFrozenPlans extends DynamoPlans implements FrozenPlans {
  readonly #table: Table;
  readonly #obligations: KeptTogether<Obligation>;
  readonly #tasks: KeptTogether<Task>;

  constructor(table: Table) {
    super(table);
    this.#table = table;
    this.#obligations = obligationsKept(table);
    this.#tasks = tasksKept(table);
  }

  async freeze(dispatchId: string, basis: PlanBasis): Promise<{ basis: PlanBasis; isNew: boolean }> {
    const { code } = basis.organisation;
    const [first, ...shares] = basisRows({ dispatchId, organisation: code }, basis);
    const isNew =
      shares.length === 0
        ? await this.#table.create(first)
        : await transact(this.#table, this.#puts([first, ...shares], IF_NEW));
    return { basis: isNew ? basis : ((await this.basis(dispatchId, code)) ?? basis), isNew };
  }

  async basis(dispatchId: string, organisation: string): Promise<PlanBasis | undefined> {
    return (await readBasis(this.#table, { dispatchId, organisation }, planBasisSchema))?.basis;
  }

  async replace(dispatchId: string, basis: PlanBasis, plan: OrganisationPlan): Promise<void> {
    const { organisation, obligations, tasks } = plan;
    const part = { dispatchId, organisation };
    const frozen = basisRows(part, basis);
    const rows = [
      ...this.#obligations.rowsOf(part, obligations),
      ...variantRows(part, plan.variants),
      ...deliveryRows(part, plan.deliveries),
    ];
    const wanted = new Set([...rows, ...frozen, this.#tasks.sharedKey(part)].map(({ sk }) => sk));
    const ranges = (['basisShare', 'obligation', 'task', 'variant', 'delivery'] as const).map((row) =>
      rangeOf(row, part),
    );
    const [work, known] = await allSettledOrThrow([
      this.#tasks.replacement(part, tasks),
      Promise.all(ranges.map((range) => this.#table.keys(range, 'history'))),
    ]);
    const changed = new TemporaryFailure(`a task of ${organisation} was changed meanwhile: plan it again`);
    if (haveSteps(work.stored, tasks)) throw changed;
    const stale = known.flat().filter(({ sk }) => !wanted.has(sk));
    const TableName = this.#table.name;
    const items = [
      ...work.writes,
      ...(frozen.length === 1 ? this.#puts(frozen) : []),
      ...rows.map((Item) => ({ Put: { TableName, Item } })),
      ...stale.map(({ pk, sk, ...row }) => ({ Delete: { TableName, Key: { pk, sk }, ...untouched(row) } })),
    ];
    // As large as a transaction may be, and without conditions.
    if (frozen.length > 1) await transact(this.#table, this.#puts(frozen));
    for (let start = 0; start < items.length; start += ROWS_A_TRANSACTION)
      if (!(await transact(this.#table, items.slice(start, start + ROWS_A_TRANSACTION)))) throw changed;
  }

  /** Writes of whole rows, the first of them on a condition. */
  #puts([first, ...rows]: readonly [Row, ...Row[]], condition = {}): TransactItem[] {
    const TableName = this.#table.name;
    const others = rows.map((Item) => ({ Put: { TableName, Item } }));
    return [{ Put: { TableName, Item: first, ...condition } }, ...others];
  }
}

/** Whether somebody has taken a step of a stored task that the planned ones do not know. */
function haveSteps(stored: readonly Task[], planned: readonly Task[]): boolean {
  const known = new Map(planned.map(({ id, history }) => [id, history.length]));
  return stored.some(({ id, history }) => history.length !== (known.get(id) ?? 0));
}

/** For a task in a row of its own: that nobody has taken a step since it was read. */
function untouched({ history }: Record<string, unknown>) {
  if (!Array.isArray(history)) return {};
  return {
    ConditionExpression: 'attribute_not_exists(pk) OR size(history) = :steps',
    ExpressionAttributeValues: { ':steps': history.length },
  };
}
