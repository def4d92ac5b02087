import type { Question, QuestionRef, Questions } from '../../domain/questions/question.ts';
import { Rows } from './rows.ts';

export class InMemoryQuestions implements Questions {
  readonly #rows = new Rows<Question>();

  async add(question: Question): Promise<boolean> {
    if (this.#rows.get(keyOf(question))) return false;
    this.#rows.put(keyOf(question), question);
    return true;
  }

  async find(ref: QuestionRef): Promise<Question | undefined> {
    return this.#rows.get(keyOf(ref));
  }

  async ofRollout(rollout: string): Promise<Question[]> {
    return this.#rows.under(`${rollout}#`);
  }

  async replace(next: Question, read: Question): Promise<boolean> {
    if (this.#rows.get(keyOf(next))?.revision !== read.revision) return false;
    this.#rows.put(keyOf(next), next);
    return true;
  }

  async remove(ref: QuestionRef): Promise<void> {
    this.#rows.remove(keyOf(ref));
  }
}

function keyOf({ rollout, id }: QuestionRef): string {
  return `${rollout}#${id}`;
}
