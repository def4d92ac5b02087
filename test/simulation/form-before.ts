import * as z from 'zod';
import { TemporaryFailure } from '../../domain/shared/errors.ts';
import type { RowForms } from '../../functions/adapters/dynamodb/row-forms.ts';
import { Table } from '../../functions/adapters/dynamodb/table.ts';
import { clientOf, tableOf } from '../contracts/tables.ts';

/** A change of form: until now the counts of an organisation called `comesBack` what is `comesBackIn` from now on. */
let upgraded = 0;
export const NEXT_FORMS: RowForms = {
  deliveryCounts: [
    ({ comesBack, ...row }) => {
      upgraded += 1;
      return { ...row, comesBackIn: comesBack };
    },
  ],
};
export const upgrades = () => upgraded;

const countsSchema = z.looseObject({ sk: z.string().startsWith('TALLY#') });

/** The table as the version after the change sees it. */
export function tableAfter(endpoint: string, name: string): Table {
  return new Table(name, tableOf(clientOf(endpoint), name).client, NEXT_FORMS);
}

/** The table as the version before sees it, which still runs beside the other: it writes and reads the old name. */
export class TableBefore extends Table {
  /** How often it met a row that it must not read. */
  heldBack = 0;

  constructor(endpoint: string, name: string) {
    const { client } = tableOf(clientOf(endpoint), name);
    super(name, client, {});
    client.middlewareStack.add(
      (next) => (args) => {
        const counts = 'Item' in args.input ? countsSchema.safeParse(args.input.Item).data : undefined;
        return next(
          counts ? { ...args, input: Object.assign({}, args.input, { Item: oldNames(counts) }) } : args,
        );
      },
      { step: 'initialize', priority: 'high', name: 'formBefore', override: true },
    );
  }

  override parse<T>(item: unknown, schema: z.ZodType<T>): T {
    try {
      const counts = countsSchema.safeParse(item).data;
      return super.parse(counts && 'comesBack' in counts ? newNames(counts) : item, schema);
    } catch (error) {
      if (error instanceof TemporaryFailure) this.heldBack += 1;
      throw error;
    }
  }
}

function oldNames({ comesBackIn, ...row }: Record<string, unknown>): object {
  return { ...row, comesBack: comesBackIn };
}

function newNames({ comesBack, ...row }: Record<string, unknown>): object {
  return { ...row, comesBackIn: comesBack };
}
