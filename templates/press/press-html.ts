import { UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { inlineStyle } from '../mail/inline-style.ts';
import { layout } from '../mail/layout.gen.ts';
import { mark } from '../mail/mark.ts';
import { markdownHtml, styledLink } from '../mail/markdown-html.ts';
import { letterHead, part } from '../mail/part.ts';
import { type Html, html } from '../shared/html.ts';
import { directionOf, langAttributes } from '../shared/lang-attributes.ts';
import { PALETTE } from '../styles/palette.gen.ts';
import type { PressLetter } from './press-letter.ts';

// The only unescaped markup: replaced by an escaped value when a delivery is sent.
const LEAVE: Html = { markup: UNSUBSCRIBE_LINK };

/** The HTML part of a release's mail. */
export function pressHtml(letter: PressLetter): string {
  const dir = directionOf(letter.locale);
  return layout({
    lang: html`${letter.locale}`,
    dir: html`${dir}`,
    start: html`${dir === 'rtl' ? 'right' : 'left'}`,
    title: html`${letter.subject}`,
    head: letterHead({
      sign: mark(letter.milestones, letter.progress),
      attributes: own(letter),
      service: letter.service,
      organisation: letter.sender,
    }),
    opening: opening(letter),
    nextStep: html``,
    tasks: html``,
    contents: html``,
    sections: html`${[body(letter), quotes(letter), facts(letter), images(letter)]}`,
    foot: html`${[contacts(letter), about(letter), newsroom(letter), foot(letter)]}`,
  });
}

/** The language of the mail's own words, if it differs from the release's. */
function own({ wordLocale, locale }: PressLetter): Html {
  return langAttributes(wordLocale, locale);
}

function opening(letter: PressLetter): Html {
  return html`<p${own(letter)} ${inlineStyle('step')}>${letter.kind}</p>
<h1 ${inlineStyle('h1')}>${letter.headline}</h1>
${correction(letter)}<p ${inlineStyle('paragraph')}>${letter.dateline}</p>
<p ${inlineStyle('lead')}>${letter.lead}</p>`;
}

const BAR = `4px solid ${PALETTE.brand[0]}`;

/** First, so that nobody reads on without it. Styled as the layout's box, with dark colours. */
function correction(letter: PressLetter): Html {
  const { correction } = letter;
  if (!correction) return html``;
  const side = directionOf(letter.locale) === 'rtl' ? 'right' : 'left';
  return html`<div class="surface">
<table role="presentation" border="0" cellpadding="0" cellspacing="0" width="100%">
<tbody><tr><td bgcolor="${PALETTE.surface[0]}" style="background-color:${PALETTE.surface[0]};border-${side}:${
    BAR
  };padding:20px">
<h2${own(letter)} ${inlineStyle('h2Small')}>${correction.heading}</h2>
<p ${inlineStyle('paragraph')}>${correction.wrong}</p>
<p${own(letter)} ${inlineStyle('lastParagraph')}>${correction.replaces}</p>
</td></tr></tbody>
</table>
</div>
<p style="margin:0;font-size:0;line-height:24px">&nbsp;</p>
`;
}

function body(letter: PressLetter): Html {
  const { local } = letter;
  const text = part(markdownHtml(letter.body));
  return local
    ? html`${text}${part(html`<h2 ${inlineStyle('h2')}>${local.heading}</h2>\n${markdownHtml(local.blocks)}`)}`
    : text;
}

function quotes({ quotes }: PressLetter): Html[] {
  return quotes.map(({ said, by }) =>
    part(html`<blockquote style="margin:0;padding:0">
<p ${inlineStyle('quote')}>${said}</p>
<p ${inlineStyle('smallTight')}>${by}</p>
</blockquote>`),
  );
}

function facts(letter: PressLetter): Html {
  const { facts } = letter;
  if (!facts) return html``;
  const start = directionOf(letter.locale) === 'rtl' ? 'right' : 'left';
  const rows = facts.rows.map(
    ({
      label,
      value,
    }) => html`<tr><th scope="row" align="${start}" width="40%" ${inlineStyle('factName')}>${label}</th>
<td align="${start}" ${inlineStyle('factValue')}>${value}</td></tr>\n`,
  );
  return part(html`<h2${own(letter)} ${inlineStyle('h2')}>${facts.heading}</h2>
<table border="0" cellpadding="0" cellspacing="0" width="100%">
${rows}</table>`);
}

function images(letter: PressLetter): Html {
  const { images } = letter;
  if (!images) return html``;
  const items = images.items.map(
    (
      { alt, credit, rights, links },
      index,
      all,
    ) => html`<p ${inlineStyle(index === all.length - 1 ? 'lastParagraph' : 'paragraph')}>${alt}<br>
${credit}<br>
${rights}<br>
${links.map(({ url, words }, index) => html`${index === 0 ? '' : ' · '}${styledLink(url, words)}`)}</p>\n`,
  );
  return part(html`<h2${own(letter)} ${inlineStyle('h2')}>${images.heading}</h2>\n${items}`);
}

function contacts(letter: PressLetter): Html {
  const { heading, people, ask } = letter.contacts;
  const items = people.map(
    ({ name, role, phone, link: to }) => html`<p ${inlineStyle('paragraph')}><strong>${
      name
    }</strong>, ${role}<br>
${phone}<br>
${styledLink(to.url, to.words)}</p>\n`,
  );
  return part(
    html`<h2${own(letter)} ${inlineStyle('h2')}>${heading}</h2>\n${items}<p${own(letter)} ${inlineStyle(
      'lastParagraph',
    )}>${styledLink({ markup: ask.mark }, ask.words)}.</p>`,
  );
}

function about({ about }: PressLetter): Html {
  return part(html`<h2 ${inlineStyle('h2')}>${about.heading}</h2>
<p ${inlineStyle('lastParagraph')}>${about.words}</p>`);
}

function newsroom(letter: PressLetter): Html {
  const { heading, link: to } = letter.newsroom;
  return part(html`<div${own(letter)}>
<h2 ${inlineStyle('h2')}>${heading}</h2>
<p ${inlineStyle('lastParagraph')}>${styledLink(to.url, to.words)}</p>
</div>`);
}

function foot(letter: PressLetter): Html {
  const { heading, because, leave, facts } = letter.foot;
  return part(html`<div${own(letter)}>
<h2 ${inlineStyle('footHeading')}>${heading}</h2>
<p ${inlineStyle('small')}>${because}</p>
<p ${inlineStyle('small')}>${leave.question} ${styledLink(LEAVE, leave.words)}.</p>
${facts.map(({ name, value }) => html`<p ${inlineStyle('smallTight')}>${name}: ${value}</p>\n`)}</div>`);
}
