import type { PressMailContent, PressWithdrawalContent } from '../../../domain/press/press-mail.ts';
import { aShownImage } from '../../fixtures/a-press-image.ts';

const IMAGE = aShownImage({ original: 'https://bob.example/bilder/original.png' });

/** Content of the mail of a release, and whatever a test wants otherwise. */
export function aPressMail(over: Partial<PressMailContent> = {}): PressMailContent {
  return {
    locale: 'sv',
    service: 'Bokning och bidrag',
    sender: 'SKR',
    local: false,
    milestones: [
      { kind: 'procurement-decided', name: 'Upphandlingen är avgjord', reached: true },
      { kind: 'integration-ready', name: 'Tjänsten är ansluten', reached: false },
      { kind: 'go-live', name: 'Tjänsten är i bruk', reached: false },
    ],
    text: {
      headline: 'En leverantör har valts',
      place: 'Stockholm',
      lead: 'Exempelbolaget AB har tilldelats upphandlingen.',
      body: {
        markdown: 'Det kostar {price}.\n\n- ett\n- två\n\nMer på [projektets sidor]({projectUrl}).',
        facts: {
          price: { type: 'text', text: '2 kronor per invånare' },
          projectUrl: { type: 'url', text: 'https://bob.example/projektet' },
        },
      },
      quotes: [{ text: 'Nu gör vi det tillsammans.', name: 'Birgitta Ståhl', title: 'projektledare' }],
      factBox: [{ label: 'Leverantör', value: 'Exempelbolaget AB' }],
      contacts: [
        { name: 'Tuva Rehnberg', role: 'pressansvarig', phone: '08-555 00 10', address: 'press@skr.example' },
      ],
      boilerplate: 'SKR samordnar införandet.',
    },
    images: [IMAGE],
    imageLinks: { [IMAGE.id]: `https://news.example/newsroom/x/images/${IMAGE.id}` },
    registerNumber: 'SKR2026/01187',
    publishAt: Date.parse('2026-12-04T08:00:00Z'),
    page: 'https://news.example/newsroom/x',
    ...over,
  };
}

/** Content of the mail that it was withdrawn, and whatever a test wants otherwise. */
export function aPressWithdrawal(over: Partial<PressWithdrawalContent> = {}): PressWithdrawalContent {
  return {
    ...{ locale: 'sv', service: 'Bokning och bidrag', sender: 'SKR', local: false },
    headline: 'En leverantör har valts',
    contact: {
      name: 'Tuva Rehnberg',
      role: 'pressansvarig',
      phone: '08-555 00 10',
      address: 'press@skr.example',
    },
    registerNumber: 'SKR2026/01187',
    publishedAt: Date.parse('2026-12-04T08:00:00Z'),
    withdrawnAt: Date.parse('2026-12-04T13:30:00Z'),
    reason: 'Siffran är fel.',
    ...over,
  };
}
