import { describe, expect, it } from 'vitest';
import { anOrganisation, theOffice } from '../fixtures/an-organisation.ts';
import type { Open } from './stores.ts';

export function organisationsContract(open: Open): void {
  describe('organisations', () => {
    it('are found by their code as they were saved, and replaced whole', async () => {
      const { organisations } = await open();
      await organisations.save(anOrganisation());
      await organisations.save(theOffice());
      await organisations.save(anOrganisation({ name: { sv: 'Malmö' } }));
      expect(await organisations.find('1280')).toEqual(anOrganisation({ name: { sv: 'Malmö' } }));
      expect(await organisations.find('national')).toEqual(theOffice());
      expect(await organisations.find('9999')).toBeUndefined();
    });

    it('are listed in the order of their codes, each once and as it was saved last', async () => {
      const { organisations } = await open();
      expect(await organisations.list()).toEqual([]);
      for (const code of ['2480', 'national', '1280', '0580'])
        await organisations.save(anOrganisation({ code }));
      await organisations.save(anOrganisation({ name: { sv: 'Malmö' } }));
      expect((await organisations.list()).map(({ code }) => code)).toEqual([
        '0580',
        '1280',
        '2480',
        'national',
      ]);
      expect((await organisations.list())[1]).toEqual(anOrganisation({ name: { sv: 'Malmö' } }));
    });

    it('are found many at once, in the order that was asked for, without those that are not there', async () => {
      const { organisations } = await open();
      const codes = Array.from({ length: 130 }, (_, index) => `X${index}`);
      for (const code of codes) await organisations.save(anOrganisation({ code }));
      const asked = ['9999', ...codes.toReversed()];
      expect((await organisations.findAll(asked)).map(({ code }) => code)).toEqual(codes.toReversed());
      expect(await organisations.findAll([])).toEqual([]);
    });
  });
}
