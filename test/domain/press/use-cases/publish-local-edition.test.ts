import { describe, expect, it } from 'vitest';
import { aliasOf } from '../../../../domain/contacts/alias.ts';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { pressDispatchId } from '../../../../domain/press/press-mail.ts';
import { draftPressRelease } from '../../../../domain/press/use-cases/draft-press-release.ts';
import { publishPressRelease } from '../../../../domain/press/use-cases/publish-press-release.ts';
import { erasePerson } from '../../../../domain/privacy/use-cases/erase-person.ts';
import { exportPerson } from '../../../../domain/privacy/use-cases/export-person.ts';
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

  it('names no erased journalist, though they are the office’s and its mails are the organisation’s', async () => {
    const world = await pressWorld();
    await scheduled(world);
    await scheduledEdition(world);
    world.clock.now = HOUR;
    await publishPressRelease(RELEASE, world);
    await publishPressRelease({ id: 'gear-for-all-1280', version: 1 }, world);
    const id = pressDispatchId('gear-for-all-1280', 1);
    await sendDeliveries({ dispatchId: id, organisation: '1280' }, world);
    await sendDeliveries({ dispatchId: pressDispatchId('gear-for-all', 1), organisation: 'national' }, world);
    const skane = { organisation: 'national', address: 'skane@paper.example' };
    const ref = { organisation: 'national', id: contactId(skane), by: 'anna' };
    const handedOut = await exportPerson(ref, world);
    expect(handedOut?.mails.map((mail) => mail.id)).toContain(id);
    expect((await erasePerson(ref, world)).kind).toBe('erased');
    const rows = await world.deliveries.ofOrganisation(id, '1280');
    expect(rows.map(({ address }) => address).toSorted()).toEqual(
      [aliasOf(ref.id).address, 'malmo@paper.example'].toSorted(),
    );
    expect(JSON.stringify(rows)).not.toContain('Skane');
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
