import { describe, expect, it } from 'vitest';
import { UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { parsedMail, wholeText } from '../parsed-mail.ts';
import { aMail } from './mail-sample.ts';

const leavable = (over: Parameters<typeof aMail>[0] = {}) => renderMail(aMail({ leavable: true, ...over }));

describe('a mail that its reader may leave', () => {
  it('has the link once in each part, at the end, with words that say what it does', async () => {
    const { html, text, subject } = leavable();
    const links = (await parsedMail(html)).find(`a[href="${UNSUBSCRIBE_LINK}"]`);
    expect(links.map(wholeText)).toEqual(['Sluta få mejlen']);
    expect(html.split(UNSUBSCRIBE_LINK)).toHaveLength(2);
    expect(html.indexOf(UNSUBSCRIBE_LINK)).toBeGreaterThan(html.indexOf('Du får det här för att'));
    expect(text).toContain(
      `Vill du inte ha fler mejl om Bokning och bidrag?\nSluta få mejlen: ${UNSUBSCRIBE_LINK}\n`,
    );
    expect(text.split(UNSUBSCRIBE_LINK)).toHaveLength(2);
    expect(subject).not.toContain('{{');
  });

  it('says it in the language of the mail, and in Swedish to those whose words we lack', () => {
    expect(leavable({ locale: 'en' }).text).toContain(`Stop getting the emails: ${UNSUBSCRIBE_LINK}`);
    expect(leavable({ locale: 'fi' }).text).toContain(`Sluta få mejlen: ${UNSUBSCRIBE_LINK}`);
  });

  it('does not take a service by that name for the link', () => {
    const { html, text } = leavable({ service: UNSUBSCRIBE_LINK });
    expect(html.split(UNSUBSCRIBE_LINK)).toHaveLength(2);
    expect(text.split(UNSUBSCRIBE_LINK)).toHaveLength(2);
  });
});

describe('a mail to somebody with a duty', () => {
  it('has no such link, and says why it comes and who corrects it', () => {
    const { html, text } = renderMail(aMail({ leavable: false }));
    for (const part of [html, text]) {
      expect(part).not.toContain(UNSUBSCRIBE_LINK);
      expect(part).not.toContain('Sluta få mejlen');
      expect(part).toContain('Du får det här för att du är');
      expect(part).toContain('Be om rättelse');
    }
  });
});
