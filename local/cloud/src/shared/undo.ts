/** What must be stopped again, in the order of its start. */
export type Undo = (() => unknown)[];

/** Stops everything in reverse order; a failure does not keep the rest from stopping. Throws the first failure. */
export async function undoAll(undo: Undo): Promise<void> {
  const failures: unknown[] = [];
  for (const step of undo.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0) throw failures[0];
}
