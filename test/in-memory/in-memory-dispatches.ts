import {
  type Dispatch,
  type Dispatches,
  type DispatchStep,
  hasEnded,
  type OpenWork,
} from '../../domain/mail/dispatch.ts';
import { asDispatch, type Milestone } from '../../domain/plan/milestone.ts';
import { Rows } from './rows.ts';

type Row = { milestone: Milestone } | { dispatch: Dispatch; openedAt: number };

export class InMemoryDispatches implements Dispatches {
  readonly #rows = new Rows<Row>();
  readonly #notes = new Rows<OpenWork>();

  async find(id: string): Promise<Dispatch | undefined> {
    const row = this.#rows.get(id);
    return row && ('milestone' in row ? asDispatch(row.milestone) : row.dispatch);
  }

  async ofRollout(rollout: string, since: number): Promise<Dispatch[]> {
    // As the store does, which counts in days.
    const first = Date.parse(new Date(since).toISOString().slice(0, 10));
    return this.#rows.under('').flatMap((row) => {
      const dispatch = 'milestone' in row ? asDispatch(row.milestone) : row.dispatch;
      const wanted = 'milestone' in row || row.openedAt >= first;
      return wanted && dispatch.rollout === rollout ? [dispatch] : [];
    });
  }

  async openWork(): Promise<OpenWork[]> {
    return this.#notes.under('');
  }

  async noteWork(id: string, at: number): Promise<void> {
    this.#notes.put(id, { id, at });
  }

  async closeWork({ id, at }: OpenWork): Promise<void> {
    if (this.#notes.get(id)?.at === at) this.#notes.remove(id);
  }

  async open(dispatch: Dispatch): Promise<boolean> {
    this.#notes.put(dispatch.id, { id: dispatch.id, at: dispatch.changedAt });
    if (this.#rows.get(dispatch.id)) return false;
    this.#rows.put(dispatch.id, { dispatch, openedAt: dispatch.changedAt });
    return true;
  }

  async advance(
    id: string,
    { from, to, set, planHash, unlessFirstApproved, unlessUndoable, unchangedSince, at }: DispatchStep,
  ): Promise<boolean> {
    const row = this.#rows.get(id);
    if (hasEnded({ state: from })) this.#notes.put(id, { id, at });
    const change = { ...set, state: to, changedAt: at };
    if (!row || ('milestone' in row ? row.milestone : row.dispatch).state !== from) return false;
    const { changedAt } = 'milestone' in row ? row.milestone : row.dispatch;
    if (unchangedSince !== undefined && changedAt !== unchangedSince) return false;
    if (planHash !== undefined && 'milestone' in row && row.milestone.planHash !== planHash) return false;
    if (unlessFirstApproved && 'milestone' in row && row.milestone.firstApprovedBy) return false;
    const { undoUntil = 0 } = 'milestone' in row ? row.milestone : row.dispatch;
    if (unlessUndoable && at < undoUntil) return false;
    this.#rows.put(
      id,
      'milestone' in row
        ? { milestone: { ...row.milestone, ...change } }
        : { ...row, dispatch: { ...row.dispatch, ...change } },
    );
    return true;
  }

  milestone(id: string): Milestone | undefined {
    const row = this.#rows.get(id);
    return row && 'milestone' in row ? row.milestone : undefined;
  }

  milestones(): Milestone[] {
    return this.#rows.under('').flatMap((row) => ('milestone' in row ? [row.milestone] : []));
  }

  change(milestone: Milestone): void {
    this.#rows.put(milestone.id, { milestone });
  }

  /** False where one of that id is there already. */
  keep(milestone: Milestone): boolean {
    if (this.#rows.get(milestone.id)) return false;
    this.#rows.put(milestone.id, { milestone });
    this.#notes.put(milestone.id, { id: milestone.id, at: milestone.changedAt });
    return true;
  }
}
