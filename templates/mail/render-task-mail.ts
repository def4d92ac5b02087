import { formatFact } from '../../domain/catalogue/fact.ts';
import { withFacts } from '../../domain/catalogue/text.ts';
import { taskMark } from '../../domain/links/task-mark.ts';
import {
  type RenderTaskMail,
  type TaskLine,
  type TaskMail,
  TIMINGS,
  type Timing,
} from '../../domain/tasks/task-mail.ts';
import { htmlPart } from './html-part.ts';
import { footOf, greetingOf, progressOf } from './letter.ts';
import type { Letter, Section } from './letter-content.ts';
import { type Block, type Inline, mailTo } from './markdown-reader.ts';
import { plain } from './plain.ts';
import { listed } from './task-part.ts';
import { type TaskWords, taskWordsFor } from './task-words.ts';
import { textPart } from './text-part.ts';
import { type Words, wordsFor } from './words.ts';

/** Renders a task mail: the usual head and foot, and a list of tasks with links. */
export const renderTaskMail: RenderTaskMail = (mail) => {
  const words = taskLetter(mail);
  return { subject: words.subject, html: htmlPart(words), text: textPart(words) };
};

function taskLetter(mail: TaskMail): Letter {
  const words = wordsFor(mail.locale);
  const of = taskWordsFor(words.locale);
  const { service, organisation, contact, registerNumber } = mail;
  return {
    locale: mail.locale,
    wordLocale: words.locale,
    service,
    organisation,
    milestones: mail.milestones,
    ...progressOf(mail.milestones, words),
    ...headOf(mail, of),
    greeting: greetingOf(words),
    tasks: undefined,
    nextStep: undefined,
    contents: undefined,
    ahead: undefined,
    web: undefined,
    forward: undefined,
    sections: [...ownSections(mail, words), ...haltedSections(mail, words)],
    contact: {
      heading: words.of.contact,
      sentence: withFacts(words.of.answers, { name: contact.name, service }),
      link: {
        words: withFacts(words.of.write, { name: contact.name }),
        url: mailTo(contact.address),
        shown: contact.address,
      },
    },
    foot: footOf(
      {
        organisation,
        service,
        locale: mail.locale,
        sender: mail.sender,
        contact,
        because: withFacts(of.becauseTasks, { service, organisation }),
        ...(registerNumber === undefined ? {} : { registerNumber }),
      },
      words,
    ),
  };
}

function headOf(
  { kind, lines, service }: TaskMail,
  of: TaskWords,
): Pick<Letter, 'subject' | 'title' | 'lead'> {
  const count = String(lines.length);
  const [subject, title, lead] = {
    reminder: [
      lines.length === 1 ? of.reminderSubjectOne : of.reminderSubject,
      of.reminderTitle,
      of.reminderLead,
    ],
    'handed-over': [of.handedSubject, of.handedTitle, of.handedLead],
    escalation: [of.escalationSubject, of.escalationTitle, of.escalationLead],
  }[kind];
  return {
    subject: plain(withFacts(subject ?? '', { service, count })),
    title: title ?? '',
    lead: lead ?? '',
  };
}

function ownSections(mail: TaskMail, words: Words): Section[] {
  const of = taskWordsFor(words.locale);
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
        text(`: ${detailsOf(line, { mail, of })}`),
      ),
    ]);
    return [{ title: of[timing], locale: words.locale, blocks: [{ kind: 'list', ordered: false, items }] }];
  });
}

/** Other people's stalled tasks, for the coordinator, who handles them in the console. */
function haltedSections(mail: TaskMail, words: Words): Section[] {
  const of = taskWordsFor(words.locale);
  return mail.halted.map(({ organisation, lines }, index): Section => {
    const items = lines.map((line) => [
      paragraph(
        { kind: 'strong', children: [text(line.occasion)] },
        text(`: ${detailsOf(line, { mail, of })}`),
      ),
    ]);
    return {
      title: organisation,
      locale: words.locale,
      blocks: [{ kind: 'list', ordered: false, items }],
      // Separates what follows from the reader's own tasks.
      ...(index === 0 && mail.kind !== 'escalation' ? { note: of.escalationTitle } : {}),
    };
  });
}

const DUE: Partial<Record<Timing, 'wasDue'>> = { late: 'wasDue' };

/** Groups and due date; the milestone only if there are several. */
function detailsOf(line: TaskLine, { mail, of }: { mail: TaskMail; of: TaskWords }): string {
  const date = formatFact('date', line.due, mail.locale);
  const about = new Set(
    [mail.lines, ...mail.halted.map(({ lines }) => lines)].flat().map(({ milestone }) => milestone.id),
  );
  const due = line.timing === 'today' ? '' : withFacts(of[DUE[line.timing] ?? 'due'], { date });
  const parts = [
    `${line.organisations.length > 0 ? shortened(line.organisations) : listed(line.groups, mail.locale)}.`,
    due,
    ...(line.who ? [withFacts(of.has, { name: line.who })] : []),
    ...(about.size > 1 ? [withFacts(of.of, { milestone: line.milestone.name })] : []),
    ...(line.reason ? [withFacts(of.reason, { reason: line.reason })] : []),
  ];
  return parts.filter((part) => part !== '').join(' ');
}

/** The national office does one thing for some hundred organisations. */
function shortened(names: readonly string[]): string {
  return names.length <= 5 ? names.join(', ') : `${names.slice(0, 4).join(', ')} … +${names.length - 4}`;
}

function paragraph(...children: Inline[]): Block {
  return { kind: 'paragraph', children };
}

function text(words: string): Inline {
  return { kind: 'text', text: words };
}
