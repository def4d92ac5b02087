import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textFields } from '../../../../domain/shared/personal.ts';
import { ROW_SCHEMAS } from './row-schemas.ts';

const words = (text: string) => text.trim().split(/\s+/);

/** Free texts that say nothing about a person, by the end of their path, and why. */
const NOT_PERSONAL = {
  'an id or a digest, from which nobody can be named without the row that it belongs to': words(`
    id hash planHash approvedHash contentHash version catalogueVersion after before of against file event change
    contact contacts[].formerly[] formerly[] contact.formerly[] before.formerly[] to ownerContact subscribed[] told[]
    messages[].contacts[] recipient person successor delivery dispatch dispatchId dispatches[] supersedes[] withdraws[]
    variant attempt messageId news national table milestone broughtBy givesBack seal.* carries[].digest rollout
    catalogue organisation group relay fact topic topics[] locale progress.dispatch`),
  'a code of this system or of the mail service, never a sentence': words(`
    outcome.reason keptEvidence.reason problems[]`),
  'the name or address of an office, a service, a group or a milestone': words(`
    name.* from from.name from.address milestones.*.*.name words.*.name milestones[].name next[].name service service.*
    sender.* listName registerNumber relays.*.* label label.* role role.* title.* title titles.* credit
    quotes[].title`),
  'words of a catalogue or a fact, checked and approved by others before they are sent': words(`
    facts.* facts.*.* facts.*.text facts[].from.* facts[].to.* changed[].from.* changed[].to.* typed.* typed.*.*
    typed.*.*.* change.from.* change.to.* subject lead brief common sections.* you.* called.* contactRole.own.*
    contactRole.standIn.* nextStep.*.* matters[].about.* checks.*.question.* checks.*.answers[].* alt.* value value.*
    rights.* markdown before.name before.* rules.*.source rules.*.sentence.* exception.rules[].*
    forms.*.short forms.*.question forms.*.answer forms.*.spoken forms.*.essentials[]`),
  'words of a press release, which are public, or about to be, and kept by archive law': words(`
    headline place body boilerplate correction correction.* paragraph text.* quotes[].text publishedVersion.reason`),
  'what the public log of the register says, which has groups and counts and nobody in it': words(`
    entries[].text`),
  'a time that is written as people write it': words('publishAt approvedAt'),
} as const;
const KNOWN = new Set<string>(Object.values(NOT_PERSONAL).flat());

const fields = Object.entries(ROW_SCHEMAS).flatMap(([row, schema]) =>
  textFields(schema).map((field) => ({ ...field, path: `${row}.${field.path.replace(/^\[\]\./, '')}` })),
);
// The two ends of a pipe are one field: the stricter says what it may hold.
const formed = new Set(fields.filter(({ isFree }) => !isFree).map(({ path }) => path));

/** The ends of a path, from the longest on. */
const endsOf = (path: string) => path.split('.').map((_, at, all) => all.slice(at).join('.'));

describe('every text in every row', () => {
  const free = fields.filter(({ path, isFree, personal }) => isFree && !personal && !formed.has(path));

  it('that people can fill in is marked as personal in its schema, or stands here with why it is not', () => {
    expect(
      [...new Set(free.map(({ path }) => path))].filter(
        (path) => !endsOf(path).some((end) => KNOWN.has(end)),
      ),
    ).toEqual([]);
  });

  it('that stands here is in some row', () => {
    const ends = new Set(free.flatMap(({ path }) => endsOf(path)));
    expect([...KNOWN].filter((end) => !ends.has(end))).toEqual([]);
  });

  it.each([
    ['contact', ['name', 'address', 'phone']],
    ['delivery', ['name', 'address']],
    ['task', ['contactName', 'history[].who', 'history[].evidence', 'history[].note', 'history[].reason']],
    ['ledger', ['cells[].contactName', 'holders.names[]']],
    ['importPart', ['contact.name', 'contact.address', 'before.name', 'before.address']],
    ['person', ['name', 'address']],
    ['subscriber', ['address']],
  ])('of %s that names somebody is marked', (row, paths) => {
    const marked = fields.filter(({ personal }) => personal).map(({ path }) => path);
    expect(marked).toEqual(expect.arrayContaining(paths.map((path) => `${row}.${path}`)));
  });
});

it('no log line has a field that is personal in any row', () => {
  const names = new Set(
    fields.filter(({ personal }) => personal).map(({ path }) => path.split('.').at(-1)?.replace('[]', '')),
  );
  names.delete('*');
  const lines = globSync('functions/**/*.ts').flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    const logged = code.matchAll(/\blog\.(?:info|warn|error)\(([^;]*)\);/g);
    return [...logged].map(([, call = '']) => ({ file, call }));
  });
  expect(lines.length).toBeGreaterThan(20);
  for (const { file, call } of lines) {
    const named = [...call.matchAll(/[{,]\s*(\w+)\s*(?=[,:}])/g)].map(([, name = '']) => name);
    // `reason` is a code wherever it is logged; the types of the log take no row.
    expect(
      named.filter((name) => names.has(name) && name !== 'reason'),
      file,
    ).toEqual([]);
  }
});
