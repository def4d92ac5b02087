import * as z from 'zod';
import { type TakeLimitsPorts, type TakenLimit, takeLimits } from '../../links/use-cases/take-limits.ts';
import { recipientDigest } from '../../mail/suppression.ts';
import { shortDigest } from '../../shared/digest.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import { InvalidInput } from '../../shared/errors.ts';
import type { Locale } from '../../shared/locale.ts';
import { parseInput, requireInput } from '../../shared/parse-input.ts';
import { prose } from '../../shared/plain-text.ts';
import type { Problem } from '../../shared/problem.ts';
import type { Asker, Questions } from '../question.ts';
import type { QuestionPlace } from './find-question-place.ts';
import { enquiryFormSchema, enquiryOf, readEnquiry } from './note-enquiry.ts';

export type AskQuestionPorts = TakeLimitsPorts & {
  questions: Pick<Questions, 'add'>;
  now: () => number;
};

/** An unvalidated form; the address may be empty. */
export type QuestionForm = Readonly<Record<'question' | 'address', string>>;

const formSchema = z.strictObject({
  question: prose(2000),
  address: z.union([z.literal(''), emailAddressSchema]),
});

/** Questions taken: per network address and hour, per asker and day, per rollout and day. */
const MOST = { network: 10, asker: 5, rollout: 300 } as const;

/** All problems of a form, by field. */
export function questionProblems(form: QuestionForm): Problem[] {
  const parsed = parseInput(formSchema, form);
  return parsed.ok ? [] : parsed.problems;
}

export type NewQuestion = {
  form: QuestionForm;
  place: QuestionPlace;
  locale: Locale;
  /** The asker's network address. */
  network: string;
  /** The mail whose link led here, if one did: whoever got it is answered. */
  mail?: Exclude<Asker, { address: string }> | undefined;
};

/** `limitedUntil`: nothing is taken before this time (ms). */
export type AskedQuestion = 'asked' | { limitedUntil: number };

/**
 * Takes a question, within limits. The same question of the same asker on a day is one. The result tells nothing about
 * an address.
 * @throws {InvalidInput} if the form has problems
 */
export async function askQuestion(
  { form, place, locale, network, mail }: NewQuestion,
  ports: AskQuestionPorts,
): Promise<AskedQuestion> {
  const { question: words, address } = requireInput('question', formSchema, form);
  const askedAt = ports.now();
  const asker: Asker | undefined = mail ?? (address === '' ? undefined : { address });
  const { rollout, organisation, national } = place;
  const limitedUntil = await takeLimits(limitsFor({ rollout, network, asker }), askedAt, ports);
  if (limitedUntil !== undefined) return { limitedUntil };
  const day = new Date(askedAt).toISOString().slice(0, 10);
  await ports.questions.add({
    id: shortDigest('question', rollout, organisation, words, asker, day),
    ...{ rollout, organisation, national, locale, words, askedAt },
    ...(asker ? { asker } : {}),
    state: 'open',
    delivered: true,
    revision: 1,
  });
  return 'asked';
}

/** Enquiries taken per rollout and day: each may mail somebody at once. */
const MOST_ENQUIRIES = 30;

/**
 * Takes what a journalist asks in the newsroom, within limits. Nothing is mailed to the address that was typed before
 * somebody answers. The result tells nothing about it.
 * @throws {InvalidInput} if the form has problems
 */
export async function sendEnquiry(
  { form, place, locale, network }: Pick<NewQuestion, 'place' | 'locale' | 'network'> & { form: unknown },
  ports: AskQuestionPorts,
): Promise<AskedQuestion> {
  const askedAt = ports.now();
  const read = readEnquiry(enquiryFormSchema, form, askedAt);
  if (!read.ok) throw new InvalidInput('enquiry', read.problems);
  const { address } = read.data;
  const { rollout } = place;
  const limits = [
    { of: ['enquiry-rollout', rollout], per: 'day', most: MOST_ENQUIRIES } as const,
    ...limitsFor({ rollout, network, asker: address === '' ? undefined : { address } }),
  ];
  const limitedUntil = await takeLimits(limits, askedAt, ports);
  if (limitedUntil !== undefined) return { limitedUntil };
  await ports.questions.add(enquiryOf(read.data, { place, locale, askedAt }));
  return 'asked';
}

type Counted = { rollout: string; network: string; asker: Asker | undefined };

function limitsFor({ rollout, network, asker }: Counted): TakenLimit[] {
  const who = asker && ('address' in asker ? recipientDigest(asker.address) : asker.delivery);
  return [
    { of: ['question-network', network], per: 'hour', most: MOST.network, keyed: true },
    ...(who === undefined ? [] : [{ of: ['question-asker', who], per: 'day', most: MOST.asker } as const]),
    { of: ['question-rollout', rollout], per: 'day', most: MOST.rollout },
  ];
}
