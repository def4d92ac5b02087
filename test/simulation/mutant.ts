import type { Stores } from './content.ts';
import type { Backends, Ports } from './ports.ts';

/** A known mistake: what of the world, or of one function's view of it, is different. */
export type Mutant = {
  backends?: (stores: Stores) => Partial<Backends>;
  ports?: (ports: Ports, processName: string) => Partial<Ports>;
};
