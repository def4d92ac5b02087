import type { Catalogues } from '../../catalogue/catalogues.ts';
import type { ShownFact } from '../../catalogue/fact.ts';
import { shownFacts, TextResolver } from '../../catalogue/text-resolver.ts';
import { contactFacts } from '../../plan/contact-facts.ts';
import { isTold, type Milestones } from '../../plan/milestone.ts';
import { isPollClosed, type Polls, pollCloses } from '../../polls/poll.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Organisation } from '../../rollout/organisation.ts';
import type { Participation, Rollout } from '../../rollout/rollout.ts';
import { inLocale } from '../../shared/locale.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { addDays } from '../../shared/working-day.ts';
import { type LeastUnderstood, leastUnderstood } from '../least-understood.ts';

export type LoadLeastUnderstoodPorts = {
  milestones: Pick<Milestones, 'ofRollout'>;
  catalogues: Pick<Catalogues, 'load'>;
  polls: Pick<Polls, 'ofMilestone'>;
  now: () => number;
};

/** The same with the words of its message, as Markdown that refers to `facts`; none where one of them is missing. */
export type ToExplain = LeastUnderstood & {
  words?: { title: string; locale: string; markdown: string };
  facts: Readonly<Record<string, ShownFact>>;
};

/** How long after a poll has closed its result concerns the next issue. */
const CONCERNS_DAYS = 28;

/** What is to be explained again in an organisation's next issue, if a poll that closed lately says so. Read-only. */
export async function loadLeastUnderstood(
  place: { rollout: Rollout; organisation: Organisation; participation: Participation; locale: string },
  ports: LoadLeastUnderstoodPorts,
): Promise<ToExplain | undefined> {
  const { rollout, organisation, participation, locale } = place;
  const facts = factsInForce(rollout.facts, participation);
  const today = toStockholm(ports.now()).date;
  const closed = (await ports.milestones.ofRollout(rollout.id)).filter(
    (one) =>
      isTold(one) &&
      one.organisations.includes(organisation.code) &&
      isPollClosed(one, today) &&
      today <= addDays(pollCloses(one) ?? today, CONCERNS_DAYS),
  );
  const latest = closed.toSorted((a, b) => (a.dispatchedAt ?? 0) - (b.dispatchedAt ?? 0)).at(-1);
  const version = latest && (await ports.catalogues.load(latest.catalogue, latest.catalogueVersion));
  const found =
    version && leastUnderstood(latest, version.catalogue, await ports.polls.ofMilestone(latest.id));
  if (!found) return undefined;
  const words = new TextResolver(version, found.kind, facts).words(found.topic, locale);
  return {
    ...found,
    facts: {
      ...shownFacts(facts, version.catalogue.facts, locale),
      ...contactFacts(place.rollout.contact, {
        catalogue: version.catalogue,
        rollout: place.rollout,
        locale,
      }),
      service: { type: 'text', text: inLocale(place.rollout.name, locale) },
      organisation: { type: 'text', text: inLocale(place.organisation.name, locale) },
    },
    ...(words
      ? {
          words: { title: words.title, locale: words.locale, markdown: words.forms?.short ?? words.markdown },
        }
      : {}),
  };
}
