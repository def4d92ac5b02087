import { describe, expect, it } from 'vitest';
import { legalName } from '../../../templates/packets/legal-name.ts';
import { refusedBySharePoint } from './sharepoint.ts';

describe('a name for a file', () => {
  it.each([
    ['Dagordning: nämndmöte', 'Dagordning - nämndmöte'],
    ['Upphandling 2026/2027', 'Upphandling 2026-2027'],
    ['Kl. 9:30 | rum 4', 'Kl. 9-30-rum 4'],
    ['”Vad händer?”', '”Vad händer”'],
    ['"Citat" <b>fet</b> *stjärna* #1', 'Citat bfet-b stjärna 1'],
    ['  Möte.  ', 'Möte'],
    ['...gömd', 'gömd'],
    ['~$Möte', 'Möte'],
    ['CON', 'CON-'],
    ['nul.plan', 'nul-.plan'],
    ['Forms', 'Forms-'],
    ['min_vti_fil', 'minvtifil'],
    ['desktop.ini', 'desktop-.ini'],
    ['Håbo\u0000\u200b\u202e kommun', 'Håbo kommun'],
    ['Fo\u0308rskola', 'Förskola'],
    ['???', 'annars'],
  ])('of %j is %j', (text, expected) => {
    expect(legalName(text, 60, 'annars')).toBe(expected);
    expect(refusedBySharePoint(expected)).toEqual([]);
  });

  it('is cut between words, and never within a character', () => {
    expect(legalName('Civilsamhällets aktörer och föreningar i hela kommunen', 40, 'x')).toBe(
      'Civilsamhällets aktörer och föreningar i',
    );
    expect(legalName('👩‍👩‍👧‍👦'.repeat(20), 25, 'x')).not.toMatch(/[\uD800-\uDBFF]$/);
    expect(legalName('å'.repeat(300), 60, 'x')).toHaveLength(60);
  });
});
