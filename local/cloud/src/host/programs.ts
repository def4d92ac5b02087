import path from 'node:path';
import { type Dynamodb, startDynamodb } from '../dynamodb/dynamodb.ts';
import { type Mailbox, startMailbox } from '../ses/mailbox.ts';
import { freePort } from '../shared/loopback-server.ts';
import type { Undo } from '../shared/undo.ts';

export type Programs = { dynamodb: Dynamodb; mailbox: Mailbox | undefined };

type Options = {
  dataDir: string;
  /** Instead of starting dynoxide. */
  dynamodbEndpoint: string | undefined;
  /** Absent: no mailbox. */
  mailboxPort: number | undefined;
};

/** Starts the programs that run beside this process. */
export async function startPrograms(options: Options, undo: Undo): Promise<Programs> {
  const { dataDir, dynamodbEndpoint: endpoint, mailboxPort } = options;
  const file = path.join(dataDir, 'dynamodb.db');
  const starting = startDynamodb({ file, endpoint, port: await freePort() });
  // Both settle before anything is thrown, so that neither is left behind.
  const [dynamodb, mailbox] = await Promise.allSettled([
    starting,
    mailboxPort === undefined ? undefined : startMailbox({ port: mailboxPort }),
  ]);
  if (dynamodb.status === 'fulfilled') undo.push(() => dynamodb.value.stop());
  if (mailbox.status === 'fulfilled') undo.push(() => mailbox.value?.stop());
  if (dynamodb.status === 'rejected') throw dynamodb.reason;
  if (mailbox.status === 'rejected') throw mailbox.reason;
  return { dynamodb: dynamodb.value, mailbox: mailbox.value };
}
