import { mailTo } from '../../mail/markdown-reader.ts';
import { html } from '../../shared/html.ts';
import type { PageLocale } from '../shared/words.ts';
import { type SiteContext, sitePage } from './site-page.ts';
import { day } from './timeline.ts';

/** When the pages were last judged against WCAG; the law wants that done again, and said, at least once a year. */
export const ASSESSED_ON = '2026-11-25';

const WORDS = {
  sv: {
    title: 'Tillgänglighet på de här sidorna',
    lead: 'Alla ska kunna läsa det vi berättar. Här står hur väl sidorna klarar det, vad som brister och hur du säger till.',
    status: 'Så tillgängliga är sidorna',
    statusText:
      'Vi bedömer att sidorna uppfyller kraven i lagen om tillgänglighet till digital offentlig service (2018:1937), med de undantag som står nedan. Kraven är WCAG 2.1 på nivå AA, genom standarden EN 301 549 version 3.2.1.',
    failures: 'Det här brister',
    failureList: [
      'Pressbilder får sin beskrivning av den som skickar dem. En beskrivning kan vara för kort för den som inte ser bilden.',
      'Ett meddelande som bara finns på ett språk visas på det språket, också när du har valt ett annat.',
      'Överblicken över alla kommuner har en länk för varje kommun. Med tangentbord är det många steg; länken före överblicken går förbi den.',
    ],
    report: 'Säg till om något brister',
    reportText:
      'Är det något du inte kan läsa eller använda? Vill du ha ett innehåll på annat sätt? Skriv till oss. Vi svarar så fort vi kan.',
    reportLink: 'Skriv om tillgänglighet till {address}',
    supervisor: 'Tillsyn',
    supervisorText:
      'Myndigheten för digital förvaltning, Digg, har tillsyn över lagen. Är du inte nöjd med hur vi tar emot det du säger, kan du anmäla det dit.',
    supervisorLink: 'Anmäl bristande tillgänglighet till Digg',
    how: 'Så har vi prövat sidorna',
    howText:
      'Vi har själva prövat sidorna. Verktyget axe går igenom varje slags sida i en riktig webbläsare, på telefonens och på skrivbordets bredd, i ljust och i mörkt. Vi prövar dem också med bara tangentbord, utan JavaScript och med smalt fönster. Sidorna har inte prövats av en utomstående, och inte av personer som använder skärmläsare till vardags.',
    date: 'Bedömningen gjordes den {date}. Den görs om minst en gång om året.',
  },
  en: {
    title: 'Accessibility of these pages',
    lead: 'Everybody should be able to read what we tell. This says how well the pages manage, what fails, and how to let us know.',
    status: 'How accessible the pages are',
    statusText:
      'In our judgement the pages meet the Swedish act on the accessibility of digital public services (2018:1937), with the exceptions below. It asks for WCAG 2.1 at level AA, through the standard EN 301 549 version 3.2.1.',
    failures: 'What fails',
    failureList: [
      'Press images are described by those who send them. A description may be too short for somebody who does not see the image.',
      'A message that exists in one language only is shown in that language, also when you have chosen another.',
      'The overview of all municipalities has a link for each of them. That is many steps with a keyboard; the link before the overview passes it.',
    ],
    report: 'Tell us if something fails',
    reportText:
      'Is there something you cannot read or use? Would you like some content in another form? Write to us. We answer as soon as we can.',
    reportLink: 'Write about accessibility to {address}',
    supervisor: 'Supervision',
    supervisorText:
      'The Agency for Digital Government, Digg, supervises the act. If you are not satisfied with how we receive what you tell us, you can report it there.',
    supervisorLink: 'Report poor accessibility to Digg (in Swedish)',
    how: 'How we have tested the pages',
    howText:
      'We have tested the pages ourselves. The tool axe goes through every kind of page in a real browser, at the width of a phone and of a desk, in light and in dark. We also test them with the keyboard alone, without JavaScript and in a narrow window. The pages have not been tested by an outsider, nor by people who use screen readers every day.',
    date: 'The assessment was made on {date}. It is made again at least once a year.',
  },
} as const;

const SUPERVISOR = 'https://www.digg.se/tdosanmalan';

/** The accessibility statement that the law asks of every public website; `address` is where shortcomings are reported. */
export function accessibilityPage(context: SiteContext, address: string): string {
  const { locale } = context;
  const words: (typeof WORDS)[PageLocale] = WORDS[locale];
  const section = (
    id: 'status' | 'failures' | 'report' | 'supervisor' | 'how',
    body: ReturnType<typeof html>,
  ) => html`<section aria-labelledby="${id}"><h2 id="${id}">${words[id]}</h2>\n${body}</section>\n`;
  const main = html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${section('status', html`<p>${words.statusText}</p>`)}${section('failures', html`<ul>${words.failureList.map((failure) => html`<li>${failure}</li>`)}</ul>`)}${section('report', html`<p>${words.reportText}</p><p><a href="${mailTo(address)}">${words.reportLink.replace('{address}', address)}</a></p>`)}${section('supervisor', html`<p>${words.supervisorText}</p><p><a href="${SUPERVISOR}">${words.supervisorLink}</a></p>`)}${section('how', html`<p>${words.howText}</p><p><time datetime="${ASSESSED_ON}">${words.date.replace('{date}', day(ASSESSED_ON, locale))}</time></p>`)}`;
  return sitePage({ context, title: words.title, description: words.lead, main });
}
