import { RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { type Html, html } from '../shared/html.ts';
import { directionOf, langAttributes } from '../shared/lang-attributes.ts';
import { mailWords } from '../words/mail.gen.ts';
import { dress } from './dress.ts';
import { layout } from './layout.gen.ts';
import type { Letter, OwnLink } from './letter-content.ts';
import { mark } from './mark.ts';
import { listItems, markdownHtml, styledLink } from './markdown-html.ts';
import { letterHead, part } from './part.ts';

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
    ? html`<p${own} ${dress('paragraph')}>${mailWords(letter.wordLocale).html('greeting', { name: NAME })}</p>\n`
    : html``;
  return html`<p${own} ${dress('step')}>${letter.step}</p>
<h1 ${dress('h1')}>${letter.title}</h1>
${greeting}<p ${dress('lead')}>${letter.lead}</p>`;
}

function tasks(letter: Letter): Html {
  const { tasks } = letter;
  if (!tasks) return html``;
  const [first, ...more] = tasks.links;
  const others = more.map(
    ({ words, mark }) => html`<p ${dress('lastParagraph')}>${styledLink({ markup: mark }, words)}</p>\n`,
  );
  const { relays } = tasks;
  const passed = relays
    ? html`<p ${dress('aboveList')}>${relays.sentence}</p>\n<ul ${dress('lastList')}>\n${listItems(
        relays.items.map((item) => html`${item}`),
      )}</ul>`
    : html``;
  return html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${dress('h2')}>${tasks.heading}</h2>
${tasks.sentences.map((sentence) => html`<p ${dress('paragraph')}>${sentence}</p>\n`)}${
  first ? button(first) : html``
}${others}${passed}
</div>`;
}

/** The one thing to press. */
function button({ words, mark }: OwnLink): Html {
  const to: Html = { markup: mark };
  return html`<p ${dress('paragraph')}><a href="${to}" ${dress('button')}>${words}</a></p>\n`;
}

function nextStep(letter: Letter): Html {
  const { nextStep } = letter;
  if (!nextStep) return html``;
  const [only, ...more] = nextStep.steps;
  const steps =
    more.length === 0
      ? html`<p ${dress('lastParagraph')}>${only ?? ''}</p>`
      : html`<ul ${dress('lastList')}>\n${listItems(nextStep.steps.map((step) => html`${step}`))}</ul>`;
  return html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${dress('h2Small')}>${nextStep.heading}</h2>
${steps}`;
}

function contents(letter: Letter): Html {
  const { contents } = letter;
  if (!contents) return html``;
  return html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${dress('h2Small')}>${contents.heading}</h2>
<ul ${dress('lastList')}>\n${listItems(contents.titles.map((title) => html`${title}`))}</ul>`;
}

function sections(letter: Letter): Html {
  const { forward } = letter;
  const before = forward
    ? part(html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${dress('h1Small')}>${forward.heading}</h2>
<p${langAttributes(letter.wordLocale, letter.locale)} ${dress('lastParagraph')}>${forward.sentence}</p>`)
    : html``;
  const parts = letter.sections.map(({ title, locale, blocks, note }) => {
    const own = langAttributes(locale, letter.locale);
    const whom = note
      ? html`<p${langAttributes(letter.wordLocale, letter.locale)} ${dress('step')}>${note}</p>\n`
      : html``;
    return part(html`${whom}<h2${own} ${dress('h2')}>${title}</h2>
<div${own}>
${markdownHtml(blocks)}</div>`);
  });
  return html`${before}${parts}`;
}

function ahead(letter: Letter): Html {
  if (!letter.ahead) return html``;
  const { heading, items } = letter.ahead;
  return part(html`<h2${langAttributes(letter.wordLocale, letter.locale)} ${dress('h2')}>${heading}</h2>
<ul ${dress('lastList')}>\n${listItems(items.map((item) => html`${item}`))}</ul>`);
}

function web(letter: Letter): Html {
  if (!letter.web) return html``;
  const { heading, link: to } = letter.web;
  return part(html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${dress('h2')}>${heading}</h2>
<p ${dress('lastParagraph')}>${styledLink(to.url, to.words)}</p>
</div>`);
}

function contact(letter: Letter): Html {
  const { heading, sentence, link: to } = letter.contact;
  return part(html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${dress('h2')}>${heading}</h2>
<p ${dress('paragraph')}>${sentence}</p>
<p ${dress('lastParagraph')}>${styledLink(to.url, to.words)}</p>
</div>`);
}

function foot(letter: Letter): Html {
  const { heading, because, wrong, link: to, leave, facts } = letter.foot;
  return part(html`<div${langAttributes(letter.wordLocale, letter.locale)}>
<h2 ${dress('footHeading')}>${heading}</h2>
<p ${dress('small')}>${because}</p>
<p ${dress('small')}>${wrong} ${styledLink(to.url, to.words)}.</p>
${leave ? html`<p ${dress('small')}>${leave.question} ${styledLink(LEAVE, leave.words)}.</p>\n` : html``}${facts.map(
  ({ name, value }) => html`<p ${dress('smallTight')}>${name}: ${value}</p>\n`,
)}</div>`);
}
