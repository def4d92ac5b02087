import { milestoneSchema } from '../../../domain/plan/milestone.ts';
import type { PublishedVersion } from '../../../domain/press/published-release.ts';
import { loadRollout, type RolloutSource } from '../../../domain/setup/use-cases/load-rollout.ts';
import { readRollout } from '../../../local/rollout-files.ts';
import { aDispatch } from '../../domain/fixtures/a-dispatch.ts';
import { aNewsletterIssue } from '../../domain/fixtures/a-newsletter-issue.ts';
import { aPressImage, aShownImage } from '../../domain/fixtures/a-press-image.ts';
import { aPublishedVersion } from '../../domain/fixtures/a-press-release.ts';
import { inMemoryStores } from '../../domain/in-memory/in-memory-stores.ts';

/** Municipalities in each county of Sweden. */
const COUNTIES = {
  '01': 26,
  '03': 8,
  '04': 9,
  '05': 13,
  '06': 13,
  '07': 8,
  '08': 12,
  '09': 1,
  '10': 5,
  '12': 33,
  '13': 6,
  '14': 49,
  '17': 16,
  '18': 12,
  '19': 10,
  '20': 15,
  '21': 10,
  '22': 7,
  '23': 8,
  '24': 15,
  '25': 14,
};

const REPORTS = [
  ['procurement-decided', '2026-11-23', { supplier: 'Exempelbolaget AB', standstillEnd: '2026-12-03' }],
  ['integration-ready', '2027-02-15', { contractDate: '2026-12-14' }],
  ['go-live', '2027-03-08', {}],
] as const;

/** The sample with every municipality of the country in it, invented by number. */
export function everyMunicipality(source: RolloutSource): RolloutSource {
  const codes = Object.entries(COUNTIES).flatMap(([county, count]) =>
    Array.from({ length: count }, (_, index) => `${county}${String(index + 1).padStart(2, '0')}`),
  );
  const isOffice = (code: string) => code === source.rollout.office;
  return {
    ...source,
    contacts: [],
    organisations: [
      ...source.organisations.filter(({ code }) => isOffice(code)),
      ...codes.map((code) => ({
        code,
        kind: 'municipality' as const,
        name: { sv: `Exempelkommun ${code}`, en: `Municipality ${code}` },
        locale: 'sv',
      })),
    ],
    participations: [
      ...source.participations.filter(({ organisation }) => isOffice(organisation)),
      ...codes.map((organisation, index) => ({
        rollout: source.rollout.id,
        organisation,
        impact: 'large' as const,
        facts: { goLiveDate: new Date(Date.UTC(2027, 2, 8 + (index % 90))).toISOString().slice(0, 10) },
      })),
    ],
  };
}

const sample = readRollout('local/sample/bob/rollout.yaml');

/** Stores in which the sample rollout has told the public of so many milestones, and of news and newsletters besides. */
export async function fullStores(told: 0 | 1 | 2 | 3, dressed = (sample: RolloutSource) => sample) {
  const stores = inMemoryStores();
  const source = dressed(await sample);
  const { version } = await loadRollout(source, stores);
  let { facts } = source.rollout;
  for (const [index, [kind, occurredOn, more]] of REPORTS.slice(0, told).entries()) {
    facts = { ...facts, ...more };
    const milestone = milestoneSchema.parse({
      id: `bob-${kind}`,
      rollout: 'bob',
      kind,
      occurredOn,
      organisations: source.participations.map(({ organisation }) => organisation),
      facts,
      catalogue: 'bob',
      catalogueVersion: version,
      contentHash: 'hash',
      triggeredBy: 'coordinator@skr.example',
      receivedAt: 1000 + index,
      state: 'completed',
      changedAt: 1000,
    });
    await stores.milestones.accept(milestone, more);
  }
  await news(stores);
  return stores;
}

async function news({ dispatches, newsletterIssues, newsroom }: ReturnType<typeof inMemoryStores>) {
  await dispatches.open(aDispatch({ rollout: 'bob', approvedHash: 'hash' }));
  await newsletterIssues.freeze(aNewsletterIssue({ rollout: 'bob' }));
  const first = aPublishedVersion({ rollout: 'bob', images: [aShownImage()] });
  await newsroom.publish(first, [aPressImage()]);
  await newsroom.publish(
    { ...first, version: 2, publishedAt: first.publishedAt + 3_600_000, texts: corrected(first.texts) },
    [aPressImage()],
  );
  await newsroom.publish(
    aPublishedVersion({
      rollout: 'bob',
      slug: 'gear-in-malmo',
      organisation: '1280',
      sender: { sv: 'Malmö stad' },
      editionOf: 'gear-for-all',
    }),
    [],
  );
  await newsroom.publish(aPublishedVersion({ rollout: 'bob', slug: 'taken-back' }), []);
  await newsroom.withdraw('taken-back', { at: first.publishedAt + 60_000, reason: 'Siffran var fel.' });
}

function corrected(texts: PublishedVersion['texts']): PublishedVersion['texts'] {
  return Object.fromEntries(
    Object.entries(texts).map(([locale, text]) => [locale, { ...text, correction: 'Priset var fel.' }]),
  );
}

/** A path of every kind of page that the full site has. */
export const FULL_PATHS = [
  '/rollouts',
  '/rollouts/bob',
  '/rollouts/bob/1280',
  '/newsroom',
  '/newsroom/gear-for-all',
  '/newsroom/gear-in-malmo',
  '/newsroom/taken-back',
  '/newsletters/bob',
  '/newsletters/bob/1280',
  '/newsletters/bob/1280/2026-v48',
  '/accessibility',
  '/rollouts/nothing-here',
] as const;
