import type { RegisterEntry, RegisterText } from '../../domain/register/register.ts';
import type { Register } from '../../domain/register/use-cases/show-register.ts';
import { receiversOf } from '../pages/console/register/register.ts';
import { csv } from '../shared/csv.ts';
import type { Language } from '../words/languages.ts';
import { registerWords } from '../words/register.gen.ts';

/** The register as a table, one row per dispatch: the four fields of a register entry first, then proof. */
export function registerTable(register: Register, locale: Language): (string | number)[][] {
  const say = registerWords(locale);
  const head = ['day', 'registerNumber', 'sender', 'receivers', 'subject'] as const;
  const more = [
    'dispatch',
    'count.recipients',
    'count.uncertain',
    'state',
    'approved',
    'hash',
    'approvedHash',
    'supersedes',
    'supersededBy',
  ] as const;
  const rows = register.entries.map((entry) => [
    ...[entry.date, entry.registerNumber ?? '', entry.from.join(', ')],
    ...[receiversOf(entry, register.catalogues, locale), entry.subject],
    ...[entry.dispatch, entry.recipients, entry.uncertain, entry.state],
    ...[entry.approvedBy ?? '', entry.hash ?? '', entry.approvedHash ?? ''],
    ...[entry.supersedes?.join(', ') ?? '', entry.supersededBy?.join(', ') ?? ''],
  ]);
  return [[...head, ...more].map((word) => say(word)), ...rows];
}

/** That table as CSV. */
export function registerCsv(register: Register, locale: Language): string {
  return csv(registerTable(register, locale), locale);
}

/** One row per text: recipients, file, and the hash that standard tools print for that file. */
function textsCsv({ entries }: Register, locale: Language): string {
  const say = registerWords(locale);
  const head = ['day', 'dispatch', 'language', 'sender', 'subject', 'count.recipients', 'file'] as const;
  const rows = entries.flatMap((entry) =>
    entry.texts.flatMap((text) =>
      (['txt', 'html'] as const).map((end) => [
        ...[entry.date, entry.dispatch, text.locale, text.from, text.subject, text.recipients],
        ...[`texts/${fileOf(entry, text)}.${end}`, end === 'txt' ? text.textHash : text.htmlHash],
      ]),
    ),
  );
  return csv([[...head.map((word) => say(word)), 'SHA-256'], ...rows], locale);
}

/** Names consist of ids and digests only, so no archive entry can escape its folder. */
function fileOf({ date, dispatch }: RegisterEntry, { id }: RegisterText): string {
  return `${date}-${dispatch}-${id}`;
}

/** The register as JSON, with texts. */
export function registerJson({ organisation, query, entries }: Register): object {
  return {
    organisation: organisation.code,
    names: organisation.name,
    from: query.from,
    to: query.to,
    entries,
  };
}

/** All files: the table, and each exact text and page. */
export function registerFiles(register: Register, locale: Language): Record<string, string> {
  const texts = register.entries.flatMap((entry) =>
    entry.texts.flatMap((text): [string, string][] => [
      [`texts/${fileOf(entry, text)}.txt`, text.text],
      [`texts/${fileOf(entry, text)}.html`, text.html],
    ]),
  );
  return {
    'register.csv': registerCsv(register, locale),
    'texts.csv': textsCsv(register, locale),
    ...Object.fromEntries(texts),
  };
}
