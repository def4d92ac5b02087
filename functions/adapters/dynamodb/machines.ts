import {
  type Machine,
  type Machines,
  type MachineToken,
  machineSchema,
  machineTokenSchema,
} from '../../../domain/people/machine.ts';
import { expiring } from './expiring.ts';
import { keyOf, rangeOf } from './keys.ts';
import type { Table } from './table.ts';

/** Machines in DynamoDB, and beside them their tokens, which expire. Nothing in it can be used as a secret. */
export class DynamoMachines implements Machines {
  readonly #table: Table;

  constructor(table: Table) {
    this.#table = table;
  }

  all(): Promise<Machine[]> {
    return this.#table.query(rangeOf('machine', {}), machineSchema);
  }

  find(id: string): Promise<Machine | undefined> {
    return this.#table.get(keyOf('machine', { id }), machineSchema);
  }

  save(machine: Machine): Promise<Machine | undefined> {
    return this.#table.putVersion(keyOf('machine', machine), machine);
  }

  async addToken(token: MachineToken): Promise<void> {
    await this.#table.put(expiring({ ...keyOf('machineToken', token), ...token }, token.until));
  }

  findToken(token: string): Promise<MachineToken | undefined> {
    return this.#table.get(keyOf('machineToken', { token }), machineTokenSchema);
  }
}
