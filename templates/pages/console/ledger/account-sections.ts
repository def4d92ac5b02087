import { formatFact } from '../../../../domain/catalogue/fact.ts';
import { reachStatusSchema } from '../../../../domain/ledger/reach-status.ts';
import { purposeSchema } from '../../../../domain/mail/dispatch.ts';
import { estimatedShare } from '../../../../domain/polls/interval.ts';
import { percentOf, type Ratio } from '../../../../domain/reach/reach-trend.ts';
import type { ShownAccount } from '../../../../domain/reach/use-cases/show-account.ts';
import { type AccountWords, accountWords } from '../../../words/account.gen.ts';
import { goalsWords } from '../../../words/goals.gen.ts';
import type { Language } from '../../../words/languages.ts';
import { ledgerWords } from '../../../words/ledger.gen.ts';
import { verifiedWords } from '../../../words/verified.gen.ts';
import { estimateText } from '../../shared/estimates.ts';
import { type ShownNames, shownNames } from './shown-names.ts';

/** A table of texts; all columns but the first are figures. */
export type AccountTable = { caption: string; head: readonly string[]; rows: readonly (readonly string[])[] };
/** A chapter of the account, the same on the page and in the document. */
export type AccountSection = {
  id: string;
  title: string;
  notes: readonly string[];
  tables: readonly AccountTable[];
};

type Context = ShownAccount & { say: AccountWords; names: ShownNames; locale: Language };

/** The chapters of an account in their order. A new one is a function in this list. */
export function accountSections(shown: ShownAccount, locale: Language): AccountSection[] {
  const context = { ...shown, locale, say: accountWords(locale), names: shownNames(shown.catalogue, locale) };
  return [inputs, outputs, understood, corrections, burden, cost, goals, method].map((chapter) =>
    chapter(context),
  );
}

/** `Fjärde kvartalet 2026`. */
export function quarterName(quarter: string, say: AccountWords): string {
  const number = (['1', '2', '3'] as const).find((each) => quarter.endsWith(each)) ?? 'other';
  return say('quarter', { number, year: quarter.slice(0, 4) });
}

/** What the figures cover. */
export function accountSpan({ account }: ShownAccount, locale: Language): string {
  const say = accountWords(locale);
  const day = (date: string) => formatFact('date', date, locale);
  const { from, to, asOf } = account;
  return asOf < to ? say('ongoing', { day: day(asOf) }) : say('closed', { from: day(from), to: day(to) });
}

function inputs({ account, say, locale }: Context): AccountSection {
  const { dispatches, ...counts } = account.inputs;
  const shown = (['organisations', 'groups', 'milestones', 'corrections', 'mails'] as const).map((what) => [
    say(`inputs.${what}`),
    number(counts[what], locale),
  ]);
  const purposes = purposeSchema.options.flatMap((purpose) => {
    const count = dispatches[purpose] ?? 0;
    return count > 0 ? [[say(`purpose.${purpose}`), number(count, locale)]] : [];
  });
  return {
    ...{ id: 'inputs', title: say('inputs'), notes: [] },
    tables: [
      figures(say('inputs'), shown, say),
      ...(purposes.length > 0 ? [figures(say('dispatches'), purposes, say)] : []),
    ],
  };
}

function outputs(context: Context): AccountSection {
  const { account, say, names, locale } = context;
  const { mails, messages, groups, milestones } = account.outputs;
  const status = ledgerWords(locale);
  const mailRows = MAILS.map((what) => [say(`mail.${what}`), number(mails[what], locale)]);
  const standings = reachStatusSchema.options.map((standing) => [
    status(`status.${standing}`),
    number(messages[standing], locale),
  ]);
  return {
    ...{ id: 'outputs', title: say('outputs'), notes: [] },
    tables: [
      figures(say('outputs.mails'), mailRows, say),
      { caption: say('outputs.messages'), head: [say('standing'), say('count')], rows: standings },
      {
        caption: say('outputs.groups'),
        head: [say('inputs.groups'), ...GROUP_HEADS.map((head) => say(`group.${head}`))],
        rows: groups.map(({ group, told, people, reached, delivered }) => [
          names.group(group),
          share(told, context),
          ...[people, reached, delivered].map((count) => number(count, locale)),
        ]),
      },
      {
        caption: say('outputs.milestones'),
        head: [say('inputs.milestones'), ...MILESTONE_HEADS.map((head) => say(`milestone.${head}`))],
        rows: milestones.map(({ kind, occurredOn, figures }) => [
          `${formatFact('date', occurredOn, locale)} ${names.milestone(kind)}`,
          ...MILESTONE_HEADS.map((head) => share(figures[head], context)),
        ]),
      },
    ].filter(({ rows }) => rows.length > 0),
  };
}

const MAILS = [
  ...(['accepted', 'delivered', 'returned', 'failed'] as const),
  ...(['unknown', 'skipped', 'cancelled', 'unreachable'] as const),
];
const GROUP_HEADS = ['told', 'people', 'reached', 'delivered'] as const;
const MILESTONE_HEADS = ['told', 'overdue', 'byHand', 'byMail'] as const;

/** The tables that stand on the page of each milestone whose questions closed in the quarter. */
function understood(context: Context): AccountSection {
  const { account, say, names, locale } = context;
  const chapter = { id: 'understood', title: say('understood') };
  if (account.understood === 'not-recorded')
    return { ...chapter, notes: [say('understoodNone')], tables: [] };
  const estimates = verifiedWords(locale);
  const heads = UNDERSTOOD_HEADS.map((head) => estimates(head));
  const tables = account.understood.flatMap(({ kind, closed, total, groups, kinds }) => {
    const what = { milestone: names.milestone(kind), day: formatFact('date', closed, locale) };
    const all = [estimates('total'), ...understoodCells(total, context)];
    const byKind = {
      caption: say('understood.kinds', what),
      head: [estimates('kind'), ...heads],
      rows: kinds.map(({ of, ...line }) => [estimates(`kind.${of}`), ...understoodCells(line, context)]),
    };
    return [
      {
        caption: say('understood.groups', what),
        head: [say('inputs.groups'), ...heads],
        rows: [
          ...groups.map(({ group, ...line }) => [names.group(group), ...understoodCells(line, context)]),
          all,
        ],
      },
      ...(kinds.length > 1 ? [byKind] : []),
    ];
  });
  return { ...chapter, notes: [say('understoodNote'), estimates('method')], tables };
}

const UNDERSTOOD_HEADS = ['claimed', 'verified', 'response', 'known', 'enough'] as const;

type UnderstoodLine = Exclude<ShownAccount['account']['understood'], string>[number]['total'];

function understoodCells({ claimed, verified, known, enough }: UnderstoodLine, context: Context): string[] {
  const { say, locale } = context;
  const estimate = (found: { good: number; of: number; people?: number | undefined } | undefined) =>
    estimateText(found && estimatedShare(found.good, found.of, found.people), verifiedWords(locale));
  const asked = verified?.asked;
  return [
    share(claimed, context),
    estimate(verified),
    verified && asked !== undefined
      ? share({ part: Math.min(verified.of, asked), of: asked }, context)
      : say('none'),
    ...[known, enough].map((found) => estimate(found)),
  ];
}

function corrections({ account, say, locale }: Context): AccountSection {
  const rows = account.corrections.map(({ id, facts, mails, minutesToRelease, minutesToEnd }) => [
    `${id}: ${facts.join(', ')}`,
    number(mails, locale),
    duration(minutesToRelease, say),
    duration(minutesToEnd, say),
  ]);
  const head = [say('change'), say('correction.mails'), say('correction.toRelease'), say('correction.toEnd')];
  return {
    ...{ id: 'corrections', title: say('corrections') },
    notes: [rows.length > 0 ? say('correctionsNote') : say('correctionsNone')],
    tables: rows.length > 0 ? [{ caption: say('corrections'), head, rows }] : [],
  };
}

function burden(context: Context): AccountSection {
  const { account, say, locale } = context;
  const { tasks, waived, minutes } = account.burden;
  const rows = [
    [say('burden.tasks'), share(tasks, context)],
    [say('burden.waived'), number(waived, locale)],
    [say('burden.minutes'), share(minutes, context)],
  ];
  const tables = [figures(say('burden'), rows, say)];
  return { id: 'burden', title: say('burden'), notes: [say('burdenNote')], tables };
}

function cost({ account, say, locale }: Context): AccountSection {
  const rows = (['mails', 'minutes'] as const).map((what) => [
    say(`cost.${what}`),
    number(account.cost[what], locale),
  ]);
  return {
    id: 'cost',
    title: say('cost'),
    notes: [say('costNote')],
    tables: [figures(say('cost'), rows, say)],
  };
}

function goals(context: Context): AccountSection {
  const { account, say, names, locale } = context;
  const standing = goalsWords(locale);
  const changes = goalChanges(context);
  if (account.goals === 'not-recorded')
    return { id: 'goals', title: say('goals'), notes: [say('goalsNote')], tables: changes };
  const estimates = verifiedWords(locale);
  const rows = account.goals.map(({ group, milestone, percent, by, claimed, verified, ...goal }) => [
    `${names.group(group)}: ${names.milestone(milestone)}`,
    standing('target', { percent, day: formatFact('date', by, locale) }),
    claimed ? share(claimed, context) : say('none'),
    estimateText(verified && estimatedShare(verified.right, verified.answers), estimates),
    standing(`standing.${goal.standing}`),
  ]);
  const heads = [standing('goal'), estimates('claimed'), estimates('verified'), standing('standing')];
  return {
    ...{ id: 'goals', title: say('goals'), notes: [standing('method')] },
    tables: [{ caption: say('goals'), head: [say('inputs.groups'), ...heads], rows }, ...changes],
  };
}

/** Which goals were changed in the quarter; nothing if none was. */
function goalChanges({ account: { goalChanges: all = [] }, say, names, locale }: Context): AccountTable[] {
  const words = goalsWords(locale);
  const aim = (goal: { percent: number; by: string } | undefined) =>
    goal ? words('target', { percent: goal.percent, day: formatFact('date', goal.by, locale) }) : say('none');
  const rows = all.map(({ on, group, milestone, before, after }) => [
    `${names.group(group)}: ${names.milestone(milestone)}`,
    formatFact('date', on, locale),
    aim(before),
    aim(after),
  ]);
  const head = [say('inputs.groups'), words('when'), words('wasBefore'), words('isAfter')];
  return rows.length > 0 ? [{ caption: words('changedInQuarter'), head, rows }] : [];
}

function method({ say }: Context): AccountSection {
  const notes = (['quarter', 'told', 'people', 'opens'] as const).map((what) => say(`method.${what}`));
  return { id: 'method', title: say('method'), notes, tables: [] };
}

function figures(caption: string, rows: AccountTable['rows'], say: AccountWords): AccountTable {
  return { caption, head: [say('figure'), say('value')], rows };
}

function number(count: number, locale: Language): string {
  return formatFact('number', count, locale);
}

/** A share never stands without what it is a share of. */
function share(ratio: Ratio, { say }: Context): string {
  const percent = percentOf(ratio);
  return percent === undefined ? say('none') : say('share', { ...ratio, percent: String(percent) });
}

function duration(minutes: number | undefined, say: AccountWords): string {
  if (minutes === undefined) return say('none');
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)];
  return say('duration', { days, hours, minutes: minutes % 60 });
}
