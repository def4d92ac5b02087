import { slugOf } from '../shared/slug.ts';
import { DRAFT_STEPS, type DraftStep, draftLocales } from './draft-fields.ts';
import { withoutThing } from './draft-starter.ts';
import type { DraftDocument } from './rollout-draft.ts';
import { eraseAt, objectAt, type Written, writeAt } from './written.ts';

/** A step whose pages are about one thing each. */
export type ItemStep = Exclude<DraftStep, 'basics' | 'policy'>;

export function isItemStep(step: DraftStep): step is ItemStep {
  return DRAFT_STEPS[step].items !== undefined;
}

/** The ids of what a step has; of organisations their numbers. */
export function itemsOf(document: DraftDocument, step: ItemStep): string[] {
  return step === 'organisations'
    ? document.organisations.map((_, index) => String(index))
    : Object.keys(objectAt(document, ['catalogue', step]));
}

/** As many things as a step may have: more than twice what the reference catalogue has of any. */
export const MOST_ITEMS: Readonly<Record<ItemStep, number>> = {
  milestones: 20,
  messages: 100,
  channels: 40,
  groups: 60,
  facts: 60,
  organisations: 400,
};

/** What a new thing has before anybody has written more than its name. */
function fresh(step: Exclude<ItemStep, 'organisations'>, name: Written): Written {
  switch (step) {
    case 'milestones':
      return Object.fromEntries(
        Object.entries(name).map(([language, words]) => [
          language,
          { name: words, subject: `{service}: ${words}` },
        ]),
      );
    case 'messages':
      return { name, at: [] };
    case 'channels':
      return { name };
    case 'groups':
      return { name, side: 'internal', tier: 1, scope: 'local', messages: [], channels: [] };
    case 'facts':
      return { name, type: 'text', scope: 'rollout' };
  }
}

/**
 * A draft with one thing more, by its name in the first language; its id is made of that. A milestone gets a fact for
 * its planned day, a message its words, and the first group answers for the rollout.
 */
export function withNewItem(
  document: DraftDocument,
  step: Exclude<ItemStep, 'organisations'>,
  called: string,
): { document: DraftDocument; item: string } {
  const [main = 'sv'] = draftLocales(document);
  const name = { [main]: called };
  const counters = Object.keys(objectAt(document, ['catalogue', 'counters']));
  const taken = [...itemsOf(document, step), ...(step === 'milestones' ? counters : [])];
  const item = slugOf(called, taken, step === 'facts' ? 'camel' : 'kebab');
  let whole = writeAt(document, ['catalogue', step, item], fresh(step, name));
  if (step === 'milestones') {
    const day = slugOf(`${called} dag`, itemsOf(document, 'facts'), 'camel');
    whole = writeAt(whole, ['catalogue', 'facts', day], { type: 'date', scope: 'rollout', name });
    whole = writeAt(whole, ['catalogue', 'milestoneDates', item], day);
  }
  if (step === 'messages') whole = writeAt(whole, ['texts', item, main], { title: called });
  if (step === 'groups' && document.catalogue.responsible === undefined)
    whole = writeAt(whole, ['catalogue', 'responsible'], item);
  return { document: { ...document, ...whole }, item };
}

/** A draft with organisations more; those whose code it has are left as they are. */
export function withOrganisations(document: DraftDocument, more: readonly Written[]): DraftDocument {
  const codes = new Set(document.organisations.map(({ code }) => code));
  const [locale] = draftLocales(document);
  const added = more.filter(({ code }) => code === '' || !codes.has(code));
  return {
    ...document,
    organisations: [
      ...document.organisations,
      ...added.map((each) => ({ kind: kindOf(each.code), locale, impact: 'large', facts: {}, ...each })),
    ],
  };
}

/** Official codes have four digits for a municipality and two for a region. */
function kindOf(code: unknown): string {
  return typeof code === 'string' && /^\d{2}$/.test(code) ? 'region' : 'municipality';
}

/** A draft without one thing, nor what refers to it. */
export function withoutItem(document: DraftDocument, step: ItemStep, item: string): DraftDocument {
  if (step !== 'organisations') return withoutThing(document, step, item);
  return { ...document, ...eraseAt(document, ['organisations', item]) };
}
