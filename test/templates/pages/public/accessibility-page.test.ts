import { describe, expect, it } from 'vitest';
import { ASSESSED_ON, accessibilityPage } from '../../../../templates/pages/public/accessibility-page.ts';

const at = { origin: 'https://besked.example', path: '/accessibility' };
const pages = (['sv', 'en'] as const).map((locale) =>
  accessibilityPage({ ...at, locale }, 'nagon@besked.example'),
);

describe('the accessibility statement', () => {
  // 6 § of the regulation on accessibility of digital public services: status, failures, report, supervisor, date.
  it.each([
    'id="status"',
    'id="failures"',
    'href="mailto:nagon@besked.example"',
    'https://www.digg.se/',
    `datetime="${ASSESSED_ON}"`,
  ])('has %s in both languages', (part) => {
    for (const page of pages) expect(page).toContain(part);
  });

  it('was made less than thirteen months ago: judge the pages again and set ASSESSED_ON', () => {
    const days = (Date.now() - Date.parse(ASSESSED_ON)) / 86_400_000;
    expect(days).toBeLessThan(395);
  });
});
