import { describe, expect, it } from 'vitest';
import type { Evidence } from '../../domain/mail/delivery.ts';
import type { Open } from './stores.ts';

const about = { dispatchId: 'm', organisation: '1280', delivery: 'mail-1', attempt: 'a1', at: 7 };
const sent: Evidence = { ...about, proves: 'accepted', messageId: 'ses-1' };
const bounced: Evidence = { ...about, proves: 'bounced', reason: 'General', permanent: true };

export function keptEvidenceContract(open: Open): void {
  describe('kept evidence', () => {
    it('is listed by dispatch and as a whole, once for everything that it proves of a mail', async () => {
      const { keptEvidence } = await open();
      const other: Evidence = { ...sent, dispatchId: 'm-2', organisation: '1480' };
      for (const evidence of [sent, sent, bounced, other]) await keptEvidence.keep(evidence);
      expect(await keptEvidence.ofDispatch('m')).toEqual([sent, bounced]);
      expect(await keptEvidence.ofDispatch('m-')).toEqual([]);
      expect(await keptEvidence.all()).toEqual([sent, bounced, other]);
    });

    it('is of a table that has an id, and was not restored', async () => {
      const { identity } = await open();
      const { id, restoredTo } = await identity.current();
      expect(id).not.toBe('');
      expect(restoredTo).toBeUndefined();
    });
  });
}
