import type { Archive, Certificate, Stack } from './account.ts';
import type { About } from './check.ts';
import { blocks, type Finding, fine, look } from './finding.ts';
import { recordLines } from './mail-records.ts';

/** What the CDK's synthesizer asks for: aws-cdk-lib writes a rule against 1 to 5 into every template. */
const BOOTSTRAP = 6;
const DAY = 86_400_000;

/** Deciding on where the other commands look for the stage. */
export function region({ settings, commandRegion, stage }: About): Finding {
  if (commandRegion === settings.region) return fine(`Commands look for the stage in ${settings.region}.`);
  return look(
    `Commands look for the stage in ${commandRegion ?? 'no region'}; it is in ${settings.region}.`,
    `export AWS_REGION=${settings.region} before npx budkavle … --stage ${stage}`,
  );
}

/** Deciding on the bootstrap stack of a region. */
export function bootstrap(region: string, version: number | undefined): Finding {
  const todo = `Run npx cdk bootstrap aws://<account>/${region} (docs/deployment.md#3-bootstrap-the-account).`;
  if (version === undefined) return blocks(`The CDK is not bootstrapped in ${region}.`, todo);
  if (version < BOOTSTRAP)
    return blocks(`The CDK's bootstrap in ${region} is version ${version}; ${BOOTSTRAP} is needed.`, todo);
  return fine(`The CDK is bootstrapped in ${region} (version ${version}).`);
}

/**
 * Deciding on the stage's stack. States:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html
 */
export function stack(found: Stack | undefined, { stage }: About): Finding {
  const deploy = `npm run deploy -- --stage ${stage}`;
  if (!found)
    return blocks(`Stage ${stage} is not deployed.`, `Run ${deploy} (docs/deployment.md#5-deploy).`);
  return stateOf({ name: `Budkavle-${stage}`, status: found.status, deploy });
}

/** Deciding on the stack of a domain's certificate and firewall. */
export function edgeStack(found: Stack | undefined, { stage }: About): Finding {
  const deploy = `npm run deploy -- --stage ${stage}`;
  const name = `Budkavle-${stage}-edge`;
  if (!found)
    return blocks(
      `Certificate and firewall of the domain are not deployed: there is no stack ${name} in us-east-1.`,
      `Run ${deploy} (docs/deployment.md#5-deploy).`,
    );
  if (found.status === 'CREATE_IN_PROGRESS')
    return blocks(
      `${name} is being made: CloudFormation waits for the certificate until its record is in DNS.`,
      'See docs/deployment.md#4-certificate-and-domain.',
    );
  return stateOf({ name, status: found.status, deploy });
}

function stateOf({ name, status, deploy }: { name: string; status: string; deploy: string }): Finding {
  if (status === 'CREATE_COMPLETE' || status === 'UPDATE_COMPLETE')
    return fine(`The stack ${name} is deployed.`);
  if (status === 'CREATE_FAILED')
    return blocks(
      `The first deployment of ${name} broke off (${status}).`,
      `Mend what failed and run ${deploy}: it goes on (docs/deployment.md#if-the-first-deployment-fails).`,
    );
  if (status === 'ROLLBACK_COMPLETE' || status === 'ROLLBACK_FAILED')
    return blocks(
      `The first deployment of ${name} failed (${status}).`,
      'See what failed, delete the stack, deploy again (docs/deployment.md#if-the-first-deployment-fails).',
    );
  if (status === 'UPDATE_ROLLBACK_COMPLETE')
    return look(
      `The last deployment of ${name} failed; the version before it runs.`,
      `Mend it and run ${deploy}.`,
    );
  if (status.endsWith('_IN_PROGRESS'))
    return look(`The stack ${name} is being changed (${status}).`, 'Wait, then ask again.');
  return blocks(`The stack ${name} is in state ${status}.`, 'See docs/deployment.md#if-an-update-fails.');
}

/** Deciding on the concurrency of the account against what the stage's file counts on. */
export function concurrency(
  { limit, unreserved }: { limit: number; unreserved: number },
  { settings, stage }: About,
): Finding {
  const file = `infra/stages/${stage}.json`;
  if (limit < settings.concurrency)
    return blocks(
      `The account runs at most ${limit} functions at once; ${file} counts on ${settings.concurrency}.`,
      `Raise the quota (docs/deployment.md#7-raise-the-concurrency-quota), or set "concurrency": ${limit}.`,
    );
  if (unreserved < limit)
    return fine(`The account runs ${limit} functions at once, ${limit - unreserved} of them reserved.`);
  const crowd = 'nothing is reserved for sending, and many readers can hold it up';
  if (limit > settings.concurrency)
    return look(
      `The account runs ${limit} functions at once, ${file} counts on ${settings.concurrency}: ${crowd}.`,
      `Set "concurrency": ${limit} and deploy.`,
    );
  return look(
    `The account runs ${limit} functions at once: ${crowd}.`,
    'Raise the quota (docs/deployment.md#7-raise-the-concurrency-quota).',
  );
}

/** Deciding on who hears alarms. */
export function subscriptions(found: { confirmed: number; pending: number } | undefined): Finding {
  const page = 'docs/deployment.md#8-confirm-the-alarms';
  if (!found) return blocks('There is no topic for alarms.', 'Deploy the stage again.');
  if (found.confirmed > 0) return fine(`${counted(found.confirmed, 'subscriber')} of alarms confirmed.`);
  if (found.pending > 0)
    return blocks(
      'Nobody hears an alarm: no subscription is confirmed.',
      `Follow the link in the mail from AWS (${page}).`,
    );
  return blocks('Nobody hears an alarm: nobody has subscribed.', `Set alarmAddress and deploy (${page}).`);
}

/** Deciding on dead-letter queues. */
export function deadLetters(
  queues: readonly { name: string; messages: number }[],
  { stage }: About,
): Finding[] {
  if (queues.length === 0) return [blocks('There are no dead-letter queues.', 'Deploy the stage again.')];
  const filled = queues.filter(({ messages }) => messages > 0);
  if (filled.length === 0) return [fine(`All ${queues.length} dead-letter queues are empty.`)];
  return filled.map(({ name, messages }) =>
    look(
      `${counted(messages, 'message')} in ${name}.`,
      `docs/runbook.md#${name.replace(`budkavle-${stage}-`, '')}`,
    ),
  );
}

/** Deciding on the event bus and its archives. */
export function bus({ exists, archives }: { exists: boolean; archives: readonly Archive[] }): Finding {
  if (!exists) return blocks('There is no event bus.', 'Deploy the stage again.');
  const kept = archives.filter(({ enabled }) => enabled);
  if (kept.length === 0)
    return look(
      'No archive keeps the events: a restore could not learn what has been sent.',
      'Deploy the stage again.',
    );
  return fine(`Events are kept: ${kept.map(({ name, days }) => `${name} ${days} days`).join(', ')}.`);
}

/** Deciding on the table. */
export function table(
  found: { status: string; protected: boolean; restorable: boolean } | undefined,
  { stage }: About,
): Finding[] {
  if (!found) return [blocks('There is no table.', 'Deploy the stage.')];
  const again = `Run npm run deploy -- --stage ${stage}: somebody has changed it by hand.`;
  const faults = [
    found.status !== 'ACTIVE' && blocks(`The table is ${found.status}.`, 'Wait until it is ACTIVE.'),
    !found.restorable && blocks('The table cannot be restored: point-in-time recovery is off.', again),
    // Data of the local stage may be cleared.
    !found.protected && stage !== 'local' && look('The table can be deleted: its protection is off.', again),
  ].filter((finding) => finding !== false);
  return faults.length > 0 ? faults : [fine('The table is active, protected and can be restored.')];
}

/** Deciding on the certificate of the stage's own domain. */
export function certificate(found: Certificate | undefined, { settings, now }: About): Finding {
  const { domain } = settings;
  if (!domain)
    return look(
      "Console and public pages are at the API's own address, which a new API would change.",
      'Give the stage a domain (docs/deployment.md#2-write-the-stage-file).',
    );
  if (!found)
    return blocks(
      `There is no certificate for ${domain.name}.`,
      'See docs/deployment.md#4-certificate-and-domain.',
    );
  const { status, records, validUntil } = found;
  if (status === 'PENDING_VALIDATION')
    return blocks(`The certificate of ${domain.name} waits for DNS.`, `Add to DNS: ${recordLines(records)}`);
  if (status !== 'ISSUED')
    return blocks(`The certificate of ${domain.name} is ${status}.`, 'Ask for a new one.');
  if (validUntil !== undefined && validUntil - now < 30 * DAY)
    return look(
      `The certificate of ${domain.name} ends ${new Date(validUntil).toISOString().slice(0, 10)}.`,
      'AWS renews it while its DNS records stand: check them.',
    );
  return fine(`The certificate of ${domain.name} is issued.`);
}

/** The address of the public pages, what leads to it in DNS, and what it answered; undefined: nobody answers. */
export type PublicAddress = { url: string; record: string | undefined; status: number | undefined };

/** Deciding on what a reader of a link in a mail gets: DNS, certificate, CloudFront, firewall and API at once. */
export function publicPages(found: PublicAddress | undefined, { stage }: About): Finding {
  const deploy = `npm run deploy -- --stage ${stage}`;
  if (!found) return look('The public pages have no address yet.', `Run ${deploy}.`);
  const { url, record, status } = found;
  if (status === 200) return fine(`${url} answers.`);
  if (status === undefined)
    return blocks(
      `Nobody answers at ${url}: links in mails lead nowhere.`,
      record ? `DNS needs this record, and up to 72 hours:\n    ${record}` : `Run ${deploy}.`,
    );
  if (status === 403)
    return blocks(
      `${url} answers 403: the API does not know the secret from CloudFront, or the firewall refuses this machine.`,
      `Run ${deploy}; if it stays, look at the firewall's rules.`,
    );
  return blocks(`${url} answers ${status}.`, 'docs/runbook.md#console-failing');
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
