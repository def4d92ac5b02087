import { withFacts } from '../../domain/catalogue/text.ts';
import type { MailContent } from '../../domain/mail/variant.ts';
import type { PressMailContent } from '../../domain/press/press-mail.ts';
import type { PublishedText } from '../../domain/press/published-release.ts';
import { formattingLocale, inLocale } from '../../domain/shared/locale.ts';
import { type Block, mailTo, markdownReader } from '../mail/markdown-reader.ts';
import { plain } from '../mail/plain.ts';
import { type PressWordLocale, type PressWords, pressWordsFor } from './words.ts';

type Link = { words: string; url: string; shown: string };

/** A press mail's content in order, common to the HTML and plain-text parts. */
export type PressLetter = {
  locale: string;
  /** The language of the mail's own words. */
  wordLocale: PressWordLocale;
  subject: string;
  service: string;
  sender: string;
  milestones: MailContent['milestones'];
  progress: string;
  kind: string;
  correction: { heading: string; wrong: string; replaces: string } | undefined;
  headline: string;
  dateline: string;
  lead: string;
  body: Block[];
  local: { heading: string; blocks: Block[] } | undefined;
  quotes: { said: string; by: string }[];
  facts: { heading: string; rows: PublishedText['factBox'] } | undefined;
  images:
    | { heading: string; items: { alt: string; credit: string; rights: string; links: Link[] }[] }
    | undefined;
  contacts: { heading: string; people: { name: string; role: string; phone: string; link: Link }[] };
  about: { heading: string; words: string };
  newsroom: { heading: string; link: Link };
  foot: {
    heading: string;
    because: string;
    leave: { question: string; words: string };
    facts: { name: string; value: string }[];
  };
};

/**
 * Builds a press mail's content.
 * @throws {InvalidInput} if a text links to anything but https or mailto
 */
export function pressLetter(content: PressMailContent): PressLetter {
  const { locale, text, service, sender, milestones } = content;
  const words = pressWordsFor(locale);
  const { of } = words;
  const read = (part: PublishedText['body']) => markdownReader(part.facts)(part.markdown);
  return {
    locale,
    wordLocale: words.locale,
    subject: subjectOf(content, of),
    service,
    sender,
    milestones,
    progress: progressOf(milestones, of),
    kind: of.kind,
    correction:
      text.correction === undefined
        ? undefined
        : { heading: of.correction, wrong: text.correction, replaces: of.replaces },
    headline: text.headline,
    dateline: withFacts(of.dateline, { place: text.place, date: dateOf(content) }),
    lead: text.lead,
    body: read(text.body),
    local: text.local && { heading: sender, blocks: read(text.local) },
    quotes: text.quotes.map(({ text: said, name, title }) => ({
      said: withFacts(of.said, { text: said }),
      by: `${name}, ${title}`,
    })),
    facts: text.factBox.length === 0 ? undefined : { heading: of.facts, rows: text.factBox },
    images: imagesOf(content, of),
    contacts: { heading: of.contacts, people: text.contacts.map((contact) => personOf(contact, of)) },
    // A local edition's standard text is about the national office, which is not its sender.
    about: {
      heading: content.local ? of.background : withFacts(of.about, { sender }),
      words: text.boilerplate,
    },
    newsroom: { heading: of.newsroom, link: { words: of.page, url: content.page, shown: content.page } },
    foot: footOf(content, of),
  };
}

/** A local edition's subject names its sender, since the headline is the national one. */
function subjectOf({ local, sender, text }: PressMailContent, of: PressWords): string {
  const parts = [
    ...(text.correction === undefined ? [] : [of.corrected]),
    ...(local ? [sender] : []),
    text.headline,
  ];
  return plain(parts.join(': '));
}

function dateOf({ publishAt, locale }: PressMailContent): string {
  const format = { dateStyle: 'long', timeZone: 'Europe/Stockholm' } as const;
  return new Intl.DateTimeFormat(formattingLocale(locale), format).format(publishAt);
}

function progressOf(milestones: MailContent['milestones'], of: PressWords): string {
  const said = [of.reached, of.ahead].map((words, ahead) => ({
    words,
    names: milestones.filter(({ reached }) => reached === (ahead === 0)).map(({ name }) => name),
  }));
  return said
    .filter(({ names }) => names.length > 0)
    .map(({ words, names }) => withFacts(words, { names: names.join(', ') }))
    .join(' ');
}

function imagesOf({ images, imageLinks, locale }: PressMailContent, of: PressWords): PressLetter['images'] {
  if (images.length === 0) return undefined;
  const items = images.map(({ id, alt, credit, rights, original }) => {
    const here = imageLinks[id] ?? '';
    return {
      alt: inLocale(alt, locale),
      credit,
      rights: inLocale(rights, locale),
      links: [
        { words: of.image, url: here, shown: here },
        ...(original === undefined ? [] : [{ words: of.original, ...hrefOf(original) }]),
      ],
    };
  });
  return { heading: of.images, items };
}

/** A URL from the URL parser; double braces in it would look like a placeholder. */
function hrefOf(address: string): Pick<Link, 'url' | 'shown'> {
  const url = new URL(address).href.replaceAll('{', '%7B').replaceAll('}', '%7D');
  return { url, shown: url };
}

function personOf({ name, role, phone, address }: PublishedText['contacts'][number], of: PressWords) {
  const link = { words: address, url: mailTo(address), shown: address };
  return { name, role, phone: withFacts(of.phone, { phone }), link };
}

function footOf({ service, sender, registerNumber }: PressMailContent, of: PressWords): PressLetter['foot'] {
  return {
    heading: of.why,
    because: withFacts(of.because, { service }),
    leave: { question: withFacts(of.leave, { service }), words: of.unsubscribe },
    facts: [
      { name: of.sender, value: sender },
      ...(registerNumber === undefined ? [] : [{ name: of.registerNumber, value: registerNumber }]),
    ],
  };
}
