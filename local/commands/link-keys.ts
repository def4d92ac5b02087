import * as z from 'zod';
import { type LinkKey, revocationSchema, signedUntil, validKeys } from '../../domain/links/link-key.ts';
import { revokeLinkKeys } from '../../domain/links/use-cases/revoke-link-keys.ts';
import { type Dispatch, hasEnded } from '../../domain/mail/dispatch.ts';
import { dateTimeInputSchema, formatStockholm } from '../../domain/shared/stockholm-time.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { by, command } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { unknownId } from '../cli/known-ids.ts';
import type { Operator } from '../operator.ts';
import { textTable } from '../text-table.ts';

const HEAD = ['key', 'signed from', 'until', 'dispatches', 'its links'];

export const LINK_KEYS_COMMANDS = [
  command({
    name: 'link-keys list',
    description: 'List the keys that sign the links in mails: since when, what was sent with them.',
    example: 'link-keys list --json',
    arguments: {},
    options: {},
    reads: true,
    run: async (_, { operator }) => {
      const all = await operator.linkKeys.all();
      const sent = await dispatchesOf(operator);
      const valid = new Set(validKeys(all, operator.now()).map(({ id }) => id));
      const keys = all.map((key) => shown(key, { all, sent, valid: valid.has(key.id) }));
      const rows = keys.map(({ id, since, until, dispatches, state }) => [
        id,
        formatStockholm(since),
        until === undefined ? 'signs now' : formatStockholm(until),
        dispatches.length,
        state,
      ]);
      const none = 'There is no key yet: the first link that is made creates one.';
      return { text: keys.length > 0 ? textTable(HEAD, rows) : none, data: keys };
    },
  }),
  command({
    name: 'link-keys revoke',
    description: 'Close every link of a key at once. Readers can still leave a list with it.',
    example: 'link-keys revoke k1 --by "Anna Ek" --reason "The key was in a log"',
    arguments: {
      key: z.string().trim().min(1).optional().meta({ description: 'the key, as link-keys list shows it' }),
    },
    options: {
      before: dateTimeInputSchema.optional().meta({
        description: 'instead of one key: all that began to sign before this time, as 2026-12-01 09:00',
        value: 'time',
      }),
      by,
      reason: revocationSchema.shape.reason.meta({ description: 'why, stored permanently', value: 'why' }),
    },
    run: async ({ key, before, by, reason }, { operator }) => {
      const keys = await meant({ key, before }, operator);
      const { revoked, signing } = await revokeLinkKeys({ keys, by, reason }, { ...operator, newSecret });
      const done = revoked.length > 0 ? `Revoked: ${revoked.join(', ')}.` : 'Nothing was left to revoke.';
      return { text: `${done} ${signing} signs from now on, also in mails that have not been sent yet.` };
    },
  }),
];

type Shown = { all: readonly LinkKey[]; sent: readonly Dispatch[]; valid: boolean };

/** A key without its secret, and the dispatches whose mails it may have signed. */
function shown(key: LinkKey, { all, sent, valid }: Shown) {
  const { id, since, revoked } = key;
  const until = signedUntil(all, key);
  const dispatches = sent.filter((dispatch) => mayCarry(dispatch, { since, until })).map(({ id }) => id);
  const closed = revoked && `closed ${formatStockholm(revoked.at)} by ${revoked.by}: ${revoked.reason}`;
  return { id, since, until, dispatches, revoked, state: closed ?? (valid ? 'work' : 'are over') };
}

/** Whether mails of a dispatch left while a key signed: between its release and its end. */
function mayCarry(
  dispatch: Dispatch,
  { since, until = Number.POSITIVE_INFINITY }: { since: number; until: number | undefined },
): boolean {
  const { dispatchedAt = Number.POSITIVE_INFINITY, changedAt } = dispatch;
  return dispatchedAt < until && (!hasEnded(dispatch) || changedAt >= since);
}

async function dispatchesOf({ rollouts, dispatches }: Operator): Promise<Dispatch[]> {
  const lists = (await rollouts.list()).map(({ id }) => dispatches.ofRollout(id, 0));
  return (await Promise.all(lists)).flat();
}

async function meant(
  { key, before }: { key?: string | undefined; before?: number | undefined },
  { linkKeys }: Operator,
): Promise<{ id: string } | { before: number }> {
  if ((key === undefined) === (before === undefined))
    throw new CommandFailure('Name one key, or --before a time.', { exitCode: 2 });
  if (key === undefined) return { before: before ?? 0 };
  const known = (await linkKeys.all()).map(({ id }) => id);
  if (!known.includes(key)) throw unknownId('link key', key, known);
  return { id: key };
}
