import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { loadPublicRollout } from '../../../../../domain/public/use-cases/load-public-rollout.ts';
import { showRollout } from '../../../../../domain/public/use-cases/show-rollout.ts';
import {
  cell,
  standingsCsv,
  standingsJson,
} from '../../../../../templates/pages/public/rollout/open-data.ts';
import { fullStores } from '../../../../functions/web/fixtures/a-full-site.ts';

async function view(names: Record<string, string> = {}) {
  const stores = await fullStores(3);
  for (const [code, name] of Object.entries(names)) {
    const organisation = await stores.organisations.find(code);
    if (organisation) await stores.organisations.save({ ...organisation, name: { sv: name } });
  }
  const shown = await showRollout(
    'bob',
    { locale: 'sv', today: '2027-03-22' },
    { readRollout: (id) => loadPublicRollout(id, stores) },
  );
  if (!shown) throw new Error('no rollout');
  return shown;
}

describe('the table for spreadsheets', () => {
  it('is read back by an independent parser, letter by letter, and begins with the mark of UTF-8', async () => {
    const csv = standingsCsv(await view(), 'sv');
    expect(csv.startsWith('\ufeffcode,')).toBe(true);
    expect(csv.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const rows: unknown[] = parse(csv, { bom: true, columns: true });
    expect(rows).toHaveLength(12);
    expect(rows).toContainEqual({
      code: '1280',
      name: 'Malmö stad',
      kind: 'municipality',
      county_code: '12',
      county: 'Skåne län',
      steps_reached: '3',
      latest_milestone: 'go-live',
      'procurement-decided_reached_on': '2026-11-23',
      'procurement-decided_planned_for': '',
      'integration-ready_reached_on': '2027-02-15',
      'integration-ready_planned_for': '',
      'go-live_reached_on': '2027-03-15',
      'go-live_planned_for': '',
    });
  });

  it.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\0=1',
    '  =HYPERLINK("https://evil.example")',
    "=cmd|' /C calc'!A0",
    '"=1',
  ])('has no cell that a spreadsheet would run: %j', async (name) => {
    const csv = standingsCsv(await view({ '1280': name }), 'sv');
    const rows: Record<string, string>[] = parse(csv, { bom: true, columns: true });
    const cells = rows.flatMap((row) => Object.values(row));
    expect(cells.filter((value) => /^[\s\0]*[=+\-@]/.test(value))).toEqual([]);
    const malmo = rows.find(({ code }) => code === '1280')?.name;
    expect([name, `'${name}`]).toContain(malmo);
  });

  it.each(['a,b', 'a"b', 'a\nb', 'a;b', 'a'])('keeps %j whole', (text) => {
    expect(parse(`${cell(text)},x\r\n`)).toEqual([[text, 'x']]);
  });
});

describe('the data for programs', () => {
  it('says of every organisation what it has reached, when, and what is planned', async () => {
    const data: { organisations: { code: string }[] } = JSON.parse(standingsJson(await view(), 'sv'));
    expect(data).toMatchObject({ rollout: 'bob', name: 'Bokning och bidrag' });
    expect(data.organisations).toHaveLength(12);
    expect(data.organisations.find(({ code }) => code === '0580')).toMatchObject({
      name: 'Linköpings kommun',
      county: { code: '05', name: 'Östergötlands län' },
      reached: ['procurement-decided', 'integration-ready'],
      milestones: [{}, {}, { kind: 'go-live', reached: false, plannedOn: '2027-04-12' }],
    });
  });
});
