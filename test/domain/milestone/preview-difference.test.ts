import { expect, it } from 'vitest';
import { previewDifference } from '../../../domain/milestone/preview-difference.ts';

const mark = (organisation: string, hash: string, mails = 1) => ({ organisation, hash, mails, gaps: 0 });

it('two previews differ where an organisation came, went, or has another hash, in the order of codes', () => {
  const before = [mark('1480', 'a'), mark('0885', 'b', 3), mark('1280', 'c')];
  const after = [mark('2580', 'd'), mark('1280', 'c'), mark('0885', 'e', 4)];
  expect(previewDifference(before, after)).toEqual([
    { organisation: '0885', before: { mails: 3, gaps: 0 }, after: { mails: 4, gaps: 0 } },
    { organisation: '1480', before: { mails: 1, gaps: 0 } },
    { organisation: '2580', after: { mails: 1, gaps: 0 } },
  ]);
  expect(previewDifference(after, after.toReversed())).toEqual([]);
});
