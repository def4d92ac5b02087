import { isActive } from '../../domain/contacts/contact.ts';
import { loadDirectory } from '../../domain/contacts/use-cases/load-directory.ts';
import { restoreHold } from '../../domain/mail/restore.ts';
import { mapInChunks } from '../../domain/shared/concurrency.ts';
import { recipientKey } from '../../domain/shared/email-address.ts';
import { EDGE_REGION } from './aws-certificate.ts';
import { type Check, check, type World } from './check.ts';
import * as deployed from './deployment-rules.ts';
import { heldMail } from './hold-rules.ts';
import { dmarcNames, mailRecords } from './mail-records.ts';
import * as mail from './mail-rules.ts';
import * as people from './people-rules.ts';

/** Everything that is asked of a stage, in the order in which a first deployment meets it. */
export const CHECKS: readonly Check[] = [
  check({
    name: 'region',
    locally: false,
    ask: async () => undefined,
    decide: (_, about) => deployed.region(about),
  }),
  check({
    name: 'bootstrap',
    locally: false,
    ask: async ({ account, about: { settings } }) => {
      const regions = settings.domain ? [...new Set([settings.region, EDGE_REGION])] : [settings.region];
      return await mapInChunks(regions, async (region) => ({
        region,
        version: await account.bootstrapVersion(region),
      }));
    },
    decide: (found) => found.map(({ region, version }) => deployed.bootstrap(region, version)),
  }),
  check({ name: 'stack', locally: false, ask: ({ account }) => account.stack(), decide: deployed.stack }),
  check({
    name: 'edge-stack',
    locally: false,
    ask: async ({ account, about: { settings } }) =>
      settings.domain ? { stack: await account.edgeStack() } : undefined,
    decide: (found, about) => (found ? deployed.edgeStack(found.stack, about) : []),
  }),
  check({
    name: 'certificate',
    locally: false,
    ask: async ({
      account,
      about: {
        settings: { domain },
      },
    }) => {
      if (!domain) return undefined;
      const { certificateArn, name } = domain;
      return await account.certificate(certificateArn ? { arn: certificateArn } : { domain: name });
    },
    decide: deployed.certificate,
  }),
  check({
    name: 'public-pages',
    locally: false,
    ask: async ({ account, web }) => {
      const { PublicUrl: url, WebRecord: record } = (await account.stack())?.outputs ?? {};
      return url ? { url, record, status: await web.status(url) } : undefined;
    },
    decide: deployed.publicPages,
  }),
  check({
    name: 'mail-account',
    locally: true,
    ask: askAccount,
    decide: mail.mailFaults('account'),
  }),
  check({ name: 'mail-quota', locally: true, ask: askMailToAll, decide: mail.mailFaults('quota') }),
  check({
    name: 'mail-rate',
    locally: false,
    ask: ({ mailAccounts }) => mailAccounts.current(),
    decide: mail.rate,
  }),
  check({
    name: 'mail-domain',
    locally: true,
    ask: async ({ mailAccounts, account, about: { settings } }) => ({
      account: await mailAccounts.current(),
      identity: await account.identity(settings.mailDomain),
    }),
    decide: mail.mailDomain,
  }),
  check({
    name: 'held-mail',
    locally: true,
    ask: async ({ operator: { holds, restores } }) => ({
      holds: (await holds.read()).value?.holds ?? [],
      restore: restoreHold((await restores.read()).value),
    }),
    decide: heldMail,
  }),
  check({ name: 'dns', locally: false, ask: askDns, decide: mail.dnsRecords }),
  check({ name: 'configuration-set', locally: true, ask: askAccount, decide: mail.mailFaults('settings') }),
  check({
    name: 'concurrency',
    locally: false,
    ask: ({ account }) => account.concurrency(),
    decide: deployed.concurrency,
  }),
  check({
    name: 'alarms',
    locally: false,
    ask: ({ account }) => account.subscriptions(),
    decide: deployed.subscriptions,
  }),
  check({
    name: 'dead-letters',
    locally: true,
    ask: ({ account }) => account.deadLetters(),
    decide: deployed.deadLetters,
  }),
  check({
    name: 'events',
    locally: true,
    ask: async ({ account }) => ({ exists: await account.busExists(), archives: await account.archives() }),
    decide: deployed.bus,
  }),
  check({ name: 'table', locally: true, ask: ({ account }) => account.table(), decide: deployed.table }),
  check({
    name: 'coordinators',
    locally: false,
    ask: async ({ operator }) => (await operator.people.read()).people,
    decide: people.coordinators,
  }),
  check({
    name: 'senders',
    locally: true,
    ask: async (world) => ({
      account: await world.mailAccounts.current(),
      rollouts: (await contentOf(world)).rollouts,
    }),
    decide: mail.senders,
  }),
  check({ name: 'rollouts', locally: true, ask: contentOf, decide: people.content }),
  check({
    name: 'link-keys',
    locally: true,
    ask: ({ operator }) => operator.linkKeys.all(),
    decide: people.linkKeys,
  }),
];

type Content = { rollouts: { id: string; from: string }[]; people: number };

/** The rollouts, and how many different addresses a mail to everybody has. */
async function contentOf({ operator }: World): Promise<Content> {
  const rollouts = (await operator.rollouts.list()).map(({ id, from }) => ({ id, from }));
  const directory = await loadDirectory('all', operator);
  const { contacts } = await operator.contactStore.read([...directory.organisations.keys()]);
  const addresses = contacts.filter(isActive).map(({ address }) => recipientKey(address));
  return { rollouts, people: new Set(addresses).size };
}

/** Nobody is counted: before the first deployment there is no table. */
async function askAccount({ mailAccounts }: World): Promise<mail.MailToAll> {
  return { account: await mailAccounts.current(), people: 0 };
}

async function askMailToAll(world: World): Promise<mail.MailToAll> {
  return { account: await world.mailAccounts.current(), people: (await contentOf(world)).people };
}

async function askDns({ account, dns, about: { settings } }: World): Promise<mail.DnsAnswers> {
  const { mailDomain, region } = settings;
  const identity = await account.identity(mailDomain);
  const records = identity ? mailRecords(mailDomain, identity, region) : [];
  const asked = await mapInChunks(records, async (record) => ({
    record,
    answers: await dns.records(record.name, record.type),
  }));
  const policies = await mapInChunks(dmarcNames(mailDomain), (name) => dns.records(name, 'TXT'));
  return { asked, dmarc: policies.flat() };
}
