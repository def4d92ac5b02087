import { aCatalogue, aCatalogueVersion } from '../fixtures/a-catalogue.ts';
import { aGoal } from '../fixtures/a-goal.ts';
import { aMachine } from '../fixtures/a-machine.ts';
import { aMilestone } from '../fixtures/a-milestone.ts';
import { aNewsItem } from '../fixtures/a-news-item.ts';
import { aNewsletterIssue } from '../fixtures/a-newsletter-issue.ts';
import { aParticipation } from '../fixtures/a-participation.ts';
import { anOfficeBasis, aPlanBasis } from '../fixtures/a-plan-basis.ts';
import { aShownImage } from '../fixtures/a-press-image.ts';
import { aPublishedVersion, localFile, nationalFile } from '../fixtures/a-press-release.ts';
import { anEnquiry, aQuestion } from '../fixtures/a-question.ts';

/** All that the lending rollout's own people wrote. */
export const LENDING_DATA = [
  aCatalogueVersion(),
  aMilestone(),
  aNewsItem(),
  aQuestion(),
  anEnquiry(),
  aGoal(),
  aMachine().name,
  { words: 'Ja, **snart**.' },
  aNewsletterIssue(),
  aParticipation(),
  aPlanBasis(),
  anOfficeBasis(),
  aShownImage(),
  aPublishedVersion(),
  nationalFile(),
  localFile(),
];

/** The single words among them, and their ids that are shown. */
export const LENDING_WORDS = [
  ...['generalsekreterare', 'presschef', 'kommunalråd', 'councillor', 'skidor', 'skis', 'sv', 'en'],
  // Who answered a question.
  'kim',
  ...['a-draft', 'held-2026', 'shared-2026', 'lending', 'national'],
  ...Object.keys(aCatalogue().groups),
  ...Object.keys(aCatalogue().relays),
];
