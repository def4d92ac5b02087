import { describe, expect, it } from 'vitest';
import { aParticipation } from '../domain/fixtures/a-participation.ts';
import { aRollout } from '../domain/fixtures/a-rollout.ts';
import type { Open } from './stores.ts';

export function rolloutsContract(open: Open): void {
  describe('rollouts', () => {
    it('are found, listed and replaced', async () => {
      const { rollouts } = await open();
      const parking = aRollout({ id: 'parking', registerNumber: undefined });
      await rollouts.save(aRollout());
      await rollouts.save(parking);
      await rollouts.save(aRollout({ facts: { price: 15 } }));
      expect(await rollouts.find('lending')).toEqual(aRollout({ facts: { price: 15 } }));
      expect(await rollouts.find('parking')).toEqual(parking);
      expect(await rollouts.find('other')).toBeUndefined();
      expect((await rollouts.list()).map(({ id }) => id).sort()).toEqual(['lending', 'parking']);
    });

    it('have those who take part, each with facts of its own', async () => {
      const { rollouts } = await open();
      const malmo = aParticipation();
      const goteborg = aParticipation({ organisation: '1480', impact: 'small', facts: {} });
      await rollouts.save(aRollout());
      await rollouts.join(malmo);
      await rollouts.join(goteborg);
      await rollouts.join(aParticipation({ rollout: 'lending-2', organisation: '2480' }));
      expect(await rollouts.participations('lending')).toEqual([malmo, goteborg]);
      expect(await rollouts.participation('lending', '1480')).toEqual(goteborg);
      expect(await rollouts.participation('lending', '2480')).toBeUndefined();
    });
  });
}
