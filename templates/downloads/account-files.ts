import { daysOfQuarter, sealedAccount } from '../../domain/reach/quarterly-account.ts';
import { percentOf, type Ratio } from '../../domain/reach/reach-trend.ts';
import type { ShownAccount } from '../../domain/reach/use-cases/show-account.ts';
import { inLocale } from '../../domain/shared/locale.ts';
import { heading, type Paper, paragraph, strong, text, words } from '../packets/paper.ts';
import { plainPaperDocx } from '../packets/paper-docx.ts';
import { accountSections, accountSpan, quarterName } from '../pages/console/ledger/account-sections.ts';
import { csv } from '../shared/csv.ts';
import { accountWords } from '../words/account.gen.ts';
import type { Language } from '../words/languages.ts';

const HEAD = ['rollout', 'quarter', 'chapter', 'figure', 'of', 'value', 'total', 'percent'];

/** Every figure of an account, one a row; the last one is the digest of the JSON. */
export function accountCsv({ account }: ShownAccount): string {
  const { rollout, quarter, inputs, outputs, corrections, burden, cost } = account;
  const { dispatches, ...counts } = inputs;
  const row = (chapter: string, figure: string, value: number | string, of = '') => [
    ...[rollout, quarter, chapter, figure, of, value, '', ''],
  ];
  const ratio = (chapter: string, figure: string, share: Ratio, of = '') => [
    ...[rollout, quarter, chapter, figure, of, share.part, share.of, percentOf(share) ?? ''],
  ];
  return csv([
    HEAD,
    ...Object.entries(counts).map(([figure, value]) => row('inputs', figure, value)),
    ...Object.entries(dispatches).map(([purpose, value]) => row('inputs', 'dispatches', value, purpose)),
    ...Object.entries(outputs.mails).map(([figure, value]) => row('outputs', `mails.${figure}`, value)),
    ...Object.entries(outputs.messages).map(([standing, value]) =>
      row('outputs', 'messages', value, standing),
    ),
    ...outputs.groups.flatMap(({ group, told, people, reached, delivered }) => [
      ratio('outputs', 'group.told', told, group),
      row('outputs', 'group.people', people, group),
      row('outputs', 'group.reached', reached, group),
      row('outputs', 'group.delivered', delivered, group),
    ]),
    ...outputs.milestones.flatMap(({ id, organisations, figures }) => [
      row('outputs', 'milestone.organisations', organisations, id),
      ...Object.entries(figures).map(([figure, share]) => ratio('outputs', `milestone.${figure}`, share, id)),
    ]),
    ...understoodRows(account, { row, ratio }),
    ...corrections.flatMap(({ id, mails, minutesToRelease, minutesToEnd }) => [
      row('corrections', 'mails', mails, id),
      row('corrections', 'minutesToRelease', minutesToRelease ?? '', id),
      row('corrections', 'minutesToEnd', minutesToEnd ?? '', id),
    ]),
    ratio('burden', 'tasks', burden.tasks),
    row('burden', 'waived', burden.waived),
    ratio('burden', 'minutes', burden.minutes),
    row('cost', 'mails', cost.mails),
    row('cost', 'minutes', cost.minutes),
    row('cost', 'money', cost.money),
    ...goalRows(account, { row, ratio }),
    row('digest', 'sha256', sealedAccount(account).digest),
  ]);
}

type Rows = {
  row: (chapter: string, figure: string, value: number | string, of?: string) => (string | number)[];
  ratio: (chapter: string, figure: string, share: Ratio, of?: string) => (string | number)[];
};

/** What may not be shown has no row. */
function understoodRows(
  { understood }: ShownAccount['account'],
  { row, ratio }: Rows,
): (string | number)[][] {
  if (understood === 'not-recorded') return [row('understood', 'understood', understood)];
  return understood.flatMap(({ milestone, closed, total, groups, kinds }) => {
    const lines = [
      { name: milestone, line: total },
      ...groups.map(({ group, ...line }) => ({ name: `${milestone} ${group}`, line })),
      ...kinds.map(({ of, ...line }) => ({ name: `${milestone} ${of}`, line })),
    ];
    return [
      row('understood', 'closed', closed, milestone),
      ...lines.flatMap(({ name, line: { claimed, verified, known, enough } }) => {
        const of = (found: { good: number; of: number }): Ratio => ({ part: found.good, of: found.of });
        return [
          ratio('understood', 'claimed', claimed, name),
          ...(verified ? [ratio('understood', 'verified', of(verified), name)] : []),
          ...(verified?.asked === undefined ? [] : [row('understood', 'asked', verified.asked, name)]),
          ...(known ? [ratio('understood', 'known', of(known), name)] : []),
          ...(enough ? [ratio('understood', 'enough', of(enough), name)] : []),
        ];
      }),
    ];
  });
}

function goalRows(
  { goals, goalChanges = [] }: ShownAccount['account'],
  { row, ratio }: Rows,
): (string | number)[][] {
  const changes = goalChanges.flatMap(({ on, group, milestone, before, after }) => {
    const of = `${group} ${milestone} ${on}`;
    return [
      row('goals', 'percentBefore', before?.percent ?? 'none', of),
      row('goals', 'percentAfter', after?.percent ?? 'none', of),
      row('goals', 'byBefore', before?.by ?? 'none', of),
      row('goals', 'byAfter', after?.by ?? 'none', of),
    ];
  });
  if (goals === 'not-recorded') return [row('goals', 'goals', goals), ...changes];
  const standing = goals.flatMap(({ group, milestone, percent, by, claimed, verified, standing }) => {
    const of = `${group} ${milestone}`;
    return [
      row('goals', 'percent', percent, of),
      row('goals', 'by', by, of),
      ...(claimed ? [ratio('goals', 'claimed', claimed, of)] : []),
      ...(verified ? [ratio('goals', 'verified', { part: verified.right, of: verified.answers }, of)] : []),
      row('goals', 'standing', standing, of),
    ];
  });
  return [...standing, ...changes];
}

/** The account as the bytes that its digest is of. */
export function accountJson({ account }: ShownAccount): string {
  return sealedAccount(account).json;
}

/** The account as a document; deterministic bytes. */
export function accountDocx(shown: ShownAccount, locale: Language): Promise<Uint8Array> {
  const say = accountWords(locale);
  const { rollout, account } = shown;
  const name = inLocale(rollout.name, locale);
  const title = `${say('title')}: ${quarterName(account.quarter, say)}`;
  const { digest } = sealedAccount(account);
  const paper: Paper = {
    ...{ title, locale, kicker: name, kickerRight: '', foot: `${name}: ${title}`, tight: false },
    parts: [
      { kind: 'lead', text: say('lead') },
      { kind: 'note', text: accountSpan(shown, locale) },
      ...accountSections(shown, locale).flatMap((section): Paper['parts'] => [
        heading(2, section.title),
        ...(section.notes.length > 0 ? [text(section.notes.map((note) => paragraph(words(note))))] : []),
        ...section.tables.map(({ caption, head, rows }): Paper['parts'][number] => ({
          ...{ kind: 'table', caption, head },
          rows: rows.map((row) => row.map((cell, index) => [index === 0 ? strong(cell) : words(cell)])),
        })),
      ]),
      heading(2, say('hash')),
      text([paragraph(words(digest)), paragraph(words(say('digestNote')))]),
    ],
  };
  return plainPaperDocx(paper, { creator: name, at: Date.parse(daysOfQuarter(account.quarter).to) });
}
