import { describe, expect, it } from 'vitest';
import { xlsxFiles } from '../../../templates/shared/xlsx.ts';
import { parsedMail } from '../parsed-mail.ts';

const sheetOf = (rows: (string | number)[][]) => xlsxFiles(rows)['xl/worksheets/sheet1.xml'] ?? '';

describe('a workbook', () => {
  it('has a part for each that it names', () => {
    const files = xlsxFiles([['Dag']]);
    const named = [...(files['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(
      ([, path]) => path,
    );
    expect(named).toHaveLength(3);
    for (const path of named) expect(Object.keys(files)).toContain(path);
  });

  it('keeps days as dates and numbers as numbers', () => {
    const sheet = sheetOf([
      ['Dag', 'Antal'],
      ['2026-12-01', 1.5],
    ]);
    // The day number that spreadsheets show for 1 December 2026.
    expect(sheet).toContain('<c s="2"><v>46357</v></c><c><v>1.5</v></c>');
  });

  it('keeps everything else as text, whatever it looks like', async () => {
    const texts = ['=1+1', '+46 40 1', '@x', '<b>&"', 'Å\u0000\u001fä', '2026-12-01 kl. 9'];
    const { find } = await parsedMail(sheetOf([['Text'], ...texts.map((text) => [text])]));
    const shown = find('t').map((each) => each.textContent);
    expect(shown.slice(1)).toEqual([
      '=1+1',
      '+46 40 1',
      '@x',
      '&lt;b&gt;&amp;&quot;',
      'Åä',
      '2026-12-01 kl. 9',
    ]);
    expect(find('f')).toEqual([]);
  });
});
