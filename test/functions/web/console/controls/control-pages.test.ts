import { beforeEach, describe, expect, it } from 'vitest';
import { askChange } from '../../../../../domain/controls/use-cases/ask-change.ts';
import { aRollout } from '../../../../fixtures/a-rollout.ts';
import { lendingWorld } from '../../../../fixtures/lending-world.ts';
import { aConsole, aUser, CONSOLE_URL, formTokenOn } from '../../fixtures/a-console.ts';

const AT = Date.parse('2026-11-25T10:00:00Z');
const ASKED_BY = 'coordinator@kansli.example';
let world: Awaited<ReturnType<typeof lendingWorld>>;
let site: ReturnType<typeof aConsole>;
let change: string;

beforeEach(async () => {
  world = await lendingWorld();
  // Somebody who is both would otherwise accept what they asked for.
  const both = aUser('coordinator', { roles: ['coordinator', 'approver'] });
  site = aConsole(world, { users: { both } });
  await world.rollouts.save(aRollout({ approval: 'two' }));
  const weakened = [{ control: 'approval' as const, before: 'two', after: 'automatic' }];
  const what = { kind: 'rollout' as const, rollout: 'lending', catalogue: 'lending', weakened };
  await askChange({ what, by: ASKED_BY, at: AT }, world.controlLog);
  change = (await world.controlLog.entries())[0]?.change ?? '';
});

const page = async (who: string) => (await site.browse(who, '/controls?lang=en')).text();
const say = async (who: string, word: string) => {
  const formToken = formTokenOn(await page(who));
  const answer = await site.browse(who, `/controls/${encodeURIComponent(change)}?lang=en`, {
    method: 'POST',
    body: new URLSearchParams({ formToken, word }),
    headers: { origin: CONSOLE_URL },
  });
  return answer.headers.get('location');
};
const policy = async () => (await world.rollouts.find('lending'))?.approval;

describe('what weakens a control', () => {
  it('is shown with who asked for it, and offered for acceptance to an approver who did not', async () => {
    for (const who of ['coordinator', 'both', 'approver'])
      expect(await page(who)).toContain('Approval: two people becomes nobody.');
    expect(await page('approver')).toContain(
      'coordinator@kansli.example asked for it on 25 November 2026 at 11:00.',
    );
    expect(await page('approver')).toContain('value="accept"');
    expect(await page('coordinator')).not.toContain('value="accept"');
    expect(await page('coordinator')).toContain('An approver must accept it.');
    expect(await page('both')).not.toContain('value="accept"');
    expect(await page('both')).toContain('You have asked for it yourself.');
  });

  it('is accepted by nobody else, by no door, and the page names who tried', async () => {
    expect(await say('both', 'accept')).toBe('/controls?lang=en&told=own');
    const called = await site.call('coordinator', `/api/controls/${encodeURIComponent(change)}`, {
      method: 'POST',
      body: JSON.stringify({ word: 'accept' }),
      headers: { 'content-type': 'application/json' },
    });
    expect(called.status).toBe(409);
    expect(await called.json()).toMatchObject({ problems: [{ code: 'second-person-needed' }] });
    expect(await policy()).toBe('two');
    expect(await page('approver')).toContain('coordinator@kansli.example tried to accept it');
  });

  it('holds once an approver has accepted it, and stands in the log from then on', async () => {
    expect(await say('approver', 'accept')).toBe('/controls?lang=en&told=applied');
    expect(await policy()).toBe('automatic');
    expect(await say('approver', 'reject')).toBe('/controls?lang=en&told=decided');
    const after = await page('coordinator');
    expect(after).toContain('Nothing waits.');
    expect(after).toContain('approver@kansli.example accepted it');
    const read = await (await site.call('approver', '/api/controls')).json();
    expect(read).toMatchObject({
      changes: [{ id: change, asked: { by: ASKED_BY }, decided: { did: 'accepted' }, ended: 'applied' }],
    });
  });

  it('is withdrawn by whoever asked for it', async () => {
    expect(await say('coordinator', 'reject')).toBe('/controls?lang=en&told=rejected');
    expect(await policy()).toBe('two');
  });

  it('is nothing that a registrar or a local lead sees', async () => {
    for (const who of ['registrar', 'local-lead'])
      expect((await site.browse(who, '/controls')).status).toBe(403);
  });
});
