import type { RegisterEntry, RegisterText } from '../../domain/register/register.ts';
import type { Register } from '../../domain/register/use-cases/show-register.ts';
import { receiversOf } from '../pages/console/register/register.ts';
import { csv } from '../shared/csv.ts';
import type { Language } from '../words/languages.ts';
import { registerWords } from '../words/register.gen.ts';

/** The register as a table, a row for each dispatch: the four fields of a diary entry first, then what shows that it is right. */
export function registerCsv(register: Register, locale: Language): string {
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
  ] as const;
  const rows = register.entries.map((entry) => [
    ...[entry.date, entry.registerNumber ?? '', entry.from.join(', ')],
    ...[receiversOf(entry, register.catalogues, locale), entry.subject],
    ...[entry.dispatch, entry.recipients, entry.uncertain, entry.state],
    ...[entry.approvedBy ?? '', entry.hash ?? '', entry.approvedHash ?? ''],
  ]);
  return csv([[...head, ...more].map((word) => say(word)), ...rows]);
}

/** A row for each text: whom it left for, in which file it is, and the hash that any tool shows for that file. */
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
  return csv([[...head.map((word) => say(word)), 'SHA-256'], ...rows]);
}

/** Names from ids and digests only, so that no archive can lead outside itself. */
function fileOf({ date, dispatch }: RegisterEntry, { id }: RegisterText): string {
  return `${date}-${dispatch}-${id}`;
}

/** The register for a program, with the texts. */
export function registerJson({ organisation, query, entries }: Register): object {
  return {
    organisation: organisation.code,
    names: organisation.name,
    from: query.from,
    to: query.to,
    entries,
  };
}

/** Everything in files: the table, and each exact text and page beside it. */
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
