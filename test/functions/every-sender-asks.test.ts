import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

/** Every function that can call the mail service to send, and what it asks before: holds, restore, rate and quota. */
const SENDERS: Readonly<Record<string, RegExp>> = {
  // test/domain/sending/use-cases/send-deliveries-way.test.ts and after-restore.test.ts show that it waits.
  'send-deliveries': /await sendDeliveries\(/,
  // test/domain/people/use-cases/sync-account.test.ts shows that it waits.
  'sync-account': /gate = mailGate\([\s\S]*await syncAccount\(/,
};

const source = (name: string) => readFileSync(`functions/${name}.ts`, 'utf8');
const functions = readdirSync('functions')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''));

describe('mail', () => {
  it('is sent by these functions and no other', () => {
    const sending = functions.filter((name) =>
      /adapters\/ses\/(?:invitation-)?mailer\.ts/.test(source(name)),
    );
    expect(sending.toSorted()).toEqual(Object.keys(SENDERS));
  });

  it('leaves through two adapters only', () => {
    const adapters = readdirSync('functions/adapters', { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /new Send\w*Email\w*Command\(/.test(readFileSync(`functions/adapters/${file}`, 'utf8')),
      );
    expect(adapters.toSorted()).toEqual(['ses/invitation-mailer.ts', 'ses/mailer.ts']);
  });

  it.each(Object.entries(SENDERS))('of %s asks before it leaves', (name, asks) => {
    expect(source(name)).toMatch(asks);
  });
});
