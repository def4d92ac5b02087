import type { Wish, Wishes } from '../../domain/mail/wish.ts';

export class InMemoryWishes implements Wishes {
  readonly kept: Wish[] = [];

  async keep(wish: Wish): Promise<void> {
    this.kept.push(wish);
  }
}
