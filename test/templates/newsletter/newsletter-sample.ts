import type { NewsletterContent } from '../../../domain/newsletter/newsletter-content.ts';
import { aMail } from '../mail/mail-sample.ts';

/** An issue of two topics and one piece of news, and with whatever a test wants otherwise. */
export function aNewsletter(otherwise: Partial<NewsletterContent> = {}): NewsletterContent {
  const mail = aMail({ sections: 2 });
  return {
    locale: 'sv',
    year: 2026,
    week: 48,
    title: 'Veckobrev v. 48',
    lead: 'Här är det som är nytt från Granbergs kommun.',
    service: mail.service,
    organisation: mail.organisation,
    milestones: [...mail.milestones],
    items: [
      ...mail.sections,
      {
        title: 'Öppet hus i Folkets hus',
        locale: 'sv',
        markdown:
          'Kom och prova **bokningen** den 3 december, klockan 17–19.\n\n- Kaffe finns.\n- Ta med din e-legitimation.',
      },
    ],
    next: [
      { kind: 'integration-ready', name: 'Tjänsten är ansluten', date: '2027-01-15' },
      { kind: 'go-live', name: 'Tjänsten är i bruk' },
    ],
    facts: { ...mail.facts },
    you: ['med i en förening som bokar lokaler'],
    subscribed: false,
    leavable: true,
    sender: mail.sender,
    poll: { milestone: 'bob-newsletter-2026-48' },
    contact: mail.contact,
    registerNumber: 'KS 2026/0417',
    webUrl: 'https://pages.example/newsletters/bob/1280/2026-v48',
    subscribeUrl: 'https://pages.example/subscribe/bob',
    ...otherwise,
  };
}
