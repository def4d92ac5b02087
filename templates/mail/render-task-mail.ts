import { formatFact } from '../../domain/catalogue/fact.ts';
import { taskMark } from '../../domain/links/task-mark.ts';
import { type RenderTaskMail, type TaskLine, type TaskMail, TIMINGS } from '../../domain/tasks/task-mail.ts';
import { languageFor } from '../words/languages.ts';
import { type MailWords, mailWords } from '../words/mail.gen.ts';
import { type TaskMailWords, taskMailWords } from '../words/task-mail.gen.ts';
import { contactOf, footOf, MARK, progressOf } from './letter.ts';
import type { Letter, Section } from './letter-content.ts';
import type { Block, Inline } from './markdown-reader.ts';
import { plain } from './plain.ts';
import { renderLetter } from './render-letter.ts';
import { listed } from './task-part.ts';

/**
 * Gives a mail about tasks its form: the same head and foot as every mail, and a list of what waits, each
 * with its link.
 */
export const renderTaskMail: RenderTaskMail = (mail) => renderLetter(taskLetter(mail));

function taskLetter(mail: TaskMail): Letter {
  const words = mailWords(languageFor(mail.locale));
  const say = taskMailWords(words.language);
  const { service, organisation, contact, registerNumber } = mail;
  return {
    locale: mail.locale,
    wordLocale: words.language,
    service,
    organisation,
    ...stepOf(mail, words, say),
    ...headOf(mail, say),
    greets: true,
    tasks: undefined,
    nextStep: undefined,
    contents: undefined,
    ahead: undefined,
    web: undefined,
    forward: undefined,
    sections: [
      ...signOffSections(mail, say),
      ...ownSections(mail, say),
      ...waitingSections(mail, say),
      ...haltedSections(mail, say),
    ],
    contact: contactOf(mail, words),
    foot: footOf(
      {
        organisation,
        service,
        locale: mail.locale,
        sender: mail.sender,
        contact,
        because: say(signsInAlone(mail) ? 'becauseSignsIn' : 'becauseTasks', { service, organisation }),
        ...(registerNumber === undefined ? {} : { registerNumber }),
      },
      words,
    ),
  };
}

/** How far the rollout has come, where the mail is about its milestones. */
function stepOf({ milestones }: TaskMail, words: MailWords, say: TaskMailWords) {
  return milestones.length > 0
    ? { milestones, ...progressOf(milestones, words) }
    : { milestones: MARK, step: say('step'), progress: say('step') };
}

function headOf(mail: TaskMail, say: TaskMailWords): Pick<Letter, 'subject' | 'title' | 'lead'> {
  const { kind, lines, signOffs, waits, halted, service } = mail;
  const count = lines.length + signOffs.length + waits.length;
  const tasks = lines.length + halted.length > 0;
  return {
    subject: plain(say(waits.length > 0 ? subjectWith(mail) : `subject.${kind}`, { service, count })),
    title: say(`title.${kind}`),
    lead: say(tasks || signsInAlone(mail) ? `lead.${kind}` : 'lead.signOff'),
  };
}

/** Not all of what waits are tasks. */
function subjectWith({ kind }: TaskMail) {
  return kind === 'approval' || kind === 'urgent' ? (`subject.${kind}` as const) : 'subject.waiting';
}

/** Whether it says only what waits for somebody who signs in. */
function signsInAlone({ kind }: TaskMail): boolean {
  return kind === 'waiting' || kind === 'approval' || kind === 'urgent';
}

/** What waits beside tasks, each with its page in the console. */
function waitingSections({ waits, kind, locale }: TaskMail, say: TaskMailWords): Section[] {
  if (waits.length === 0) return [];
  const items = waits.map(({ what, why, button, url, due }) => {
    const date = due === undefined ? '' : formatFact('date', due, locale);
    const rest = [why, ...(due === undefined ? [] : [say('askedBy', { date })])].filter(
      (part) => part !== '',
    );
    return [
      paragraph({ kind: 'strong', children: [text(what)] }, text(`. ${rest.join(' ')} `), {
        kind: 'link',
        url,
        shown: url,
        children: [text(button)],
      }),
    ];
  });
  const blocks: Block[] = [{ kind: 'list', ordered: false, items }];
  return [{ title: say(kind === 'approval' ? 'toApprove' : 'waits'), locale: say.language, blocks }];
}

/** What the reader's organisation says once, for all of it: on the page of its tasks. */
function signOffSections({ signOffs, locale }: TaskMail, say: TaskMailWords): Section[] {
  if (signOffs.length === 0) return [];
  const items = signOffs.map(({ milestone, due, timing }) => {
    const date = formatFact('date', due, locale);
    const by =
      timing === 'today'
        ? `${say('timing.today', { date })}.`
        : say(timing === 'late' ? 'wasDue' : 'dueBy', { date });
    const mark = taskMark({ to: 'tasks', milestone: milestone.id });
    return [paragraph({ kind: 'own', mark, words: milestone.name }, text(`. ${by}`))];
  });
  const list: Block = { kind: 'list', ordered: false, items };
  return [
    { title: say('signOff'), locale: say.language, blocks: [paragraph(text(say('signOffLead'))), list] },
  ];
}

function ownSections(mail: TaskMail, say: TaskMailWords): Section[] {
  return TIMINGS.flatMap((timing): Section[] => {
    const these = mail.lines.filter((line) => line.timing === timing);
    if (these.length === 0) return [];
    const items = these.map((line) => [
      paragraph(
        {
          kind: 'own',
          mark: taskMark({ to: 'tasks', milestone: line.milestone.id, channel: line.channel }),
          words: line.occasion,
        },
        text(`: ${detailsOf(line, { mail, say })}`),
      ),
    ]);
    return [
      {
        title: headingOf(timing, { today: these[0]?.due ?? '', mail, say }),
        locale: say.language,
        blocks: [{ kind: 'list', ordered: false, items }],
      },
    ];
  });
}

/** A mail is read on other days too, so it says which day it means. */
function headingOf(
  timing: TaskLine['timing'],
  { today, mail, say }: { today: string; mail: TaskMail; say: TaskMailWords },
): string {
  return timing === 'today'
    ? say('timing.today', { date: formatFact('date', today, mail.locale) })
    : say(`timing.${timing}`);
}

/** What others have left lying: for the eye of the coordinator, who deals with it in the console. */
function haltedSections(mail: TaskMail, say: TaskMailWords): Section[] {
  return mail.halted.map(({ organisation, lines }, index): Section => {
    const items = lines.map((line) => [
      paragraph(
        { kind: 'strong', children: [text(line.occasion)] },
        text(`: ${detailsOf(line, { mail, say })}`),
      ),
    ]);
    return {
      title: organisation,
      locale: say.language,
      blocks: [{ kind: 'list', ordered: false, items }],
      // Below the reader's own tasks it has to be said what begins here.
      ...(index === 0 && mail.kind !== 'escalation' ? { note: say('title.escalation') } : {}),
    };
  });
}

/** Whom it is for and by when; which milestone it is about only where there are several. */
function detailsOf(line: TaskLine, { mail, say }: { mail: TaskMail; say: TaskMailWords }): string {
  const date = formatFact('date', line.due, mail.locale);
  const about = new Set(
    [mail.lines, ...mail.halted.map(({ lines }) => lines)].flat().map(({ milestone }) => milestone.id),
  );
  const due = line.timing === 'today' ? '' : say(line.timing === 'late' ? 'wasDue' : 'dueBy', { date });
  const parts = [
    `${line.organisations.length > 0 ? shortened(line.organisations, say) : listed(line.groups, mail.locale)}.`,
    due,
    ...(line.who ? [say('has', { name: line.who })] : []),
    ...(about.size > 1 ? [say('about', { milestone: line.milestone.name })] : []),
    ...(line.reason ? [say('reasonIs', { reason: line.reason })] : []),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The national office does one thing for some hundred organisations. */
function shortened(names: readonly string[], say: TaskMailWords): string {
  if (names.length <= 5) return names.join(', ');
  return `${names.slice(0, 4).join(', ')} ${say('andOthers', { count: names.length - 4 })}`;
}

function paragraph(...children: Inline[]): Block {
  return { kind: 'paragraph', children };
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
