import { describe, expect, it } from 'vitest';
import type { SendResult } from '../../../../domain/mail/delivery.ts';
import { pressDispatchId } from '../../../../domain/press/press-mail.ts';
import {
  draftCorrection,
  draftPressRelease,
} from '../../../../domain/press/use-cases/draft-press-release.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { withdrawPressRelease } from '../../../../domain/press/use-cases/withdraw-press-release.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { HOUR, nationalFile } from '../../../fixtures/a-press-release.ts';
import { type PressWorld, pressWorld, scheduled } from '../../../fixtures/press-world.ts';
import { InMemoryMailer } from '../../../in-memory/in-memory-mailer.ts';

const ID = 'gear-for-all';
const correction = nationalFile({
  publishAt: HOUR + 3_600_000,
  correction: { sv: 'Priset var fel.', en: 'The price was wrong.' },
});
const reason = 'The number was wrong.';
const take = (world: PressWorld) => withdrawPressRelease({ id: ID, by: 'Anna Ek', reason }, world);

/** What the mail service answers about whom, in the first mailing. */
const ANSWERS: Record<string, SendResult> = {
  skane: { kind: 'unknown', reason: 'timeout' },
  malmo: { kind: 'refused', reason: 'MessageRejected' },
};

async function publishedWorld() {
  const mailer = new InMemoryMailer(
    ({ delivery }) => ANSWERS[delivery.name.toLowerCase()] ?? { kind: 'accepted', messageId: delivery.id },
  );
  const world = { ...(await pressWorld()), mailer };
  await scheduled(world);
  world.clock.now = HOUR;
  await publishPressRelease({ id: ID, version: 1 }, world);
  return world;
}

const send = (world: PressWorld, version: number) =>
  sendDeliveries({ dispatchId: pressDispatchId(ID, version), organisation: 'national' }, world);

describe('a correction', () => {
  it('goes to exactly those who may have got the first version, and the page has both', async () => {
    const world = await publishedWorld();
    await send(world, 1);
    await scheduled(world, correction, true);
    expect(await world.newsroom.find(ID)).toMatchObject({ versions: [{ version: 1 }] });
    world.clock.now = HOUR + 3_600_000;
    expect(await publishPressRelease({ id: ID, version: 2 }, world)).toBe('published');
    world.mailer.sent.length = 0;
    await send(world, 2);
    expect(world.mailer.sent.map(({ delivery }) => delivery.name).toSorted()).toEqual([
      'Alla',
      'Skane',
      'Skola',
    ]);
    expect(await world.newsroom.find(ID)).toMatchObject({
      versions: [{ version: 2, texts: { sv: { correction: 'Priset var fel.' } } }, { version: 1 }],
    });
    expect((await world.pressReleases.versions(ID)).map(({ state }) => state)).toEqual([
      'corrected',
      'published',
    ]);
  });

  it('waits until the mails of the first version have left', async () => {
    const world = await publishedWorld();
    await expect(scheduled(world, correction, true)).rejects.toThrow('"for":"sending"');
  });

  it('is held if the first version turns out to have further recipients', async () => {
    const world = await publishedWorld();
    await send(world, 1);
    await scheduled(world, correction, true);
    const rows = await world.deliveries.ofOrganisation(pressDispatchId(ID, 1), 'national');
    const refused = rows.find(({ name }) => name === 'Malmo');
    const attempt = refused && 'attempt' in refused.outcome ? refused.outcome.attempt : '';
    await world.deliveries.record({
      dispatchId: pressDispatchId(ID, 1),
      organisation: 'national',
      delivery: refused?.id ?? '',
      attempt,
      at: HOUR + 1,
      proves: 'delivered',
    });
    world.clock.now = HOUR + 3_600_000;
    expect(await publishPressRelease({ id: ID, version: 2 }, world)).toBe('held');
    expect(await world.newsroom.find(ID)).toMatchObject({ versions: [{ version: 1 }] });
  });

  it('says what was wrong, and is of a published release only', async () => {
    const world = await pressWorld();
    const write = (draft: unknown) => draftCorrection({ draft, files: new Map(), by: 'Anna Ek' }, world);
    expect(await write(nationalFile())).toMatchObject({ problems: [{ path: 'correction' }] });
    expect(await write(correction)).toMatchObject({ problems: [{ path: 'id' }] });
    await scheduled(world);
    expect(await write(correction)).toMatchObject({ problems: [{ path: 'id' }] });
  });

  it('is the only way to change what is published', async () => {
    const world = await publishedWorld();
    const draft = nationalFile({ publishAt: HOUR + 3_600_000 });
    expect(await draftPressRelease({ draft, files: new Map(), by: 'Anna Ek' }, world)).toMatchObject({
      problems: [{ path: 'id' }],
    });
  });
});

describe('taking back', () => {
  it('of what is not public gives it up: it is not published at its hour', async () => {
    const world = await pressWorld();
    await scheduled(world);
    expect(await take(world)).toMatchObject({ kind: 'given-up', version: { state: 'withdrawn' } });
    world.clock.now = HOUR;
    expect(await publishPressRelease({ id: ID, version: 1 }, world)).toBe('not-due');
    expect(await world.newsroom.find(ID)).toBeUndefined();
    expect(await take(world)).toMatchObject({ kind: 'refused', problems: [{ path: 'id' }] });
  });

  it('of what is public leaves its page without the text, and stops mails that have not left', async () => {
    const world = await publishedWorld();
    expect(await take(world)).toMatchObject({ kind: 'taken-back' });
    expect(await world.newsroom.find(ID)).toMatchObject({ state: 'withdrawn', withdrawal: { reason } });
    await send(world, 1);
    expect(world.mailer.sent).toEqual([]);
    expect((await world.dispatches.find(pressDispatchId(ID, 1)))?.state).toBe('stopped');
    expect(
      await draftCorrection({ draft: correction, files: new Map(), by: 'Anna Ek' }, world),
    ).toMatchObject({
      problems: [{ path: 'id' }],
    });
  });

  it('of an unfinished correction leaves what is public, which can be taken back next', async () => {
    const world = await publishedWorld();
    await send(world, 1);
    await scheduled(world, correction, true);
    expect(await take(world)).toMatchObject({ kind: 'given-up', version: { version: 2 } });
    expect(await world.newsroom.find(ID)).toMatchObject({ state: 'published' });
    expect(await take(world)).toMatchObject({ kind: 'taken-back', version: { version: 1 } });
  });

  it('needs a reason, which the page shows', async () => {
    const world = await publishedWorld();
    const wish = { id: ID, by: 'Anna Ek', reason: '<script>alert(1)</script>' };
    expect(await withdrawPressRelease(wish, world)).toMatchObject({ problems: [{ path: 'reason' }] });
    expect(await world.newsroom.find(ID)).toMatchObject({ state: 'published' });
  });
});
