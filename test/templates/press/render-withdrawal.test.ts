import { describe, expect, it } from 'vitest';
import { renderPressWithdrawal } from '../../../templates/press/render-withdrawal.ts';
import { aPressWithdrawal } from './press-sample.ts';

/** A text without its line ends. */
const flat = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the mail that a press release was withdrawn', () => {
  it('names the release, when it came and went, why, and whom to ask', () => {
    const { subject, text, html } = renderPressWithdrawal(aPressWithdrawal());
    expect(subject).toBe('ÅTERTAGET: En leverantör har valts');
    expect(flat(text)).toContain(
      'Du fick pressmeddelandet ”En leverantör har valts” av oss. Det kom ut den 4 december 2026 kl. 09.00 och ' +
        'återtogs den 4 december 2026 kl. 14.30. Använd det inte.',
    );
    for (const words of [
      'Siffran är fel.',
      'Tuva Rehnberg, pressansvarig',
      '08-555 00 10',
      'press@skr.example',
    ]) {
      expect(flat(text)).toContain(words);
      expect(flat(html)).toContain(words);
    }
    expect(text).not.toMatch(/press@skr\.example: press@skr\.example/i);
    expect(text).toContain('Diarienummer: SKR2026/01187');
    expect(text).toContain('{{unsubscribeLink}}');
    expect(`${text}${html}`).not.toContain('{{recipientName}}');
  });

  it('says the same in English', () => {
    const { subject, text } = renderPressWithdrawal(aPressWithdrawal({ locale: 'en', headline: 'Chosen' }));
    expect(subject).toBe('WITHDRAWN: Chosen');
    expect(flat(text)).toMatch(
      /We sent you the press release “Chosen”. It came out on .*2026.* 09:00 and was/,
    );
    expect(flat(text)).toContain('Please do not use it.');
  });

  it('of a local edition says whose it was', () => {
    const edition = aPressWithdrawal({ local: true, sender: 'Malmö stad' });
    expect(renderPressWithdrawal(edition).subject).toBe('ÅTERTAGET: Malmö stad: En leverantör har valts');
  });

  it('shows a reason as words, whatever is in it', () => {
    const { html } = renderPressWithdrawal(aPressWithdrawal({ reason: '<b>x</b> & y' }));
    expect(html).toContain('&lt;b&gt;x&lt;/b&gt; &amp; y');
    expect(html).not.toContain('<b>x</b>');
  });
});
