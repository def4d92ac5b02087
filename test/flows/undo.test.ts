import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { type RunningStage, runningStage } from './running-stage.ts';
import type { SignedIn } from './signed-in.ts';

const milestone = (id: string) => ({
  id,
  ...{ rollout: 'lights', kind: 'poles-up', occurredOn: '2026-04-01', organisations: ['101'] },
});

let stage: RunningStage;
let coordinator: SignedIn;
let ahead = 0;
const now = () => Date.now() + ahead;

beforeAll(async () => {
  // Its rollout says nothing about undoing.
  stage = await runningStage(await readRollout('test/flows/park-lighting/rollout.yaml'), {
    clock: { now },
    rounds: ['reconcile'],
  });
  coordinator = await stage.signIn('coordinator');
});
afterAll(() => stage?.stop());

const stored = (id: string) => stage.operator.milestones.find(id);
const mailsOf = (id: string) => stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === id);
/** Triggers a milestone at the API and waits until it is approved; when its first mail may leave. */
async function approved(body: ReturnType<typeof milestone> & { again?: object }): Promise<number> {
  const answer = await coordinator.api('/api/milestones', { method: 'POST', body });
  expect(answer.status).toBe(201);
  const find = async () => (await stored(body.id))?.undoUntil;
  await vi.waitUntil(find, { timeout: 60_000, interval: 50 });
  return (await find()) ?? Number.NaN;
}
const page = async (id: string) => await (await coordinator.fetch(`/milestones/${id}?lang=sv`)).text();
const quiet = () => stage.cloud.quiet({ timeoutMilliseconds: 200_000 });

describe('a milestone that a person triggers', () => {
  it('waits a minute after its approval, in which nothing leaves, and leaves then', async () => {
    const until = await approved(milestone('poles-a'));
    const since = (await stored('poles-a'))?.changedAt ?? 0;
    expect(until - since).toBe(60_000);
    expect(await page('poles-a')).toContain('>Ångra</button>');
    const shown = await (await coordinator.api('/api/milestones/poles-a')).json();
    expect(shown).toMatchObject({ state: 'approved', undoUntil: new Date(until).toISOString() });
    // Its event has been worked off: the job waits in the queue.
    await vi.waitUntil(async () => (await stage.logs()).includes('MILESTONE_NOT_DUE'), { timeout: 60_000 });
    expect((await stored('poles-a'))?.state).toBe('approved');
    expect(mailsOf('poles-a')).toEqual([]);

    ahead += until - now() + 1;
    await quiet();
    expect((await stored('poles-a'))?.state).toBe('completed');
    const left = mailsOf('poles-a').map(({ acceptedAt }) => acceptedAt);
    expect(left.length).toBeGreaterThan(0);
    expect(left.filter((at) => at < until)).toEqual([]);
  });

  it('is undone by the button: nobody gets a mail, also later', async () => {
    const until = await approved({ ...milestone('poles-b'), again: { reason: 'Et forkert navn.' } });
    expect(await page('poles-b')).toContain('Inget har lämnat än.');
    const answer = await coordinator.submit('/milestones/poles-b/stop?lang=sv', { undo: 'yes' });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/milestones/poles-b?lang=sv']);
    await vi.waitUntil(async () => (await stored('poles-b'))?.state === 'stopped', { timeout: 60_000 });
    ahead += until - now() + 60_000;
    await quiet();
    expect(mailsOf('poles-b')).toEqual([]);
    const mails = await stage.operator.deliveries.ofOrganisation('poles-b', '101');
    expect(mails.length).toBeGreaterThan(0);
    expect(mails.filter(({ outcome }) => outcome.state !== 'cancelled')).toEqual([]);
    expect(stage.told('MilestoneStopped')).toMatchObject([{ id: 'poles-b', accepted: 0 }]);
    expect(await page('poles-b')).not.toContain('Ångra');
  });
});

it('a milestone from the bus leaves at once', async () => {
  const detail = { ...milestone('poles-c'), again: { reason: 'Et forkert navn.' } };
  await stage.report({ ...detail, triggeredBy: 'clerk@kontor.example' });
  expect((await stored('poles-c'))?.state).toBe('completed');
  expect(await stored('poles-c')).not.toHaveProperty('undoUntil');
  expect(mailsOf('poles-c').length).toBeGreaterThan(0);
});
