import { type Catalogue, defaultLocale } from '../catalogue/catalogue.ts';
import { type Facts, formatFact, type ShownFact } from '../catalogue/fact.ts';
import { type Contact, contactId } from '../contacts/contact.ts';
import type { ChangedFact } from '../plan/change.ts';
import { type Holdings, holdingsOf, type MailTelling } from '../plan/holding.ts';
import type { ChangeMilestone } from '../plan/milestone.ts';
import type { PlanBasis } from '../plan/plan-basis.ts';
import { factsInForce } from '../rollout/facts-in-force.ts';
import { canonicalJson, isSameJson } from '../shared/digest.ts';
import { inLocale } from '../shared/locale.ts';
import type { SayChange } from './newsletter-content.ts';
import type { IssueItem } from './newsletter-issue.ts';

/** The newest change of each fact that may be told, by fact. */
export type TellableChanges = ReadonlyMap<string, ChangeMilestone>;

type Told = { mails: readonly MailTelling[]; issues: readonly MailTelling[] };

/** Who read an old value of these facts in a newsletter. What a mail told somebody, a mail corrects. */
export function issueHoldings(
  { mails, issues }: Told,
  { present, facts }: { present: Facts; facts: ReadonlySet<string> },
): Holdings {
  const heldIn = (mailed: readonly MailTelling[]) =>
    holdingsOf({ mailed, byHand: [] }, { present, changes: [] }).mailed;
  const byMail = new Map(heldIn(mails).map((one) => [one.contact, one.facts]));
  const mailed = heldIn([...mails, ...issues]).flatMap((holding) => {
    const own = Object.entries(holding.facts).filter(
      ([fact]) => facts.has(fact) && !Object.hasOwn(byMail.get(holding.contact) ?? {}, fact),
    );
    return own.length > 0 ? [{ ...holding, facts: Object.fromEntries(own) }] : [];
  });
  return { mailed, byHand: [], whys: [] };
}

/** The changes of facts that a reader holds the old value of. */
export function changesFor({ held, ...basis }: PlanBasis, reader: Contact): ChangedFact[] {
  const present = factsInForce(basis.rollout.facts, basis.participation);
  const id = contactId(reader);
  const facts = (held?.mailed ?? [])
    .filter(({ contact }) => contact === id)
    .flatMap((holding) => Object.entries(holding.facts));
  return facts.map(([fact, from]) => ({
    fact,
    ...(from === null ? {} : { from }),
    ...(present[fact] === undefined ? {} : { to: present[fact] }),
  }));
}

/** Whether an item is a change that a reader must hear of. */
export function tellsChange({ change }: IssueItem, own: readonly ChangedFact[]): boolean {
  return change !== undefined && own.some((one) => isSameJson(one, change));
}

type About = { basis: PlanBasis; catalogue: Catalogue; changes: TellableChanges; sayChange: SayChange };

/**
 * What has changed for readers of earlier issues, as items for their groups, with the facts that their Markdown refers
 * to: what people wrote stands as they wrote it.
 */
export function changeItems(
  { basis, catalogue, changes, sayChange }: About,
  locale: string,
): { items: IssueItem[]; facts: Record<string, ShownFact> } {
  const said = concerned(basis, catalogue).flatMap(({ change, groups }, index) => {
    const definition = catalogue.facts[change.fact];
    if (!definition) return [];
    const fallback = defaultLocale(catalogue);
    const { from, to } = change;
    const { title, sentence } = sayChange({
      locale,
      name: inLocale(definition.name, locale, fallback),
      ...(from === undefined ? {} : { from: formatFact(definition.type, from, locale) }),
      ...(to === undefined ? {} : { to: formatFact(definition.type, to, locale) }),
    });
    const why = changes.get(change.fact)?.change.why;
    const texts = [
      sentence,
      ...(why === undefined ? [] : [typeof why === 'string' ? why : inLocale(why, locale, fallback)]),
    ];
    const facts = texts.map((text, line): [string, ShownFact] => [
      `changed${index}x${line}`,
      { type: 'text', text },
    ]);
    const markdown = facts.map(([name]) => `{${name}}`).join('\n\n');
    return [{ item: { id: `change-${index}`, change, groups, locale, title, markdown }, facts }];
  });
  return {
    items: said.map(({ item }) => item),
    facts: Object.fromEntries(said.flatMap(({ facts }) => facts)),
  };
}

/** Each change that a reader must hear of, with the groups of those readers, in the catalogue's order of both. */
function concerned(
  basis: PlanBasis,
  { facts, groups }: Catalogue,
): { change: ChangedFact; groups: string[] }[] {
  const told = basis.contacts.flatMap((reader) =>
    changesFor(basis, reader).map((change) => ({ change, groups: reader.groups })),
  );
  const order = Object.keys(facts);
  return [...Map.groupBy(told, ({ change }) => canonicalJson(change)).entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([, alike]) => {
      const [first] = alike;
      const theirs = new Set(alike.flatMap((one) => one.groups));
      return first
        ? [{ change: first.change, groups: Object.keys(groups).filter((id) => theirs.has(id)) }]
        : [];
    })
    .filter((one) => one.groups.length > 0)
    .toSorted((one, other) => order.indexOf(one.change.fact) - order.indexOf(other.change.fact));
}
