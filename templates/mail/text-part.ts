import { RECIPIENT_NAME, UNSUBSCRIBE_LINK } from '../../domain/mail/variant.ts';
import { mailWords } from '../words/mail.gen.ts';
import type { Letter, TaskBlock } from './letter-content.ts';
import { linkText, markdownText } from './markdown-text.ts';
import { plain, underlinedHeading, wrapped } from './plain.ts';

/** The plain-text part of a mail: the same content in lines of at most 76 characters. */
export function textPart(letter: Letter): string {
  const { tasks, nextStep, contents, forward, whole, ahead, web, contact, foot } = letter;
  const blocks = [
    lines([letter.service, letter.organisation]),
    // Where it is short, the number of the step has to do; what is no step of a rollout is said once.
    lines([letter.step, ...(whole || letter.progress === letter.step ? [] : [letter.progress])]),
    underlinedHeading(letter.title, '='),
    ...(letter.greets ? [mailWords(letter.wordLocale)('greeting', { name: RECIPIENT_NAME })] : []),
    said(letter.lead),
    ...(tasks ? [underlinedHeading(tasks.heading, '-'), ...taskLines(tasks)] : []),
    ...(nextStep ? [underlinedHeading(nextStep.heading, '-'), steps(nextStep.steps)] : []),
    ...(contents ? [underlinedHeading(contents.heading, '-'), list(contents.titles)] : []),
    ...(forward ? [underlinedHeading(forward.heading, '='), said(forward.sentence)] : []),
    ...letter.sections.flatMap(({ title, blocks, note }) => [
      ...(note ? [said(note)] : []),
      underlinedHeading(title, '-'),
      markdownText(blocks),
    ]),
    ...(whole ? [linkText(whole.mark, whole.words)] : []),
    ...(ahead ? [underlinedHeading(ahead.heading, '-'), list(ahead.items)] : []),
    ...(web ? [underlinedHeading(web.heading, '-'), linkText(web.link.shown, web.link.words)] : []),
    lines([contact.sentence, linkText(contact.link.shown, contact.link.words)]),
    ...(contact.ask ? [linkText(contact.ask.mark, contact.ask.words)] : []),
    ...(contact.poll
      ? [`${said(contact.poll.sentence)}\n${linkText(contact.poll.link.mark, contact.poll.link.words)}`]
      : []),
    said(foot.because),
    ...(foot.wrong
      ? [lines([foot.wrong.question, linkText(foot.wrong.link.shown, foot.wrong.link.words)])]
      : []),
    ...(foot.leave ? [`${said(foot.leave.question)}\n${linkText(UNSUBSCRIBE_LINK, foot.leave.words)}`] : []),
    lines(foot.facts.map(({ name, value }) => `${name}: ${value}`)),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function taskLines({ sentences, links, relays }: TaskBlock): string[] {
  return [
    ...sentences.map(said),
    links.map(({ words, mark }) => linkText(mark, words)).join('\n'),
    ...(relays ? [`${said(relays.sentence)}\n${list(relays.items)}`] : []),
  ];
}

function said(text: string): string {
  return wrapped(plain(text));
}

function lines(texts: readonly string[]): string {
  return texts.map(said).join('\n');
}

function list(texts: readonly string[]): string {
  return texts.map((text) => wrapped(plain(text), '- ', '  ')).join('\n');
}

function steps(texts: readonly string[]): string {
  return texts.length === 1 ? lines(texts) : list(texts);
}
