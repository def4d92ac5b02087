import type { Machine, Machines, MachineToken } from '../../domain/people/machine.ts';
import { Rows } from './rows.ts';

/** Machines and their tokens. */
export class InMemoryMachines implements Machines {
  readonly #machines = new Rows<Machine>();
  readonly #tokens = new Rows<MachineToken>();

  async all(): Promise<Machine[]> {
    return this.#machines.under('');
  }

  async find(id: string): Promise<Machine | undefined> {
    return this.#machines.get(id);
  }

  async save(machine: Machine): Promise<Machine | undefined> {
    if ((this.#machines.get(machine.id)?.version ?? 0) !== machine.version) return undefined;
    const next = { ...machine, version: machine.version + 1 };
    this.#machines.put(machine.id, next);
    return next;
  }

  async addToken(token: MachineToken): Promise<void> {
    this.#tokens.put(token.token, token);
  }

  async findToken(token: string): Promise<MachineToken | undefined> {
    return this.#tokens.get(token);
  }
}
