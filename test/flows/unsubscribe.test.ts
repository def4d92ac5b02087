import { PutConfigurationSetSendingOptionsCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { revokeLinkKeys } from '../../domain/links/use-cases/revoke-link-keys.ts';
import { recipientDigest } from '../../domain/mail/suppression.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { typed } from '../local/cli/typed.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const CITIES = ['1280', '1480'];
const EXTERNAL = ['civil-society', 'federations', 'general-public', 'schools', 'journalists'];
const VIKTOR = 'viktor.lindvall@idrottsforeningen-malmo.example';
const MIKAEL = 'mikael.brannlund@scoutkaren-malmo.example';
const INGRID = 'ingrid.lindvall@kulturforeningen-malmo.example';
/** Reads news as an association, and sits on a board: she has to be told. */
const SARA = 'sara.ohrstrom@goteborg.example';

const sample = await readRollout('local/sample/bob/rollout.yaml');
const [first, , third] = await sampleMilestones();

const reportSchema = z.object({ findings: z.array(z.object({ check: z.string(), level: z.string() })) });

type Mail = { link: string | undefined; headers: Record<string, string>; html: string; text: string };

let stage: RunningStage;
let mails: Map<string, Mail>;

/** The deliveries of a milestone that tell their readers something; to one that asks for work nobody's list belongs. */
async function telling(milestone: string) {
  const planned = await Promise.all(
    CITIES.map((city) => stage.operator.deliveries.ofOrganisation(milestone, city)),
  );
  return planned.flat().filter(({ task }) => !task);
}

/** The mails of a milestone by recipient, as an independent parser reads them. */
async function mailsOf(milestone: string): Promise<Map<string, Mail>> {
  const told = new Set((await telling(milestone)).map(({ id }) => id));
  const accepted = stage.cloud.mails().filter(({ tags }) => told.has(tags.delivery?.[0] ?? ''));
  const read = accepted.map(async ({ raw, destinations }): Promise<[string, Mail]> => {
    const { headers: list, html = '', text = '' } = await PostalMime.parse(raw);
    const headers = Object.fromEntries(list.map(({ key, value }) => [key, value]));
    return [destinations[0] ?? '', { link: headers['list-unsubscribe']?.slice(1, -1), headers, html, text }];
  });
  return new Map(await Promise.all(read));
}

/** A link to tasks in one of the mails that ask for work. */
async function aTaskLink(): Promise<string> {
  for (const { raw } of stage.cloud.mails()) {
    const { text = '' } = await PostalMime.parse(raw);
    const [link] = /https?:\/\/\S+\/tasks\/[\w.-]+/.exec(text) ?? [];
    if (link) return link;
  }
  return 'no link';
}

const linkOf = (address: string) => mails.get(address)?.link ?? 'no link';
const leftBy = async (address: string) =>
  (await stage.operator.suppressions.ofRecipient(recipientDigest(address))).map(
    ({ scope, reason }) => `${reason} ${scope}`,
  );

beforeAll(async () => {
  stage = await runningStage(sample);
  await stage.report({ ...first, organisations: CITIES });
  mails = await mailsOf('bob-procurement-2026');
});
afterAll(() => stage?.stop());

describe('a mail to associations and citizens, and no other', () => {
  it('can be left', () => {
    const leavable = [...mails].filter(([, { link }]) => link).map(([address]) => address);
    const expected = sample.contacts.filter(
      ({ address, organisation, groups }) =>
        mails.has(address) &&
        CITIES.includes(organisation) &&
        groups.every((group) => EXTERNAL.includes(group)),
    );
    expect(leavable.toSorted()).toEqual(expected.map(({ address }) => address).toSorted());
    expect(leavable).toContain(VIKTOR);
    expect(leavable.length).toBeLessThan(mails.size / 2);
  });

  it('has a link of its own for each reader, in header, text and HTML, and says what list it is', () => {
    const leavable = [...mails.values()].filter(({ link }) => link);
    for (const { link = '', headers, html, text } of leavable) {
      expect(link).toMatch(new RegExp(`^${RegExp.escape(stage.cloud.urls.api)}/unsubscribe/[\\w.-]+$`));
      expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
      expect(headers['list-id']).toMatch(/<bob\.bob\.example>$/);
      expect(text).toContain(`Sluta få mejlen: ${link}\n`);
      expect(html).toContain(`href="${link}"`);
    }
    expect(new Set(leavable.map(({ link }) => link)).size).toBe(leavable.length);
  });

  it('names neither its reader nor the way out of a duty', () => {
    expect(linkOf(VIKTOR)).not.toMatch(/viktor|lindvall|@/i);
    const duty = mails.get(SARA);
    expect(Object.keys(duty?.headers ?? {}).filter((name) => name.startsWith('list-'))).toEqual([]);
    expect(duty?.text).not.toContain('/unsubscribe/');
    expect(duty?.text).toContain('Du får det här för att du är');
  });
});

describe('the link', () => {
  it.each(['GET', 'HEAD'])('does nothing on %s, as mail scanners ask', async (method) => {
    const answer = await fetch(linkOf(VIKTOR), { method });
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect((await answer.text()).includes('Sluta få mejl om Bokning och bidrag?')).toBe(method === 'GET');
    expect(await leftBy(VIKTOR)).toEqual([]);
  });

  it('does nothing changed or cut, and says what to do instead', async () => {
    for (const wrong of [`${linkOf(VIKTOR)}A`, linkOf(VIKTOR).slice(0, -1)]) {
      const answer = await fetch(wrong, {
        method: 'POST',
        body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
      });
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain('använd länken i det');
    }
    expect(await leftBy(VIKTOR)).toEqual([]);
  });

  it('takes its reader off the list by one click, in either encoding, and again and again', async () => {
    const multipart = new FormData();
    multipart.set('List-Unsubscribe', 'One-Click');
    const encoded = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    for (const [address, body] of [
      [VIKTOR, multipart],
      [MIKAEL, encoded],
      [VIKTOR, encoded],
    ] as const) {
      const answer = await fetch(linkOf(address), { method: 'POST', body, redirect: 'manual' });
      expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
      expect(await answer.text()).toContain('Du får inga fler mejl om Bokning och bidrag.');
    }
    expect(await leftBy(VIKTOR)).toEqual(['unsubscribe list:bob']);
    expect(await leftBy(MIKAEL)).toEqual(['unsubscribe list:bob']);
    expect(await leftBy(INGRID)).toEqual([]);
  });
});

describe('the next milestone', () => {
  beforeAll(async () => {
    // Their services are in use by now.
    const { rollouts } = stage.operator;
    for (const own of await rollouts.participations('bob'))
      if (CITIES.includes(own.organisation))
        await rollouts.join({ ...own, facts: { ...own.facts, goLiveDate: '2026-11-23' } });
    await stage.report({ ...third, occurredOn: '2026-11-23', organisations: CITIES });
  });

  it('reaches everyone but those who have left', async () => {
    const later = await mailsOf('bob-go-live-2027');
    const planned = await telling('bob-go-live-2027');
    const skipped = planned.filter(({ outcome }) => outcome.state === 'skipped');
    expect(skipped.map(({ address }) => address).toSorted()).toEqual([MIKAEL, VIKTOR].toSorted());
    expect(later.size).toBe(planned.length - 2);
    for (const address of [INGRID, SARA]) expect([...later.keys()]).toContain(address);
    for (const address of [VIKTOR, MIKAEL]) expect([...later.keys()]).not.toContain(address);
    expect((await stage.operator.milestones.find('bob-go-live-2027'))?.state).toBe('completed');
  });

  it('needed no other key, so that the old links still work', async () => {
    expect((await fetch(linkOf(INGRID))).status).toBe(200);
  });
});

describe('a key that is revoked', () => {
  const left = () => leftBy(INGRID);

  it('opens no task any more, in functions that have served its links before', async () => {
    const link = await aTaskLink();
    expect((await fetch(link)).status).toBe(200);
    const who = { by: 'Anna Ek', reason: 'It was in a log' };
    const ports = { ...stage.operator, newSecret };
    expect(await revokeLinkKeys({ keys: { id: 'k1' }, ...who }, ports)).toEqual({
      revoked: ['k1'],
      signing: 'k2',
    });
    const answer = await fetch(link);
    expect(answer.status).toBe(410);
    expect(await answer.text()).toContain('Länken gäller inte längre');
  });

  it('still leads off the list', async () => {
    expect(await (await fetch(linkOf(INGRID))).text()).toContain('bytts ut av säkerhetsskäl');
    expect(await left()).toEqual([]);
    const body = new URLSearchParams({ 'List-Unsubscribe': 'One-Click' });
    expect((await fetch(linkOf(INGRID), { method: 'POST', body })).status).toBe(200);
    expect(await left()).toEqual(['unsubscribe list:bob']);
    expect(await stage.logs()).toContain('REVOKED_LINK_USED');
  });
});

describe('the doctor', () => {
  it('finds nothing that blocks, and sends a mail to the simulator by the way of every mail', async () => {
    const { exitCode, stdout, stderr } = await typed(['doctor', '--smoke', '--json'], stage.cloud.urls.aws);
    expect([exitCode, stderr]).toEqual([0, '']);
    const { findings } = reportSchema.parse(JSON.parse(stdout));
    expect(findings.filter(({ level }) => level !== 'fine' && level !== 'unasked')).toEqual([]);
    const levels = new Map(findings.map(({ check, level }) => [check, level]));
    const asked = [
      'mail-account',
      'mail-quota',
      'mail-domain',
      'configuration-set',
      'dead-letters',
      'events',
      'rollouts',
      'smoke',
    ];
    expect(asked.filter((check) => levels.get(check) !== 'fine')).toEqual([]);
    const smoke = stage.cloud.mails().filter(({ destinations }) => destinations[0]?.startsWith('success@'));
    expect(smoke.map(({ source }) => source)).toEqual(['smoke-test@bob.example']);
  });
});

describe('the doctor of a stage whose sending is paused', () => {
  it('says what blocks and what to do, and ends with 1', async () => {
    const credentials = { accessKeyId: 'operator', secretAccessKey: 'operator' };
    const ses = new SESv2Client({ endpoint: stage.cloud.urls.aws, region: 'eu-north-1', credentials });
    const pause = (SendingEnabled: boolean) =>
      ses.send(
        new PutConfigurationSetSendingOptionsCommand({
          ConfigurationSetName: 'budkavle-local',
          SendingEnabled,
        }),
      );
    await pause(false);
    const { exitCode, stdout } = await typed(['doctor'], stage.cloud.urls.aws);
    await pause(true);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(
      /\nBLOCKS {2}Sending is paused for this stage\.\n {8}→ aws sesv2 put-configuration-set/,
    );
    expect(stdout).toMatch(/\n\n1 thing blocks; /);
  });
});

describe('the function behind the link', () => {
  it('may read keys and keep wishes, needed both and was denied nothing', () => {
    const { granted, idle } = grantsOf(stage, ['public-pages']);
    expect(granted.filter((grant) => grant.includes(' dynamodb:')).toSorted()).toEqual([
      'public-pages dynamodb:BatchGetItem',
      'public-pages dynamodb:GetItem',
      'public-pages dynamodb:PutItem',
      'public-pages dynamodb:Query',
    ]);
    // What is told in public it reads too: public-site.test.ts.
    expect(idle.toSorted()).toEqual(['public-pages dynamodb:BatchGetItem', 'public-pages dynamodb:GetItem']);
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
    expect(stage.notices).toEqual([]);
  });

  it('logged no link, no address and no digest of one', async () => {
    const logs = await stage.logs();
    expect(logs).toContain('DELIVERIES_SENT');
    for (const secret of [
      linkOf(VIKTOR).split('/').at(-1) ?? '',
      '/unsubscribe/k',
      recipientDigest(VIKTOR),
      '@',
    ]) {
      expect(logs).not.toContain(secret);
    }
  });
});
