import type { MailContent } from '../../../domain/mail/variant.ts';

const TITLES = [
  'Så ser tidplanen ut',
  'Vad tjänsten kostar',
  'Därför startade projektet',
  'Så betalar kommunerna tillsammans',
  'Risker och konsekvenser',
  'Det här ändras för dig',
  'Så arbetar projektgruppen',
  'System som påverkas',
  'Så är lösningen byggd',
  'Vem du kopplar vidare till',
  'Förbered det här nu',
  'Så följer vi upp nyttan',
  'Stöd efter starten',
  'Nya arbetssätt i vardagen',
  'Upphandlingar som hänger ihop',
  'Tid som behöver frigöras',
];

const AWARD = [
  'Vi avser att teckna avtal med **{supplier}**, tidigast den {standstillEnd}.',
  'Andra leverantörer kan begära att beslutet prövas.',
].join(' ');

const TEXTS = [
  [
    AWARD,
    'Planerad start är den {goLiveDate}. Hur det går till står i [guiden för kommuner]({guideUrl}).',
  ].join('\n\n'),
  [
    'Så här går det till:',
    '- Bokningar som redan är gjorda flyttas.\n- {participants} kommuner delar på kostnaden.',
    'Fråga {contactName}, eller läs på [projektets sidor]({projectUrl}).',
  ].join('\n\n'),
];

/** Content of a mail with so many sections, and with whatever a test wants otherwise. */
export function aMail({
  sections = 2,
  ...otherwise
}: Partial<Omit<MailContent, 'sections'>> & { sections?: number } = {}): MailContent {
  return {
    locale: 'sv',
    service: 'Bokning och bidrag',
    organisation: 'Granbergs kommun',
    milestones: [
      { kind: 'procurement-decided', name: 'Upphandlingen är avgjord', reached: true },
      { kind: 'integration-ready', name: 'Tjänsten är ansluten', reached: false },
      { kind: 'go-live', name: 'Tjänsten är i bruk', reached: false },
    ],
    milestone: {
      name: 'Upphandlingen är avgjord',
      subject: 'Bokning och bidrag: upphandlingen är avgjord',
      lead: 'Beslutet om vem som ska leverera tjänsten är fattat. Avtal får tecknas först när avtalsspärren är över.',
    },
    you: ['ledamot i en nämnd som berörs'],
    nextSteps: ['Läs igenom kostnader och risker före nästa nämndmöte och ta med dina frågor dit.'],
    sections: TITLES.slice(0, sections).map((title, index) => ({
      topic: `topic-${index}`,
      locale: otherwise.locale ?? 'sv',
      title,
      markdown: TEXTS[index % TEXTS.length] ?? '',
    })),
    facts: {
      supplier: { type: 'text', text: 'Exempelbolaget AB' },
      standstillEnd: { type: 'date', text: '3 december 2026' },
      goLiveDate: { type: 'date', text: '1 mars 2027' },
      participants: { type: 'number', text: '198' },
      guideUrl: { type: 'url', text: 'https://guide.bob.example/sv/kommuner' },
      projectUrl: { type: 'url', text: 'https://www.bob.example/projektet?del=1&sida=2' },
      contactName: { type: 'text', text: 'Maja Lindqvist' },
      contactEmail: { type: 'email', text: 'maja.lindqvist@granberg.example' },
    },
    sender: 'Granbergs kommun',
    contact: { name: 'Maja Lindqvist', address: 'maja.lindqvist@granberg.example' },
    registerNumber: 'KS 2026/0417',
    leavable: false,
    ...otherwise,
  };
}
