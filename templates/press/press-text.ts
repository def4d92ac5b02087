import { UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { linkText, markdownText } from '../mail/markdown-text.ts';
import { plain, underlinedHeading, wrapped } from '../mail/plain.ts';
import type { PressLetter } from './press-letter.ts';

/** The plain-text part: the complete release, ready to paste, in the order of the HTML. */
export function pressText(letter: PressLetter): string {
  const { correction, local, facts, images, contacts, about, newsroom, foot } = letter;
  const blocks = [
    lines([letter.service, letter.sender]),
    said(letter.kind),
    underlinedHeading(letter.headline, '='),
    ...(correction
      ? [underlinedHeading(correction.heading, '-'), said(correction.wrong), said(correction.replaces)]
      : []),
    said(letter.dateline),
    said(letter.lead),
    markdownText(letter.body),
    ...(local ? [underlinedHeading(local.heading, '-'), markdownText(local.blocks)] : []),
    ...letter.quotes.map(({ said: words, by }) => lines([words, by])),
    ...(facts
      ? [
          underlinedHeading(facts.heading, '-'),
          facts.rows.map(({ label, value }) => item(`${label}: ${value}`)).join('\n'),
        ]
      : []),
    ...(images ? [underlinedHeading(images.heading, '-'), ...images.items.map(imageText)] : []),
    underlinedHeading(contacts.heading, '-'),
    ...contacts.people.map(({ name, role, phone, link }) => lines([`${name}, ${role}`, phone, link.shown])),
    linkText(contacts.ask.mark, contacts.ask.words),
    underlinedHeading(about.heading, '-'),
    said(about.words),
    underlinedHeading(newsroom.heading, '-'),
    linkText(newsroom.link.shown, newsroom.link.words),
    underlinedHeading(foot.heading, '-'),
    said(foot.because),
    `${said(foot.leave.question)}\n${linkText(UNSUBSCRIBE_LINK, foot.leave.words)}`,
    lines(foot.facts.map(({ name, value }) => `${name}: ${value}`)),
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

type Image = NonNullable<PressLetter['images']>['items'][number];

function imageText({ alt, credit, rights, links }: Image): string {
  return [said(alt), said(credit), said(rights), ...links.map((to) => linkText(to.shown, to.words))].join(
    '\n',
  );
}

function said(text: string): string {
  return wrapped(plain(text));
}

function item(text: string): string {
  return wrapped(plain(text), '- ', '  ');
}

function lines(texts: readonly string[]): string {
  return texts.map(said).join('\n');
}
