import { formattingLocale } from '../../domain/locale.ts';
import { withFacts } from '../../domain/text.ts';
import type { MailContent } from '../../domain/variant.ts';
import { type Block, mailTo, markdownReader } from './markdown-reader.ts';
import { plain } from './plain.ts';
import { type Words, wordsFor } from './words.ts';

type Section = { title: string; locale: string; blocks: Block[] };
export type Link = { words: string; url: string; shown: string };

/** A mail in words and in order, before HTML and plain text part ways: whatever one of them says, the other does. */
export type Letter = {
  locale: string;
  /** The language of all words that are the mail's own. */
  wordLocale: string;
  subject: string;
  service: string;
  organisation: string;
  milestones: MailContent['milestones'];
  step: string;
  progress: string;
  title: string;
  /** Before and after the recipient's name. */
  greeting: [before: string, after: string] | undefined;
  lead: string;
  nextStep: { heading: string; steps: readonly string[] } | undefined;
  contents: { heading: string; titles: string[] } | undefined;
  sections: Section[];
  /** What comes after that, where the letter is of a rollout that goes on. */
  ahead: { heading: string; items: readonly string[] } | undefined;
  /** Where the same can be read on the web. */
  web: { heading: string; link: Link } | undefined;
  contact: { heading: string; sentence: string; link: Link };
  foot: {
    heading: string;
    because: string;
    wrong: string;
    link: Link;
    /** Only where the reader may leave; its link is the recipient's own. */
    leave: { question: string; words: string } | undefined;
    facts: { name: string; value: string }[];
  };
};

/** A list of contents helps only where there is more than one can take in at a glance. */
const CONTENTS_FROM = 5;

/** Puts a mail into words. @throws {InvalidInput} where a text needs a fact that is not there, or links where it may not */
export function letter(content: MailContent): Letter {
  const words = wordsFor(content.locale);
  const { milestone, milestones } = content;
  const sections = sectionsOf(content);
  const [before = '', after = ''] = words.of.greeting.split('{name}');
  return {
    locale: content.locale,
    wordLocale: words.locale,
    subject: plain(milestone.subject),
    service: content.service,
    organisation: content.organisation,
    milestones,
    ...progressOf(milestones, words),
    title: milestone.name,
    greeting: [before, after],
    lead: milestone.lead,
    nextStep: nextStepOf(content.nextSteps, words),
    contents: contentsOf(sections, words),
    sections,
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, words),
    foot: footOf(content, words),
  };
}

/** The list of contents, where there is enough to list. */
export function contentsOf(sections: readonly Section[], { of }: Words): Letter['contents'] {
  return sections.length < CONTENTS_FROM
    ? undefined
    : { heading: of.contents, titles: sections.map(({ title }) => title) };
}

/** Who answers questions about the service. */
export function contactOf(
  { contact, service }: Pick<MailContent, 'contact' | 'service'>,
  { of }: Words,
): Letter['contact'] {
  return {
    heading: of.contact,
    sentence: withFacts(of.answers, { name: contact.name, service }),
    link: linkTo(contact, of.write),
  };
}

/** The texts of a mail, read. @throws {InvalidInput} where a text needs a fact that is not there, or links where it may not */
export function sectionsOf({
  sections,
  facts,
}: {
  sections: readonly { title: string; locale: string; markdown: string }[];
  facts: MailContent['facts'];
}): Section[] {
  const read = markdownReader(facts);
  // A text that is missing in the reader's language comes in another one, and says so in its `locale`.
  return sections.map(({ title, locale, markdown }) => ({ title, locale, blocks: read(markdown) }));
}

/** How far the rollout has come, in one line and in words. */
export function progressOf(
  milestones: MailContent['milestones'],
  words: Words,
): Pick<Letter, 'step' | 'progress'> {
  const names = (reached: boolean) =>
    milestones.filter((milestone) => milestone.reached === reached).map(({ name }) => name);
  const said = [
    { words: words.of.reached, names: names(true) },
    { words: words.of.ahead, names: names(false) },
  ];
  const counts = { reached: String(names(true).length), all: String(milestones.length) };
  return {
    step: withFacts(words.of.step, counts),
    progress: said
      .filter(({ names }) => names.length > 0)
      .map(({ words, names }) => withFacts(words, { names: names.join(', ') }))
      .join(' '),
  };
}

function nextStepOf(steps: readonly string[], { of }: Words): Letter['nextStep'] {
  return steps.length === 0 ? undefined : { heading: steps.length === 1 ? of.nextStep : of.nextSteps, steps };
}

function linkTo({ name, address }: MailContent['contact'], words: string): Link {
  return { words: withFacts(words, { name }), url: mailTo(address), shown: address };
}

type Footed = Pick<
  MailContent,
  'you' | 'organisation' | 'sender' | 'contact' | 'registerNumber' | 'locale' | 'leavable' | 'service'
>;

/** Why the reader gets the mail, how that is mended or ended, and who sent it. */
export function footOf(
  { you, organisation, sender, contact, registerNumber, locale, leavable, service }: Footed,
  { of }: Words,
): Letter['foot'] {
  const roles = new Intl.ListFormat(formattingLocale(locale), { type: 'conjunction' }).format(you);
  return {
    heading: of.why,
    because: withFacts(of.because, { roles, organisation }),
    wrong: of.wrong,
    link: linkTo(contact, of.correct),
    leave: leavable ? { question: withFacts(of.leave, { service }), words: of.unsubscribe } : undefined,
    facts: [
      { name: of.sender, value: sender },
      ...(registerNumber === undefined ? [] : [{ name: of.registerNumber, value: registerNumber }]),
    ],
  };
}
