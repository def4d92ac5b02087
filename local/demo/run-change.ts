import type { AcceptedMail, Cloud } from '@budkavle/local-cloud';
import PostalMime from 'postal-mime';
import { type CatalogueSource, defaultLocale } from '../../domain/catalogue/catalogue.ts';
import { type FactValue, formatFact } from '../../domain/catalogue/fact.ts';
import type { FactChanged } from '../../domain/milestone/use-cases/accept-change.ts';
import { previewChange } from '../../domain/milestone/use-cases/preview-change.ts';
import type { ChangedFact } from '../../domain/plan/change.ts';
import { recipientKey } from '../../domain/shared/email-address.ts';
import { fromStockholm } from '../../domain/shared/stockholm-time.ts';
import { renderMail } from '../../templates/mail/render-mail.ts';
import type { Operator } from '../operator.ts';
import type { DemoClock } from './demo-clock.ts';
import { mailsTold, peopleIn } from './told-people.ts';

export type ChangeReport = {
  change: string;
  on: string;
  organisation: string | undefined;
  facts: ChangedFact[];
  seconds: number;
  mails: number;
  /** How many had been told an old value by mail, and how many of them have not been told the new one. */
  held: number;
  holdStill: number;
  /** Every mismatch with the preview and the mails before; empty when all is well. */
  problems: string[];
};

type Run = { cloud: Cloud; operator: Operator; clock: DemoClock; catalogue: CatalogueSource };

/**
 * Changes a fact on its day, after a preview. Compares who is told with the preview, and with the mails that had said
 * the old value.
 */
export async function runChange(
  { on, change }: { on: string; change: FactChanged },
  { cloud, operator, clock, catalogue }: Run,
): Promise<ChangeReport> {
  const started = Date.now();
  clock.set(fromStockholm({ date: on, time: '09:00' }));
  const preview = await previewChange(change, { ...operator, render: renderMail });
  if (preview.kind !== 'preview') throw new Error(`${change.id} is ${JSON.stringify(preview)}`);
  const { facts } = preview.milestone.change;
  const before = await mailsTo(preview.milestone.organisations, cloud, operator);
  await operator.say('FactChanged', change);
  await clock.settle(cloud);
  const mails = mailsTold(change.id, cloud);
  const said = (sent: readonly AcceptedMail[]) => whoHold(sent, { facts, catalogue });
  const [held, holdStill] = [await said(before), await said([...before, ...mails])];
  const previewed = preview.plans.flatMap(({ deliveries }) => deliveries.map(({ address }) => address));
  const told = peopleIn(mails);
  const isSupplement = facts.every(({ from }) => from === undefined);
  const concerned = isSupplement ? new Set(previewed.map(recipientKey)) : held;
  const state = (await operator.milestones.find(change.id))?.state;
  return {
    ...{ change: change.id, on, organisation: change.organisation, facts },
    seconds: (Date.now() - started) / 1000,
    mails: mails.length,
    ...{ held: held.size, holdStill: holdStill.size },
    problems: [
      ...(state === 'completed' ? [] : [`change ${change.id} is ${state}, not completed`]),
      ...(mails.length === previewed.length
        ? []
        : [`${change.id} sent ${mails.length} mails, not ${previewed.length} as previewed`]),
      ...(told.symmetricDifference(concerned).size === 0 && told.size === mails.length
        ? []
        : [`${change.id} told ${told.size} people, not each of the ${concerned.size} whom it concerns`]),
      ...(holdStill.size === 0 ? [] : [`${holdStill.size} people still hold the old value of ${change.id}`]),
    ],
  };
}

/** All mails so far to the people of organisations. */
async function mailsTo(organisations: readonly string[], cloud: Cloud, { contacts }: Operator) {
  const people = await Promise.all(organisations.map((code) => contacts.ofOrganisation(code)));
  const known = new Set(people.flat().map(({ address }) => recipientKey(address)));
  return cloud.mails().filter(({ destinations }) => destinations.some((one) => known.has(recipientKey(one))));
}

type Said = { facts: readonly ChangedFact[]; catalogue: CatalogueSource };

/** Whose newest mail that says a value, old or new, says the old one. */
async function whoHold(mails: readonly AcceptedMail[], { facts, catalogue }: Said): Promise<Set<string>> {
  const locales = catalogue.locales ?? [defaultLocale(catalogue)];
  const forms = (fact: string, value: FactValue | undefined) =>
    value === undefined
      ? []
      : locales.map((locale) => formatFact(catalogue.facts[fact]?.type ?? 'text', value, locale));
  const [old, now] = [
    facts.flatMap(({ fact, from }) => forms(fact, from)),
    facts.flatMap(({ fact, to }) => forms(fact, to)),
  ];
  const holds = new Map<string, boolean>();
  for (const mail of mails) {
    const text = ((await PostalMime.parse(mail.raw)).text ?? '').replaceAll(/\s+/g, ' ');
    const says = (values: readonly string[]) => values.some((value) => text.includes(value));
    for (const person of peopleIn([mail])) if (says(old) || says(now)) holds.set(person, !says(now));
  }
  return new Set([...holds].filter(([, isHeld]) => isHeld).map(([person]) => person));
}
