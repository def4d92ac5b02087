import { describe, expect, it } from 'vitest';
import { anOrganisation, theOffice } from '../domain/fixtures/an-organisation.ts';
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
