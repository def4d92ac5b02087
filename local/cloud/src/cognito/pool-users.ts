import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { ServiceError } from '../protocol/service-error.ts';
import type { Clock } from '../shared/clock.ts';
import type { Database } from '../shared/database.ts';

const statusSchema = z.enum(['CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'EXTERNAL_PROVIDER']);
export type UserStatus = z.infer<typeof statusSchema>;

const rowSchema = z.object({
  pool: z.string(),
  username: z.string(),
  status: statusSchema,
  created_at: z.number(),
  attributes: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.record(z.string(), z.string())),
});

/** A user of a pool. `username` is the `sub` too, except of one who came by an identity provider. */
export type PoolUser = {
  pool: string;
  username: string;
  status: UserStatus;
  createdAt: number;
  attributes: Record<string, string>;
};

/** The users of all pools, on disk: a sign-in outlasts a restart. Passwords are not kept. */
export class PoolUsers {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor({ database, clock }: { database: Database; clock: Clock }) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Throws `UsernameExistsException` when the address is taken, in any case. */
  create(pool: string, attributes: Record<string, string>): PoolUser {
    if (this.find(pool, attributes.email ?? ''))
      throw new ServiceError('UsernameExistsException', 'User account already exists');
    const username = randomUUID();
    return this.#put({
      pool,
      username,
      status: 'FORCE_CHANGE_PASSWORD',
      attributes: { ...attributes, sub: username },
    });
  }

  /** Somebody who comes by an identity provider: a user since the first time, with what it said the last time. */
  arrived(pool: string, provider: string, attributes: Record<string, string>): PoolUser {
    const { email = '' } = attributes;
    const username = `${provider}_${email.toLowerCase()}`;
    const identities = JSON.stringify([{ userId: email, providerName: provider, providerType: 'OIDC' }]);
    return this.#put({
      pool,
      username,
      status: 'EXTERNAL_PROVIDER',
      attributes: { ...attributes, identities },
    });
  }

  /** By user name, or by the address of one with a password. */
  find(pool: string, name: string): PoolUser | undefined {
    const wanted = name.toLowerCase();
    return this.list(pool).find(
      ({ username, status, attributes }) =>
        username.toLowerCase() === wanted ||
        (status !== 'EXTERNAL_PROVIDER' && attributes.email?.toLowerCase() === wanted),
    );
  }

  /** Throws `UserNotFoundException`. */
  require(pool: string, name: string): PoolUser {
    const user = this.find(pool, name);
    if (!user) throw new ServiceError('UserNotFoundException', 'User does not exist.');
    return user;
  }

  list(pool: string): PoolUser[] {
    const rows = this.#database
      .prepare('SELECT * FROM pool_users WHERE pool = ? ORDER BY username')
      .all(pool);
    return z
      .array(rowSchema)
      .parse(rows)
      .map(({ created_at: createdAt, ...user }) => ({ ...user, createdAt }));
  }

  setStatus({ pool, username }: PoolUser, status: UserStatus): void {
    this.#database
      .prepare('UPDATE pool_users SET status = ? WHERE pool = ? AND username = ?')
      .run(status, pool, username);
  }

  remove({ pool, username }: PoolUser): void {
    this.#database.prepare('DELETE FROM pool_users WHERE pool = ? AND username = ?').run(pool, username);
  }

  #put(user: Omit<PoolUser, 'createdAt'>): PoolUser {
    const { pool, username, status, attributes } = user;
    const createdAt = this.#clock.now();
    this.#database
      .prepare(
        `INSERT INTO pool_users (pool, username, status, created_at, attributes) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET attributes = excluded.attributes`,
      )
      .run(pool, username, status, createdAt, JSON.stringify(attributes));
    return { ...user, createdAt };
  }
}
