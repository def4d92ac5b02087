import type { Revision } from '../../../../domain/catalogue/catalogue-revision.ts';
import type { CatalogueVersion } from '../../../../domain/catalogue/catalogues.ts';
import { factsIn } from '../../../../domain/catalogue/fact-references.ts';
import { textAt } from '../../../../domain/catalogue/text.ts';
import { shownFacts } from '../../../../domain/catalogue/text-resolver.ts';
import { contactFacts } from '../../../../domain/plan/contact-facts.ts';
import { factsInForce } from '../../../../domain/rollout/facts-in-force.ts';
import type { Organisations } from '../../../../domain/rollout/organisation.ts';
import type { Rollouts } from '../../../../domain/rollout/rollout.ts';
import { inLocale } from '../../../../domain/shared/locale.ts';
import type { ChangeView } from '../../../../templates/pages/console/catalogue/change-page.ts';

type ChangePreview = Pick<ChangeView, 'reads' | 'facts'>;

/** A changed text at each of its milestones, with the facts of the first organisation that has them all. */
export async function changePreview(
  revision: Revision,
  { catalogue, texts }: CatalogueVersion,
  ports: { rollouts: Rollouts; organisations: Organisations },
): Promise<ChangePreview> {
  if (revision.what !== 'text') return { reads: [], facts: {} };
  const text = texts.find(({ topic, locale }) => topic === revision.topic && locale === revision.locale);
  const rollout = (await ports.rollouts.list()).find((one) => one.catalogue === catalogue.id);
  const participations = rollout ? await ports.rollouts.participations(rollout.id) : [];
  const participation = participations.find(({ organisation }) => organisation !== rollout?.office);
  const organisation = participation && (await ports.organisations.find(participation.organisation));
  if (!text || !rollout || !participation || !organisation) return { reads: [], facts: {} };
  const { locale, title } = text;
  const words = (name: Parameters<typeof inLocale>[0]) => ({
    type: 'text' as const,
    text: inLocale(name, locale),
  });
  const facts: ChangePreview['facts'] = {
    ...shownFacts(factsInForce(rollout.facts, participation), catalogue.facts, locale),
    service: words(rollout.name),
    organisation: words(organisation.name),
    ...contactFacts(rollout.contact, { catalogue, rollout, locale }),
  };
  const reads = (catalogue.messages[text.topic]?.at ?? []).flatMap((milestone) => {
    const markdown = textAt(text, milestone);
    if (markdown === undefined) return [];
    const missing = factsIn(markdown).filter((fact) => !Object.hasOwn(facts, fact));
    return [{ milestone, locale, title, markdown, missing }];
  });
  return { reads, facts };
}
