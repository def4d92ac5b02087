import { beforeEach, describe, expect, it } from 'vitest';
import { accountRefusalSchema, type SendingHold } from '../../../../../domain/mail/sending-hold.ts';
import { draftMilestone } from '../../../../../domain/milestone/use-cases/draft-milestone.ts';
import { renderMail } from '../../../../../templates/mail/render-mail.ts';
import { sendingNotice } from '../../../../../templates/pages/shared/sending-notice.ts';
import { aDelivery } from '../../../../fixtures/a-delivery.ts';
import { aMilestone, aMilestoneReached } from '../../../../fixtures/a-milestone.ts';
import { aPlan, someCounts } from '../../../../fixtures/a-plan.ts';
import { anOutcome } from '../../../../fixtures/an-outcome.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';
import { aFullConsole } from '../../fixtures/a-full-console.ts';

const NOW = 1_795_432_000_000;
const HOLD = { since: NOW, probeAt: NOW + 60_000, probeUntil: 0 };

const readerWith = (reason: SendingHold['reason']) => ({
  holds: [{ reason, ...HOLD }],
  restoreHolds: undefined,
  roles: ['registrar' as const],
});

async function world() {
  const lending = await lendingWorld();
  const refused = aDelivery({ id: 'refused', outcome: anOutcome('failed', { reason: 'MessageRejected' }) });
  const milestone = aMilestone({ id: 'm', organisations: ['1280'], state: 'completed' });
  await lending.milestones.accept(milestone, {});
  await lending.plans.write('m', aPlan({ deliveries: [refused] }));
  await lending.plans.saveCounts('m', someCounts({ accepted: 0, failed: 1, reached: {}, at: NOW }));
  return { ...lending, render: renderMail };
}

let stores: Awaited<ReturnType<typeof world>>;
let office: ReturnType<typeof aConsole>;

beforeEach(async () => {
  stores = await world();
  office = aConsole({ ...stores, now: () => NOW });
});

const show = async (who: string, path: string) => await (await office.browse(who, path)).text();

describe('while mail is held', () => {
  beforeEach(() => stores.holds.write({ unanswered: [], holds: [{ reason: 'account-paused', ...HOLD }] }, 0));

  it.each([
    '/overview',
    '/milestones/m',
    '/milestones/m/failed',
    '/milestones/m/unknown',
    '/milestones/m/progress',
  ])('%s says what is wrong and what to do, once', async (path) => {
    const page = await show('coordinator', `${path}?lang=en`);
    expect(page.split('The email account is switched off.')).toHaveLength(2);
    expect(page).toContain('answer the case in the AWS Support Center');
  });

  it('the first page and those of contacts, people, press and files, by other functions, say so too', async () => {
    const full = await aFullConsole();
    await full.world.holds.write({ unanswered: [], holds: [{ reason: 'account-paused', ...HOLD }] }, 0);
    for (const path of ['/', '/contacts', '/people', '/press', '/import-rollout']) {
      const page = await (await full.browse('coordinator', `${path}?lang=en`)).text();
      expect(page.split('The email account is switched off.'), path).toHaveLength(2);
    }
    const leads = await (await full.browse('local-lead', '/contacts?lang=en')).text();
    expect(leads).toContain('You do not have to do anything');
  });

  it('the API says why', async () => {
    const answer = await office.call('registrar', '/api/sending');
    expect(await answer.json()).toEqual({
      holds: [{ reason: 'account-paused', since: new Date(NOW).toISOString() }],
    });
  });
});

it('a day whose quota is used up says when it goes on by itself, once, to people and programs', async () => {
  const used = { reason: 'daily-quota', ...HOLD } as const;
  await stores.holds.write({ unanswered: [], holds: [{ ...used, lane: 'other' }, used] }, 0);
  const page = await show('coordinator', '/milestones/m?lang=en');
  expect(page.split('The daily quota of emails is used up.')).toHaveLength(2);
  // The day after NOW, 23 November 2026 at 12.06.40 in Stockholm.
  expect(page).toMatch(/by itself as earlier emails drop out of it: by [^.]*24[^.]*12[.:]06/);
  const told = { reason: 'daily-quota', goesOnBy: '2026-11-24T11:06:40.000Z' };
  const answer = await office.call('registrar', '/api/sending');
  expect(await answer.json()).toMatchObject({ holds: [told, told] });
});

describe('while the table is a restored one', () => {
  const restored = { table: 'new', to: NOW - 3_600_000, heldAt: NOW };

  it('every page says so, and leads a coordinator to where it goes on; others are told who lets it', async () => {
    await stores.restores.write({ table: 'old', restores: [restored] }, 0);
    for (const path of ['/overview', '/milestones/m', '/newsletters']) {
      const page = await show('coordinator', `${path}?lang=en`);
      expect(page.split('The data was restored to an earlier time.')).toHaveLength(2);
      expect(page).toContain('href="/restore?lang=en"');
    }
    const page = await show('registrar', '/overview?lang=en');
    expect(page).toContain('A coordinator lets sending go on.');
    expect(page).not.toContain('href="/restore');
    expect(await show('local-lead', '/work?lang=en')).toContain('You do not have to do anything');
  });

  it('goes on without the kept events only when an approver accepts what a coordinator asked for', async () => {
    const table = (await stores.identity.current()).id;
    await stores.restores.write({ table: 'old', restores: [{ ...restored, table }] }, 0);
    const sent = async (who: string, path: string, fields: Record<string, string>, from: string) => {
      const formToken = formTokenOn(await show(who, from));
      const body = new URLSearchParams({ ...fields, formToken });
      const answer = await office.browse(who, path, {
        method: 'POST',
        body,
        headers: { origin: CONSOLE_URL },
      });
      return answer.status;
    };
    expect(await show('coordinator', '/restore?lang=en')).not.toContain('It waits for an approver.');
    expect(await sent('coordinator', '/restore', { table, withoutEvents: 'yes' }, '/restore')).toBe(303);
    const page = await show('coordinator', '/restore?lang=en');
    expect(page).toMatch(
      /coordinator@\S+ asked on .* at \d\d:\d\d to go on without the events\. It waits for an approver\./,
    );
    expect((await stores.restores.read()).value?.restores.at(-1)?.goneOn).toBeUndefined();
    expect(await show('approver', '/controls?lang=en')).toContain('Let email leave without the kept events');
    const [asked] = await stores.controlLog.entries();
    const path = `/controls/${encodeURIComponent(asked?.change ?? '')}`;
    await sent('coordinator', path, { word: 'accept' }, '/controls');
    expect((await stores.restores.read()).value?.restores.at(-1)?.goneOn).toBeUndefined();
    await sent('approver', path, { word: 'accept' }, '/controls');
    expect((await stores.restores.read()).value?.restores.at(-1)?.goneOn).toBeDefined();
    const listed = await office.call('approver', '/api/controls');
    expect(await listed.json()).toMatchObject({ changes: [{ kind: 'restore', table, ended: 'applied' }] });
  });

  it('says who holds mail where nothing was restored, and nothing once it has gone on', async () => {
    const { to: _to, ...byHand } = restored;
    const [, version] = [await stores.restores.write({ restores: [byHand] }, 0), 1];
    expect(await show('coordinator', '/overview?lang=en')).toContain(
      'Somebody in operations holds all emails.',
    );
    const goneOn = { at: NOW, by: 'Anna Ek', dispatches: [] };
    await stores.restores.write({ table: 'new', restores: [{ ...byHand, goneOn }] }, version);
    expect(await show('coordinator', '/overview?lang=en')).not.toContain('class="hold"');
  });
});

it.each(accountRefusalSchema.options)('%s has a sentence of its own in both languages', (reason) => {
  for (const locale of ['sv', 'en'] as const) {
    const { markup } = sendingNotice(readerWith(reason), locale);
    const paused = sendingNotice(readerWith('account-paused'), locale).markup;
    expect(markup === paused).toBe(reason === 'account-paused');
  }
});

describe('a milestone with refused mails', () => {
  it('is shown as done nowhere', async () => {
    for (const path of ['/overview', '/milestones/m']) {
      const page = await show('coordinator', `${path}?lang=en`);
      expect(page).toContain('Sending has ended, but 1 email was refused');
      expect(page).not.toMatch(/class="state ok[^"]*">Done</);
    }
    const answer = await office.call('coordinator', '/api/milestones/m');
    expect(await answer.json()).toMatchObject({ state: 'incomplete' });
  });

  it('lets a coordinator send them again', async () => {
    const page = await show('coordinator', '/milestones/m/failed?lang=en');
    expect(page).toContain('MessageRejected');
    const body = new URLSearchParams({
      ...{ formToken: formTokenOn(page), refusedWith: 'MessageRejected', reason: 'Made smaller' },
    });
    const origin = { origin: 'https://console.example' };
    const answer = await office.browse('coordinator', '/milestones/m/failed?lang=en', {
      ...{ method: 'POST', body, headers: origin },
    });
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      '/milestones/m/failed?lang=en&resent=1',
    ]);
    expect(await stores.deliveries.ofOrganisation('m', '1280')).toMatchObject([
      { outcome: { state: 'planned', reason: 'sent-again-by-a-person' } },
    ]);
  });
});

describe('the preview of a milestone', () => {
  const path = '/drafts/lending/decided-2027?lang=en';
  const content = aMilestoneReached({ id: 'decided-2027' });

  beforeEach(() => draftMilestone({ content, from: 0 }, stores));

  const trigger = async (page: string) => {
    const hash = (await stores.drafts.preview(content))?.hash ?? '';
    const body = new URLSearchParams({ formToken: formTokenOn(page), hash });
    const headers = { origin: 'https://console.example' };
    return await office.browse('coordinator', '/drafts/lending/decided-2027/trigger?lang=en', {
      ...{ method: 'POST', body, headers },
    });
  };

  it('says before the button how many mails fit, and how long they take', async () => {
    const page = await show('coordinator', path);
    expect(page).toMatch(
      /Enough: \d+ emails of 49,000 left today, takes about a second\.[\s\S]*Send to \d+ rec/,
    );
    const swedish = await show('coordinator', path.replace('lang=en', 'lang=sv'));
    expect(swedish).toMatch(/Räcker: \d+ mejl av 49\s000 kvar i dag, tar ungefär en sekund\./);
  });

  it('says what is wrong and what to do in place of the button, and the form is refused all the same', async () => {
    const before = await show('coordinator', path);
    stores.mailAccounts.account = { ...stores.mailAccounts.account, enabled: false };
    const page = await show('coordinator', path);
    expect(page).toContain('The email account is switched off, so no email leaves. Operations answers');
    expect(page).not.toContain('/trigger?');
    expect((await trigger(before)).headers.get('location')).toBe(path);
    expect(await stores.milestones.find('decided-2027')).toBeUndefined();
    stores.mailAccounts.account = { ...stores.mailAccounts.account, enabled: true };
    expect((await trigger(before)).headers.get('location')).toBe('/milestones/decided-2027?lang=en');
  });

  it('with more mails than the day has left says when the rest leaves, and has the button', async () => {
    const quota = { perSecond: 14, perDay: 200, sentLastDay: 190 };
    stores.mailAccounts.account = { ...stores.mailAccounts.account, quota };
    const page = await show('coordinator', path);
    expect(page).toMatch(
      /The daily quota is enough for 0 of \d+ emails now\. The rest leaves by itself .*within a day\./,
    );
    expect(page).toContain('/trigger?');
  });
});
