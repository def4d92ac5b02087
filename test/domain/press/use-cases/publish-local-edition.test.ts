import { describe, expect, it } from 'vitest';
import { pressDispatchId } from '../../../../domain/press/press-mail.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { sendDeliveries } from '../../../../domain/sending/use-cases/send-deliveries.ts';
import { HOUR, localFile, nationalFile } from '../../../fixtures/a-press-release.ts';
import { pressWorld, scheduled, scheduledEdition } from '../../../fixtures/press-world.ts';

const RELEASE = { id: 'gear-for-all', version: 1 };

describe('a local edition', () => {
  it('goes to those who cover the organisation or its county, with the national text locked in it', async () => {
    const world = await pressWorld();
    await scheduled(world);
    await scheduledEdition(world);
    world.clock.now = HOUR;
    const edition = { id: 'gear-for-all-1280', version: 1 };
    await publishPressRelease(RELEASE, world);
    await publishPressRelease(edition, world);
    const id = pressDispatchId('gear-for-all-1280', 1);
    await sendDeliveries({ dispatchId: id, organisation: '1280' }, world);
    expect(world.mailer.sent.map(({ delivery }) => delivery.address).toSorted()).toEqual([
      'malmo@paper.example',
      'skane@paper.example',
    ]);
    const page = await world.newsroom.find('gear-for-all-1280');
    expect(page).toMatchObject({
      versions: [
        {
          editionOf: 'gear-for-all',
          organisation: '1280',
          texts: {
            sv: {
              headline: 'Nu öppnar Fritidsbanken',
              lead: 'Det kostar 12 kronor att låna.',
              local: {
                markdown: 'I Malmö öppnar vi den {startDate}.',
                facts: { startDate: { text: '15 mars 2027' } },
              },
              quotes: [{ name: 'Omar Berg' }, { name: 'Kerstin Alm' }],
            },
          },
        },
      ],
    });
  });

  it('waits for nobody, but does not come out with a national text that was changed', async () => {
    const world = await pressWorld();
    await scheduled(world);
    await scheduledEdition(world);
    const draft = nationalFile({ registerNumber: 'NEW 1' });
    await draftPressRelease({ draft, files: new Map(), by: 'Anna Ek' }, world);
    world.clock.now = HOUR;
    expect(await publishPressRelease({ id: 'gear-for-all-1280', version: 1 }, world)).toBe('held');
    expect(await world.newsroom.find('gear-for-all-1280')).toBeUndefined();
  });

  it('cannot be before the national release', async () => {
    const world = await pressWorld();
    await scheduled(world);
    await expect(scheduled(world, localFile({ publishAt: '2026-12-01 08:59' }))).rejects.toThrow('publishAt');
  });
});
