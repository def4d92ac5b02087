import * as z from 'zod';
import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { Facts, FactValue } from '../../../../domain/catalogue/fact.ts';
import { ownDayFact } from '../../../../domain/plan/day-of-truth.ts';
import type { Milestone, MilestoneReached } from '../../../../domain/plan/milestone.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import { canonicalJson } from '../../../../domain/shared/digest.ts';
import { toStockholm } from '../../../../domain/shared/stockholm-time.ts';
import { isoDay } from '../../../../domain/shared/typed-day.ts';
import type { MilestoneValues } from '../../../../templates/pages/console/milestone/milestone-form.ts';
import { type Form, field } from '../../http/form.ts';

export type FieldsOf = { rollout: Rollout; catalogue: Catalogue };

/** The ticked organisations, unless all were chosen. */
export function chosenOrganisations(form: Form): 'all' | string[] {
  if (field(form, 'organisations') !== 'some') return 'all';
  return Object.keys(form).flatMap((name) => /^organisation-(.+)$/.exec(name)?.[1] ?? []);
}

/** Submitted values, to refill the form after errors. */
export function milestoneValuesOf(form: Form): MilestoneValues {
  const facts = Object.keys(form).flatMap((name): [string, string][] => {
    const fact = /^fact-(.+)$/.exec(name)?.[1];
    return fact === undefined ? [] : [[fact, field(form, name)]];
  });
  return {
    kind: field(form, 'kind'),
    id: field(form, 'id'),
    occurredOn: isoDay(field(form, 'occurredOn')),
    organisations: chosenOrganisations(form),
    facts: Object.fromEntries(facts),
    again: field(form, 'again'),
    exception: field(form, 'exception'),
  };
}

type Reported = Pick<Milestone, 'kind' | 'organisations' | 'state'>;

/** The first kind that has not been reported for everybody who takes part; the first of all where each has been. */
export function nextKind(
  catalogue: Catalogue,
  taking: readonly string[],
  reported: readonly Reported[],
): string {
  const kinds = Object.keys(catalogue.milestones);
  const isOpen = (kind: string) => {
    const ofKind = reported.filter((one) => one.kind === kind && one.state !== 'stopped');
    const said = new Set(ofKind.flatMap(({ organisations }) => organisations));
    return taking.some((code) => !said.has(code));
  };
  return kinds.find(isOpen) ?? kinds[0] ?? '';
}

/** Defaults of a new milestone of a kind: today, all organisations, current facts. */
export function freshValues({ rollout, catalogue }: FieldsOf, kind: string, now: number): MilestoneValues {
  const day = toStockholm(now).date;
  return {
    kind,
    id: `${rollout.id}-${kind}-${day.slice(0, 4)}`.slice(0, 64),
    occurredOn: day,
    organisations: 'all',
    facts: factFields(catalogue, rollout.facts),
    again: '',
    exception: '',
  };
}

/** The id, or the first like it with a number after it that is not taken. */
export function idBeside(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  const stem = id.replace(/-\d{1,2}$/, '').slice(0, 60);
  const numbered = Array.from({ length: taken.size + 1 }, (_, place) => `${stem}-${place + 2}`);
  return numbered.find((one) => !taken.has(one)) ?? id;
}

/** The same for a draft: its own facts override the rollout's. */
export function draftValues({ rollout, catalogue }: FieldsOf, content: MilestoneReached): MilestoneValues {
  const { kind, id, occurredOn, planned, organisations } = content;
  return {
    kind,
    id,
    occurredOn: occurredOn ?? planned?.all ?? '',
    organisations,
    facts: factFields(catalogue, { ...rollout.facts, ...content.facts }),
    again: content.again?.reason ?? '',
    exception: content.exception?.reason ?? '',
  };
}

/** A day that has come, or one for which the milestone is planned; where each organisation has its own, it waits. */
export function dayOrPlan(
  { kind, occurredOn }: Pick<MilestoneValues, 'kind' | 'occurredOn'>,
  { catalogue, now }: { catalogue: Catalogue; now: number },
): { occurredOn: string } | { planned: { all: string } } {
  const isAhead = occurredOn > toStockholm(now).date && z.iso.date().safeParse(occurredOn).success;
  return isAhead && ownDayFact(catalogue, kind) === undefined
    ? { planned: { all: occurredOn } }
    : { occurredOn };
}

/** The rollout's facts by the names of their fields. */
export function factFields(catalogue: Catalogue, facts: Facts): Record<string, string> {
  const fields = Object.entries(facts).flatMap(([fact, value]): [string, string][] => {
    if (catalogue.facts[fact]?.scope !== 'rollout') return [];
    if (typeof value !== 'object') return [[fact, String(value)]];
    return catalogue.locales.map((language) => [`${fact}_${language}`, value[language] ?? '']);
  });
  return Object.fromEntries(fields);
}

/** Facts entered that differ from the rollout's, unvalidated. */
export function newFacts({ rollout, catalogue }: FieldsOf, values: MilestoneValues): Record<string, unknown> {
  const entered = Object.keys(catalogue.facts).flatMap((fact): [string, FactValue][] => {
    const value = enteredFact(fact, catalogue, values.facts);
    if (value === undefined || canonicalJson(value) === canonicalJson(rollout.facts[fact])) return [];
    return [[fact, value]];
  });
  return Object.fromEntries(entered);
}

/** The value entered for a fact, unvalidated; undefined if its fields are empty. */
export function enteredFact(
  fact: string,
  { facts, locales }: Catalogue,
  entered: MilestoneValues['facts'],
): FactValue | undefined {
  const inTongues = locales.flatMap((language): [string, string][] => {
    const words = entered[`${fact}_${language}`];
    return words ? [[language, words]] : [];
  });
  if (inTongues.length > 0) return Object.fromEntries(inTongues);
  const value = entered[fact];
  if (value === undefined || value === '') return undefined;
  if (facts[fact]?.type === 'date') return isoDay(value);
  const number = Number(value.replace(',', '.'));
  return facts[fact]?.type === 'number' && Number.isFinite(number) ? number : value;
}
