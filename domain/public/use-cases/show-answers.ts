import {
  answersThatHold,
  inReadersLanguage,
  type PublishedAnswers,
  type ReadAnswer,
} from '../../answers/published-answer.ts';
import type { ShownFact } from '../../catalogue/fact.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { factsInForce } from '../../rollout/facts-in-force.ts';
import type { Locale } from '../../shared/locale.ts';
import { shownIn } from '../rollout-course.ts';
import type { ReadRollout } from './show-rollout.ts';

export type ShowAnswersPorts = {
  readRollout: ReadRollout;
  publishedAnswers: Pick<PublishedAnswers, 'ofRollout'>;
};

/** What has been asked and answered, with the facts that its answers refer to; and where one asks. */
export type AnswersView = {
  rollout: string;
  organisation: string | undefined;
  answers: ReadAnswer[];
  facts: Readonly<Record<string, ShownFact>>;
};

/**
 * The published answers that hold today, newest first: those of the whole rollout, and an organisation's own on its
 * page. Facts are those that the public knows.
 */
export async function showAnswers(
  { rollout, organisation }: { rollout: string; organisation?: string | undefined },
  locale: Locale,
  { readRollout, publishedAnswers }: ShowAnswersPorts,
): Promise<AnswersView> {
  const [open, all] = [await readRollout(rollout), await publishedAnswers.ofRollout(rollout)];
  const place = { rollout, organisation };
  if (!open) return { ...place, answers: [], facts: {} };
  const member = open.members.find((one) => one.organisation.code === organisation);
  const facts = member ? factsInForce(open.facts, member.participation) : open.facts;
  return {
    ...place,
    answers: answersThatHold(all, { organisation, facts }).map((one) => inReadersLanguage(one, locale)),
    facts: {
      ...shownFacts(facts, open.version.catalogue.facts, locale),
      service: { type: 'text', text: shownIn(open.rollout.name, open, locale) },
    },
  };
}
