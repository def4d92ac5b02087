import type { RestoreHold } from '../../domain/mail/restore.ts';
import type { HoldReason, SendingHold } from '../../domain/mail/sending-hold.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';

/** What a hold is about, and what ends it; the console says the same to coordinators. */
const SENTENCES: Readonly<Record<HoldReason, readonly [says: string, todo: string]>> = {
  outage: [
    'SES does not answer.',
    'Nothing: it is tried again all the time. See https://health.aws.amazon.com/.',
  ],
  'account-paused': ['the account is paused.', 'See docs/runbook.md#the-ses-account-is-paused.'],
  'configuration-set-paused': [
    'sending is paused for the stage.',
    'aws sesv2 put-configuration-set-sending-options --configuration-set-name budkavle-<stage> --sending-enabled',
  ],
  'configuration-set-missing': ['the configuration set is gone.', 'Deploy the stage again.'],
  'identity-unverified': [
    'the sender’s domain is not verified.',
    'Publish the DNS records that are named above.',
  ],
  'mail-from-unverified': ['MAIL FROM is not verified.', 'Publish its MX and TXT records.'],
  sandbox: [
    'the account is in the sandbox.',
    'Ask for production access (docs/deployment.md#6-leave-the-ses-sandbox).',
  ],
  'daily-quota': [
    'the quota of the day is used up.',
    'It goes on by itself; ask for more in Service Quotas.',
  ],
  'access-denied': [
    'a policy or the sender’s address does not allow it.',
    'Correct "from" in rollout.yaml and load it, or deploy the stage again.',
  ],
  credentials: ['the function’s role has no valid credentials.', 'Deploy the stage again.'],
  'links-unreadable': [
    'a key of links cannot be read.',
    'See the errors of send-deliveries (docs/runbook.md#sending-held).',
  ],
};

/** What holds mail, as the rows say. */
export type HeldMail = { holds: readonly SendingHold[]; restore: RestoreHold | undefined };

/** Deciding on what keeps mail from leaving now, whatever the account looks like. */
export function heldMail({ holds, restore }: HeldMail, { stage }: About): Finding[] {
  const restored = restore === 'restored' ? 'The table was restored' : 'A person wants it so';
  const waits = restore
    ? [
        blocks(
          `All mail is held until a person lets it go on. ${restored}.`,
          `npx budkavle restore show --stage ${stage}, then docs/restore.md#6-learn-what-has-left.`,
        ),
      ]
    : [];
  const held = holds.map(({ reason, sender, since }) => {
    const [says, todo] = SENTENCES[reason];
    const whose = sender === undefined ? 'All mail' : `Mail from ${sender}`;
    const sentence = `${whose} is held since ${new Date(since).toISOString().slice(0, 16)}Z: ${says}`;
    const next = todo.replace('<stage>', stage);
    return reason === 'daily-quota' ? look(sentence, next) : blocks(sentence, next);
  });
  const all = [...waits, ...held];
  return all.length > 0 ? all : [fine('No mail is held.')];
}
