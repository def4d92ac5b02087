import { RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { type Html, html } from '../shared/html.ts';
import { directionOf, langAttributes } from '../shared/lang-attributes.ts';
import { mailWords } from '../words/mail.gen.ts';
import { inlineStyle } from './inline-style.ts';
import { layout } from './layout.gen.ts';
import type { Letter, OwnLink, Section } from './letter-content.ts';
import { mark } from './mark.ts';
import { listItems, markdownHtml, styledLink } from './markdown-html.ts';
import { letterHead, part } from './part.ts';
import { passOnAddress } from './pass-on-mail.ts';

/** The HTML part of a letter. */
export function htmlPart(letter: Letter): string {
  const dir = directionOf(letter.locale);
  return layout({
    lang: html`${letter.locale}`,
    dir: html`${dir}`,
    start: html`${dir === 'rtl' ? 'right' : 'left'}`,
    title: html`${letter.subject}`,
    head: head(letter),
    opening: opening(letter),
    tasks: tasks(letter),
    nextStep: nextStep(letter),
    contents: contents(letter),
    sections: html`${sections(letter)}${ahead(letter)}${web(letter)}`,
    foot: html`${contact(letter)}${foot(letter)}`,
  });
}

function head(letter: Letter): Html {
  const { service, organisation } = letter;
  return letterHead({
    sign: mark(letter.milestones, letter.progress),
    attributes: langAttributes(letter.wordLocale, letter.locale),
    service,
    organisation,
  });
}

// The only markup that is not ours to escape: both are spliced in, escaped, when a delivery is sent.
const NAME: Html = { markup: RECIPIENT_NAME };
const LEAVE: Html = { markup: UNSUBSCRIBE_LINK };

function opening(letter: Letter): Html {
  const own = langAttributes(letter.wordLocale, letter.locale);
  const greeting = letter.greets
    ? html`<p${own} ${inlineStyle('paragraph')}>${mailWords(letter.wordLocale).html('greeting', { name: NAME })}</p>\n`
    : html``;
  return html`<p${own} ${inlineStyle('step')}>${letter.step}</p>
<h1 ${inlineStyle('h1')}>${letter.title}</h1>
${greeting}<p ${inlineStyle('lead')}>${letter.lead}</p>`;
}

function tasks(letter: Letter): Html {
  const { tasks } = letter;
  if (!tasks) return html``;
  const [first, ...more] = tasks.links;
  const others = more.map(
    ({ words, mark }) =>
      html`<p ${inlineStyle('lastParagraph')}>${styledLink({ markup: mark }, words)}</p>\n`,
  );
  const { relays } = tasks;
  const passed = relays
    ? html`<p ${inlineStyle('aboveList')}>${relays.sentence}</p>\n<ul ${inlineStyle('lastList')}>\n${listItems(
        relays.items.map((item) => html`${item}`),
      )}</ul>`
    : html``;
  return html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${inlineStyle('h2')}>${tasks.heading}</h2>
${tasks.sentences.map((sentence) => html`<p ${inlineStyle('paragraph')}>${sentence}</p>\n`)}${
  first ? button(first) : html``
}${others}${passed}
</div>`;
}

/** The one thing to press. */
function button({ words, mark }: OwnLink): Html {
  const to: Html = { markup: mark };
  return html`<p ${inlineStyle('paragraph')}><a href="${to}" ${inlineStyle('button')}>${words}</a></p>\n`;
}

function nextStep(letter: Letter): Html {
  const { nextStep } = letter;
  if (!nextStep) return html``;
  const [only, ...more] = nextStep.steps;
  const steps =
    more.length === 0
      ? html`<p ${inlineStyle('lastParagraph')}>${only ?? ''}</p>`
      : html`<ul ${inlineStyle('lastList')}>\n${listItems(nextStep.steps.map((step) => html`${step}`))}</ul>`;
  return html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('h2Small')}>${nextStep.heading}</h2>
${steps}`;
}

function contents(letter: Letter): Html {
  const { contents } = letter;
  if (!contents) return html``;
  return html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('h2Small')}>${contents.heading}</h2>
<ul ${inlineStyle('lastList')}>\n${listItems(contents.titles.map((title) => html`${title}`))}</ul>`;
}

function sections(letter: Letter): Html {
  const { forward } = letter;
  const address = forward && passOnAddress({ ...letter, subject: forward.subject });
  const passOn = address
    ? html`<p${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('lastParagraph')}>${styledLink(
        address,
        forward.open,
      )}</p>`
    : html``;
  const before = forward
    ? part(html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('h1Small')}>${forward.heading}</h2>
<p${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('paragraph')}>${forward.sentence}</p>
${passOn}`)
    : html``;
  const parts = letter.sections.map(({ title, locale, blocks, note, whole }) => {
    const own = langAttributes(locale, letter.locale);
    const whom = note
      ? html`<p${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('step')}>${note}</p>\n`
      : html``;
    const heading = whole ? styledLink(wholeAddress(whole), title) : title;
    return part(html`${whom}<h2${own} ${inlineStyle('h2')}>${heading}</h2>
<div${own}>
${markdownHtml(blocks)}</div>`);
  });
  return html`${before}${parts}`;
}

function wholeAddress(whole: NonNullable<Section['whole']>): Html | string {
  return 'url' in whole ? whole.url : { markup: `${whole.mark}#${whole.at}` };
}

function ahead(letter: Letter): Html {
  if (!letter.ahead) return html``;
  const { heading, items } = letter.ahead;
  return part(html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${inlineStyle('h2')}>${heading}</h2>
<ul ${inlineStyle('lastList')}>\n${listItems(items.map((item) => html`${item}`))}</ul>`);
}

function web(letter: Letter): Html {
  if (!letter.web) return html``;
  const { heading, link: to } = letter.web;
  return part(html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${inlineStyle('h2')}>${heading}</h2>
<p ${inlineStyle('lastParagraph')}>${styledLink(to.url, to.words)}</p>
</div>`);
}

function contact(letter: Letter): Html {
  const { sentence, link: to, ask, poll } = letter.contact;
  const own = langAttributes(letter.wordLocale, letter.locale);
  const paragraph = (content: Html, isLast: boolean) =>
    html`<p${own} ${inlineStyle(isLast ? 'lastParagraph' : 'paragraph')}>${content}.</p>`;
  const first = html`${sentence} ${styledLink(to.url, to.words)}`;
  const asks = ask ? html`\n${paragraph(styledLink({ markup: ask.mark }, ask.words), !poll)}` : html``;
  const answers = poll
    ? html`\n${paragraph(html`${poll.sentence} ${styledLink({ markup: poll.link.mark }, poll.link.words)}`, true)}`
    : html``;
  return part(html`${paragraph(first, !ask && !poll)}${asks}${answers}`);
}

function foot(letter: Letter): Html {
  const { because, wrong, leave, facts } = letter.foot;
  return part(html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<p ${inlineStyle('small')}>${because}</p>
${
  wrong
    ? html`<p ${inlineStyle('small')}>${wrong.question} ${styledLink(wrong.link.url, wrong.link.words)}.</p>\n`
    : html``
}${
  leave ? html`<p ${inlineStyle('small')}>${leave.question} ${styledLink(LEAVE, leave.words)}.</p>\n` : html``
}${facts.map(({ name, value }) => html`<p ${inlineStyle('smallTight')}>${name}: ${value}</p>\n`)}</div>`);
}
