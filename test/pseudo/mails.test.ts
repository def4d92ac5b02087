import { describe, expect, it } from 'vitest';
import { type TaskLine, type TaskMail, TIMINGS } from '../../domain/tasks/task-mail.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import { renderTaskMail } from '../../templates/mail/render-task-mail.ts';
import { headIssue, renderNewsletter } from '../../templates/newsletter/render-newsletter.ts';
import { renderQuestion } from '../../templates/newsletter/render-question.ts';
import { renderPressMail } from '../../templates/press/render-press-mail.ts';
import { renderPressWithdrawal } from '../../templates/press/render-withdrawal.ts';
import { renderSample } from '../../templates/samples/render-sample.ts';
import { LANGUAGE_CODES } from '../../templates/words/languages.ts';
import { aMail } from '../templates/mail/mail-sample.ts';
import { aNewsletter } from '../templates/newsletter/newsletter-sample.ts';
import { aPressMail, aPressWithdrawal } from '../templates/press/press-sample.ts';
import { Listener } from './said-by-words.ts';
import { shownTexts } from './shown-texts.ts';

type Rendered = { subject: string; html: string; text: string };

const TASKS = {
  milestone: 'procurement-decided',
  packet: true,
  count: 3,
  minutes: 90,
  firstDue: '2026-12-01',
  elsewhere: true,
  relays: [{ name: 'Enhetschef', groups: ['Vaktmästare'] }],
};
const PASS_ON = {
  milestone: 'procurement-decided',
  channel: 'relay',
  groups: ['Vaktmästare', 'Lokalvårdare'],
  due: '2026-12-01',
  minutes: 30,
};
const LINES: TaskLine[] = TIMINGS.map((timing) => ({
  milestone: { id: 'bob-2026', name: 'Upphandlingen är avgjord' },
  channel: 'meeting',
  occasion: 'Arbetsplatsträff',
  groups: ['Vaktmästare', 'Lokalvårdare'],
  organisations: ['Granbergs kommun', 'Malmö stad'],
  due: '2026-12-01',
  timing,
  who: 'Åsa Lind',
  reason: 'Hon är ledig.',
}));
const { service, organisation, milestones, sender, contact, registerNumber } = aMail();
const letterhead = {
  service,
  organisation,
  milestones,
  sender,
  contact,
  registerNumber: registerNumber ?? '',
};
const SIGN_OFFS = (['late', 'today', 'soon'] as const).map((timing) => ({
  ...{
    milestone: { id: 'procurement-decided', name: 'Upphandlingen är avgjord' },
    due: '2026-12-21',
    timing,
  },
}));
const halted = [{ organisation: 'Malmö stad', lines: LINES }];

const WAITS = [
  {
    what: 'Väntar på godkännande: Upphandlingen är avgjord',
    why: 'Från Åsa Lind.',
    button: 'Läs och godkänn',
    url: 'https://budkavle.example/milestones/procurement-decided',
    due: '2026-12-03',
  },
];

function aTaskMail(kind: TaskMail['kind'], locale: string): TaskMail {
  const signOffs = kind === 'reminder' ? SIGN_OFFS : [];
  return { ...letterhead, kind, locale, lines: LINES, signOffs, waits: WAITS, halted };
}

const SAMPLE = {
  ...{ service, organisation, sender, contact, milestone: 'bob-decided', name: 'Upphandlingen är avgjord' },
  ...{ question: 'När händer vad?', you: ['kommunikatör'], leavable: false },
};

const MAILS: Record<string, (locale: string) => Rendered> = {
  'of a milestone': (locale) => renderMail(aMail({ locale, sections: 16 })),
  'that may be left': (locale) => renderMail(aMail({ locale, leavable: true, sections: 1 })),
  'of a milestone with tasks': (locale) => renderMail(aMail({ locale, tasks: TASKS })),
  'of a milestone with one task': (locale) =>
    renderMail(aMail({ locale, tasks: { ...TASKS, count: 1, elsewhere: false, packet: false, relays: [] } })),
  'to pass on': (locale) => renderMail(aMail({ locale, passOn: PASS_ON })),
  'that reminds of tasks': (locale) => renderTaskMail(aTaskMail('reminder', locale)),
  'that reminds of a sign-off alone': (locale) =>
    renderTaskMail({ ...aTaskMail('reminder', locale), lines: [], halted: [] }),
  'with tasks handed over': (locale) => renderTaskMail(aTaskMail('handed-over', locale)),
  'about tasks at a halt': (locale) => renderTaskMail(aTaskMail('escalation', locale)),
  'about what waits beside tasks': (locale) =>
    renderTaskMail({ ...aTaskMail('waiting', locale), milestones: [], lines: [], halted: [] }),
  'about an approval': (locale) =>
    renderTaskMail({ ...aTaskMail('approval', locale), lines: [], halted: [] }),
  'about what cannot wait for the mail of the day': (locale) =>
    renderTaskMail({ ...aTaskMail('urgent', locale), lines: [], halted: [] }),
  'of a newsletter': (locale) =>
    renderNewsletter(
      aNewsletter({ locale, ...headIssue({ locale, service, organisation, year: 2026, week: 48 }) }),
    ),
  'of a newsletter that somebody subscribed to': (locale) =>
    renderNewsletter(aNewsletter({ locale, subscribed: true })),
  'that asks whether to subscribe': (locale) =>
    renderQuestion({ locale, service, organisation, sender, contact, confirmUrl: 'https://pages.example/x' }),
  'that asks a sample': (locale) => renderSample({ ...SAMPLE, locale }),
  'of a press release': (locale) => renderPressMail(aPressMail({ locale })),
  'that a press release was withdrawn': (locale) => renderPressWithdrawal(aPressWithdrawal({ locale })),
  'of a local edition': (locale) => renderPressMail(aPressMail({ locale, local: true })),
};

const LISTENER = new Listener(
  [
    aMail({ sections: 16 }),
    aNewsletter(),
    aPressMail(),
    aPressWithdrawal(),
    TASKS,
    PASS_ON,
    LINES,
    SIGN_OFFS,
    WAITS,
    SAMPLE,
    halted,
  ],
  ['procurement-decided', 'bokningen', 'projektledare', 'pressansvarig'],
);
const VIEWS = Object.keys(MAILS).flatMap((name) =>
  LANGUAGE_CODES.map((language) => [name, language] as const),
);

describe('a mail in the pseudo-language', () => {
  it.each(VIEWS)('%s says nothing but words and data in %s', async (name, language) => {
    const mail = MAILS[name]?.(language);
    const texts = [
      mail?.subject ?? '',
      ...(await shownTexts(mail?.html ?? '')),
      ...(mail?.text ?? '').split('\n\n'),
    ];
    expect(texts.length).toBeGreaterThan(5);
    // What is filled in for each reader.
    expect(LISTENER.strays(texts.map((text) => text.replaceAll(/\{\{[^}]*\}\}/g, '')))).toEqual([]);
  });
});
