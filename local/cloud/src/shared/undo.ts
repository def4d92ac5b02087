/** What must be ended again, in the order of its start. */
export type Undo = (() => unknown)[];

/** Ends everything, the latest first; what fails does not keep the rest from ending. Throws the first failure. */
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
