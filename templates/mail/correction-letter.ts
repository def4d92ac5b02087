import { formatFact } from '../../domain/catalogue/fact.ts';
import type { CorrectionContent } from '../../domain/mail/variant.ts';
import { type CorrectionMailWords, correctionMailWords } from '../words/correction-mail.gen.ts';
import { languageFor } from '../words/languages.ts';
import { mailWords } from '../words/mail.gen.ts';
import { contactOf, contentsOf, footOf, reachedAndAhead, sectionsOf, wholeOf } from './letter.ts';
import type { Letter, Section } from './letter-content.ts';
import { plain } from './plain.ts';
import { taskBlock } from './task-part.ts';

/** The longest subject that phones show whole. */
const SUBJECT_LETTERS = 60;

/**
 * Puts what has changed since its reader was told into words: the new first, then the old, why, and what to do; then
 * the messages that were withheld and can be told now.
 */
export function correctionLetter(content: CorrectionContent): Letter {
  const { locale, service, organisation, milestones, tasks, you, supplement, whole } = content;
  const say = correctionMailWords(languageFor(locale));
  const mail = mailWords(languageFor(locale));
  const isTeller = you.length === 0;
  const said = content.changes.length > 0 || !supplement ? changeWords(content, say) : undefined;
  const sections = [...(said?.sections ?? []), ...(supplement ? sectionsOf({ ...supplement, whole }) : [])];
  const nextStep = said
    ? say(isTeller ? 'nextTeller' : 'nextHolder')
    : isTeller
      ? say('nextSupplyTeller')
      : undefined;
  return {
    locale,
    wordLocale: say.language,
    subject: plain(said?.subject ?? supplySubject(content, say)),
    service,
    organisation,
    milestones,
    step: say(said ? 'step' : 'supplyStep'),
    progress: reachedAndAhead(milestones, mail),
    title: say(said ? 'title' : 'supplyTitle'),
    greets: true,
    lead: leadOf(content, { said: said?.lead, say }),
    tasks: tasks && taskBlock(tasks, { locale }),
    nextStep:
      nextStep === undefined ? undefined : { heading: mail('nextSteps', { count: 1 }), steps: [nextStep] },
    contents: contentsOf(sections, mail),
    forward: undefined,
    sections,
    whole: wholeOf({ sections: supplement?.sections ?? [], ...(whole ? { whole } : {}) }, mail),
    ahead: undefined,
    web: undefined,
    contact: contactOf(content, mail),
    foot: footOf({ ...content, ...becauseOf(content, { isCorrection: said !== undefined, say }) }, mail),
  };
}

type Said = { subject: string; lead: string; sections: Section[] };

/** What has changed: alone in the lead, several as a list. */
function changeWords(content: CorrectionContent, say: CorrectionMailWords): Said {
  const sentences = content.changes.map((change) => changeSentence(change, say));
  const [only] = sentences;
  const isOne = sentences.length === 1 && only !== undefined;
  return {
    subject: subjectOf(content, say),
    lead: isOne ? only : say('many', { service: content.service }),
    sections: sectionsOf(partsOf(content, { say, sentences: isOne ? [] : sentences })),
  };
}

function leadOf(
  { supplement, locale }: CorrectionContent,
  { said, say }: { said: string | undefined; say: CorrectionMailWords },
): string {
  if (!supplement) return said ?? '';
  const [day, ...more] = supplement.days;
  const on = day === undefined || more.length > 0 ? undefined : formatFact('date', day, locale);
  if (said === undefined) return on === undefined ? say('supplyEarlier') : say('supply', { day: on });
  const also = on === undefined ? say('andSupplyEarlier') : say('andSupply', { day: on });
  return `${said} ${also}`;
}

function supplySubject({ supplement, service }: CorrectionContent, say: CorrectionMailWords): string {
  const [only, ...more] = supplement?.sections ?? [];
  const whole = only && more.length === 0 ? say('supplySubject', { title: only.title }) : '';
  return whole !== '' && whole.length <= SUBJECT_LETTERS ? whole : say('supplySubjectMany', { service });
}

/** Whoever is owed a message gets it for the role that it is for, as any mail. */
function becauseOf(
  { you, service }: CorrectionContent,
  { isCorrection, say }: { isCorrection: boolean; say: CorrectionMailWords },
): { because?: string } {
  const isTeller = you.length === 0;
  if (isCorrection) return { because: say(isTeller ? 'becauseTeller' : 'becauseHolder') };
  return isTeller ? { because: say('becauseSupplyTeller', { service }) } : {};
}

type Change = CorrectionContent['changes'][number];

/** What holds now, and what was told. */
export function changeSentence({ name, from, to }: Change, say: CorrectionMailWords): string {
  if (from === undefined) return say('known', { name, to: to ?? '' });
  return to === undefined ? say('unknown', { name, from }) : say('changed', { name, from, to });
}

function subjectOf({ changes, service }: CorrectionContent, say: CorrectionMailWords): string {
  const [change, ...more] = changes;
  if (!change || more.length > 0) return say('subjectMany', { count: changes.length, service });
  const { from, to } = change;
  const name = lowered(change.name);
  const whole =
    from === undefined
      ? say('subjectKnown', { name, to: to ?? '' })
      : to === undefined
        ? say('subjectUnknown', { name })
        : say('subject', { name, from, to });
  // What holds now is worth more than what was told, and both stand in the mail.
  const shorter = to === undefined ? [] : [say('subjectNow', { name, to })];
  const fits = [whole, ...shorter].find(({ length }) => length <= SUBJECT_LETTERS);
  return fits ?? changeTitle(change.name, say);
}

/** Names what has changed, in few words. */
export function changeTitle(name: string, say: CorrectionMailWords): string {
  return say('changedName', { name: lowered(name) });
}

/** As it stands inside a sentence; an abbreviation keeps its capitals. */
function lowered(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** The changes as a list, where there are several, and why. What people wrote stands as they wrote it. */
function partsOf(
  { locale, whys }: CorrectionContent,
  { say, sentences }: { say: CorrectionMailWords; sentences: readonly string[] },
) {
  const texts = [...sentences, ...whys];
  const facts = Object.fromEntries(
    texts.map((text, index) => [`line${index}`, { type: 'text', text }] as const),
  );
  const line = (index: number) => `{line${index}}`;
  const lists = [
    { title: say('list'), lines: sentences.map((_, index) => `- ${line(index)}`).join('\n') },
    { title: say('why'), lines: whys.map((_, index) => line(sentences.length + index)).join('\n\n') },
  ];
  return {
    facts,
    sections: lists
      .filter(({ lines }) => lines !== '')
      .map(({ title, lines }) => ({ title, locale, markdown: lines })),
  };
}
