import { describe, expect, it } from 'vitest';
import { taskMark } from '../../../domain/links/task-mark.ts';
import { QUESTION_LINK, RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../../domain/mail/variant.ts';
import { asTrial } from '../../../templates/mail/as-trial.ts';
import { renderMail } from '../../../templates/mail/render-mail.ts';
import { aMail } from './mail-sample.ts';

const PAGE = 'https://budkavle.example/milestones/decided/organisations/1280/texts/abc';
const LINKS = [
  UNSUBSCRIBE_LINK,
  QUESTION_LINK,
  taskMark({ to: 'tasks', milestone: 'decided' }),
  taskMark({ to: 'packets', milestone: 'decided' }),
];

describe('a mail as a trial', () => {
  it('says so in its subject and first in both of its parts', () => {
    const mail = { ...renderMail(aMail()), locale: 'sv' };
    const { subject, html, text } = asTrial(mail, { name: 'Maja', page: PAGE });
    expect(subject).toMatch(/^\[Prov\] /);
    expect(text).toMatch(/^Det här är ett prov/);
    expect(html).toMatch(/<body[^>]*>\s*<p[^>]*>Det här är ett prov/);
  });

  it('has no link of a reader’s own: each leads to where it was looked at', () => {
    const words = [RECIPIENT_NAME, ...LINKS].join(' ');
    const mail = { subject: 'Avgjort', html: `<body><p>${words}</p></body>`, text: words, locale: 'en' };
    const { html, text } = asTrial(mail, { name: 'Maja', page: PAGE });
    for (const mark of LINKS) for (const part of [html, text]) expect(part).not.toContain(mark);
    expect(text.split(PAGE)).toHaveLength(LINKS.length + 1);
    expect(text).toContain('Maja');
  });
});
