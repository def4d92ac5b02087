import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import { pressDispatchId, withdrawalDispatchId } from '../../../../domain/press/press-mail.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { publishPressReleases } from '../../../../domain/press/use-cases/publish-press-releases.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { showRegister } from '../../../../domain/register/use-cases/show-register.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { HOUR, nationalFile } from '../../../fixtures/a-press-release.ts';
import { killed, portWith } from '../../../fixtures/port-with.ts';
import { type PressWorld, pressWorld, scheduled } from '../../../fixtures/press-world.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const ID = 'gear-for-all';
const TOLD = withdrawalDispatchId(ID);
const REASON = 'The number was wrong.';
const take = (world: PressWorld) => withdrawPressRelease({ id: ID, by: 'Anna Ek', reason: REASON }, world);

/** The mail to Skane ends unknown, the one to Malmo is refused; Alla and Skola get theirs. */
const ANSWERS: Record<string, SendResult> = {
  skane: { kind: 'unknown', reason: 'timeout' },
  malmo: { kind: 'refused', reason: 'MessageRejected' },
};

async function publishedWorld(): Promise<PressWorld> {
  const mailer = new InMemoryMailer(
    ({ delivery }) => ANSWERS[delivery.name.toLowerCase()] ?? { kind: 'accepted', messageId: delivery.id },
  );
  const world = { ...(await pressWorld()), mailer };
  await scheduled(world);
  world.clock.now = HOUR;
  await publishPressRelease({ id: ID, version: 1 }, world);
  world.publishJobs.enqueued.length = 0;
  return world;
}

const send = (world: PressWorld, dispatchId: string) =>
  sendDeliveries({ dispatchId, organisation: 'national' }, world);

/** A round, and the jobs that it hands out. */
async function round(world: PressWorld): Promise<string[]> {
  await publishPressReleases(world);
  const jobs = world.publishJobs.enqueued.splice(0);
  const results: string[] = [];
  for (const { id, version } of jobs) results.push(await publishPressRelease({ id, version }, world));
  return results;
}
const mails = async (world: PressWorld) => {
  world.mailer.sent.length = 0;
  if (await world.dispatches.find(TOLD)) await send(world, TOLD);
  return world.mailer.sent.map(({ delivery }) => delivery.name).toSorted();
};

describe('a release that is withdrawn', () => {
  it('has that told once to exactly those who may have got it, by the lane of the press', async () => {
    const world = await publishedWorld();
    await send(world, pressDispatchId(ID, 1));
    world.clock.now = HOUR + 3_600_000;
    await take(world);
    expect(await round(world)).toEqual(['withdrawal-told']);
    expect(world.sendJobs.enqueued.at(-1)).toEqual({
      ...{ dispatchId: TOLD, organisation: 'national', delaySeconds: 0, lane: 'press' },
    });
    expect(await mails(world)).toEqual(['Alla', 'Skane', 'Skola']);
    expect(await round(world)).toEqual([]);
    expect(await publishPressRelease({ id: ID, version: 1 }, world)).toBe('not-due');
    expect(await mails(world)).toEqual([]);
  });

  it('says which release, when it came and went, why, and who answers', async () => {
    const world = await publishedWorld();
    await send(world, pressDispatchId(ID, 1));
    world.clock.now = HOUR + 3_600_000;
    await take(world);
    await round(world);
    const variants = await world.plans.variants(TOLD, 'national');
    const variant = variants.find(({ locale }) => locale === 'sv');
    expect(variant?.replyTo).toEqual({ name: 'Tuva Rehnberg', address: 'press@office.example' });
    expect(JSON.parse(variant?.text ?? '')).toEqual({
      ...{ locale: 'sv', service: 'Fritidsbanken', sender: 'Samverkanskontoret', local: false },
      headline: 'Nu öppnar Fritidsbanken',
      contact: {
        name: 'Tuva Rehnberg',
        role: 'presschef',
        phone: '08-555 00 10',
        address: 'press@office.example',
      },
      registerNumber: 'KONTORET 2026/7',
      publishedAt: HOUR,
      withdrawnAt: HOUR + 3_600_000,
      reason: REASON,
    });
  });

  it('tells nobody where nobody got it', async () => {
    const world = await publishedWorld();
    await take(world);
    await send(world, pressDispatchId(ID, 1));
    expect(await round(world)).toEqual(['withdrawal-told']);
    expect(await world.dispatches.find(TOLD)).toBeUndefined();
    expect(await round(world)).toEqual([]);
  });

  it('tells nobody of what was never public', async () => {
    const world = await pressWorld();
    await scheduled(world);
    await take(world);
    world.clock.now = HOUR;
    expect(await round(world)).toEqual([]);
    expect(await publishPressRelease({ id: ID, version: 1 }, world)).toBe('not-due');
    expect(await world.dispatches.find(TOLD)).toBeUndefined();
  });

  it('waits until every mail of it has an outcome, since until then nobody knows who got it', async () => {
    const world = await publishedWorld();
    await take(world);
    expect(await round(world)).toEqual(['withdrawal-waits']);
    expect(await world.dispatches.find(TOLD)).toBeUndefined();
    await send(world, pressDispatchId(ID, 1));
    expect(await round(world)).toEqual(['withdrawal-told']);
  });

  it('is told once after a correction, also to who got only the first version', async () => {
    const world = await publishedWorld();
    await send(world, pressDispatchId(ID, 1));
    const correction = nationalFile({
      publishAt: HOUR + 3_600_000,
      correction: { sv: 'Priset var fel.', en: 'The price was wrong.' },
    });
    await scheduled(world, correction, true);
    world.clock.now = HOUR + 3_600_000;
    await publishPressRelease({ id: ID, version: 2 }, world);
    await take(world);
    await send(world, pressDispatchId(ID, 2));
    expect(await round(world)).toEqual(['withdrawal-told']);
    expect(await mails(world)).toEqual(['Alla', 'Skane', 'Skola']);
    const [variant] = await world.plans.variants(TOLD, 'national');
    // The day on which its first readers got it, not that of the correction.
    expect(JSON.parse(variant?.text ?? '')).toMatchObject({ publishedAt: HOUR });
    expect(await round(world)).toEqual([]);
  });

  it.each([
    ['open', 'dispatches'],
    ['write', 'plans'],
    ['replace', 'pressReleases'],
  ] as const)('is told once after a death at %s', async (step, port) => {
    const world = await publishedWorld();
    await send(world, pressDispatchId(ID, 1));
    await take(world);
    const dying = { ...world, [port]: portWith(world[port] as never, step as never, killed as never) };
    await expect(round(dying as PressWorld)).rejects.toThrow('killed');
    world.publishJobs.enqueued.length = 0;
    expect(await round(world)).toEqual(['withdrawal-told']);
    expect(await mails(world)).toEqual(['Alla', 'Skane', 'Skola']);
  });

  it('stands in the register, with its words', async () => {
    const world = await publishedWorld();
    await send(world, pressDispatchId(ID, 1));
    await take(world);
    await round(world);
    await mails(world);
    const query = { organisation: 'national', from: '2026-12-01', to: '2026-12-01' };
    const register = await showRegister(query, world);
    expect(register?.entries.find(({ dispatch }) => dispatch === TOLD)).toMatchObject({
      ...{ purpose: 'press-release', recipients: 3, uncertain: 1, to: { journalists: 3 } },
      subject: 'Withdrawn: Nu öppnar Fritidsbanken',
    });
  });
});
