import * as z from 'zod';
import { type People, personId } from '../../people/person.ts';
import { samePerson } from '../../rollout/approval.ts';
import { shortDigest } from '../../shared/digest.ts';
import { DAY_MILLIS } from '../../shared/duration.ts';
import { emailAddressSchema } from '../../shared/email-address.ts';
import type { Locale } from '../../shared/locale.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { plainText, prose } from '../../shared/plain-text.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { dateTimeInputSchema } from '../../shared/stockholm-time.ts';
import { mayAnswer } from '../answerer.ts';
import { type Enquiry, type EnquiryOwner, spokenNumberSchema } from '../enquiry.ts';
import type { Question, QuestionRef, Questions } from '../question.ts';
import type { AnswerAuthor, AnswerResult } from './answer-question.ts';
import type { QuestionPlace } from './find-question-place.ts';

export type NoteEnquiryPorts = {
  questions: Pick<Questions, 'add' | 'find' | 'replace'>;
  people: Pick<People, 'read'>;
  now: () => number;
};

/** What a journalist asks, for which medium, and by when (ms, or a written date and time) the answer is needed. */
export const enquiryFormSchema = z.strictObject({
  question: prose(2000),
  name: plainText(120),
  medium: plainText(120),
  deadline: dateTimeInputSchema,
  address: z.union([z.literal(''), emailAddressSchema]),
  phone: z.union([z.literal(''), spokenNumberSchema]),
});
export type EnquiryForm = z.infer<typeof enquiryFormSchema>;

/** What somebody notes of an enquiry; `owner` is the id of whoever is to see to it, empty for whoever answers there. */
export const enquiryDraftSchema = enquiryFormSchema.extend({ owner: z.string().max(64) });

/** Nobody waits longer for an answer. */
const FARTHEST_MILLIS = 365 * DAY_MILLIS;

/** An enquiry as it came, checked: it can be answered, and in time. */
export function readEnquiry<Read extends EnquiryForm>(
  schema: z.ZodType<Read>,
  form: unknown,
  now: number,
): { ok: true; data: Read } | { ok: false; problems: readonly Problem[] } {
  const parsed = parseInput(schema, form);
  if (!parsed.ok) return { ok: false, problems: parsed.problems };
  const { address, phone, deadline } = parsed.data;
  const problems = [
    ...(address === '' && phone === '' ? [problemAt('address', 'no-way-to-answer')] : []),
    ...(deadline <= now ? [problemAt('deadline', 'time-past')] : []),
    ...(deadline > now + FARTHEST_MILLIS ? [problemAt('deadline', 'time-invalid')] : []),
  ];
  return problems.length > 0 ? { ok: false, problems } : { ok: true, data: parsed.data };
}

type About = {
  place: Pick<QuestionPlace, 'rollout' | 'organisation' | 'national'>;
  locale: Locale;
  askedAt: number;
  owner?: EnquiryOwner | undefined;
  by?: string;
};

/** The question that an enquiry is. The same of the same journalist with the same deadline is one. */
export function enquiryOf(form: EnquiryForm, { place, locale, askedAt, owner, by }: About): Question {
  const { question: words, name, medium, deadline, address, phone } = form;
  const { rollout, organisation, national } = place;
  const step = {
    at: askedAt,
    ...(by === undefined ? {} : { by }),
    ...(owner === undefined ? {} : { givenTo: owner.name }),
  };
  return {
    id: shortDigest('enquiry', rollout, organisation, words, name, deadline),
    ...{ rollout, organisation, national, locale, words, askedAt },
    ...(address === '' ? {} : { asker: { address } }),
    enquiry: {
      ...{ name, medium, deadline, history: [step] },
      ...(phone === '' ? {} : { phone }),
      ...(owner === undefined ? {} : { owner }),
    },
    ...{ state: 'open', delivered: true, revision: 1 },
  };
}

/** Who notes an enquiry or gives it away, who may take it themselves. */
export type EnquiryAuthor = AnswerAuthor & { address: string };

function asking({ by, address }: EnquiryAuthor): EnquiryOwner {
  return { name: by, address };
}

type Noting = { place: About['place']; locale: Locale; draft: unknown; author: EnquiryAuthor };

/** Notes what a journalist has asked by telephone or mail, and gives it to whoever is to see to it. */
export async function noteEnquiry(
  { place, locale, draft, author }: Noting,
  ports: NoteEnquiryPorts,
): Promise<AnswerResult> {
  if (!mayAnswer(place, author.only)) return { kind: 'not-there' };
  const askedAt = ports.now();
  const read = readEnquiry(enquiryDraftSchema, draft, askedAt);
  if (!read.ok) return { kind: 'refused', problems: read.problems };
  const owner = await ownerNamed({ id: read.data.owner, place, asking: asking(author) }, ports);
  if ('problems' in owner) return { kind: 'refused', ...owner };
  const question = enquiryOf(read.data, { place, locale, askedAt, ...owner, by: author.by });
  await ports.questions.add(question);
  return { kind: 'answered', question };
}

/** Gives an enquiry that waits to somebody else, or to whoever answers there. */
export async function giveEnquiry(
  { ref, owner: id, author }: { ref: QuestionRef; owner: string; author: EnquiryAuthor },
  ports: NoteEnquiryPorts,
): Promise<AnswerResult> {
  const question = await ports.questions.find(ref);
  if (!question?.enquiry || !mayAnswer(question, author.only)) return { kind: 'not-there' };
  if (question.state !== 'open') return { kind: 'refused', problems: [problemAt('', 'changed-meanwhile')] };
  const found = await ownerNamed({ id, place: question, asking: asking(author) }, ports);
  if ('problems' in found) return { kind: 'refused', ...found };
  const { owner: given } = found;
  if (given?.address === question.enquiry.owner?.address) return { kind: 'answered', question };
  const { owner: _before, ...enquiry } = question.enquiry;
  const step = { at: ports.now(), by: author.by, ...(given ? { givenTo: given.name } : {}) };
  const next: Question = {
    ...question,
    enquiry: withStep({ ...enquiry, ...(given ? { owner: given } : {}) }, step),
    revision: question.revision + 1,
  };
  if (await ports.questions.replace(next, question)) return { kind: 'answered', question: next };
  return { kind: 'refused', problems: [problemAt('', 'changed-meanwhile')] };
}

/** How often an enquiry changes hands, of which more than the last are no longer of use. */
const STEPS = 20;

function withStep(enquiry: Enquiry, step: Enquiry['history'][number]): Enquiry {
  const [first, ...later] = [...enquiry.history, step];
  return { ...enquiry, history: [...(first ? [first] : []), ...later.slice(-STEPS)] };
}

/** Those who may see to what journalists ask there, by the id under which they sign in. */
export type PossibleOwner = EnquiryOwner & { id: string };

/**
 * Coordinators, an organisation's own leads, and whoever asks: an identity provider may let them in who are not among
 * the people here.
 */
export async function enquiryOwners(
  place: Pick<QuestionPlace, 'organisation' | 'national'>,
  asking: EnquiryOwner,
  { people }: Pick<NoteEnquiryPorts, 'people'>,
): Promise<PossibleOwner[]> {
  const { people: all } = await people.read();
  const known = all.filter(
    ({ state, role, organisation }) =>
      state === 'active' &&
      (role === 'coordinator' ||
        (role === 'local-lead' && organisation !== undefined && mayAnswer(place, organisation))),
  );
  const others = known.filter(({ address }) => !samePerson(address, asking.address));
  return [{ ...asking, id: personId(asking.address) }, ...others]
    .map(({ id, name, address }) => ({ id, name, address }))
    .toSorted((one, other) => one.name.localeCompare(other.name));
}

type Named = { id: string; place: Parameters<typeof enquiryOwners>[0]; asking: EnquiryOwner };

async function ownerNamed(
  { id, place, asking }: Named,
  ports: NoteEnquiryPorts,
): Promise<{ owner: EnquiryOwner | undefined } | { problems: readonly Problem[] }> {
  if (id === '') return { owner: undefined };
  const owners = await enquiryOwners(place, asking, ports);
  const person = owners.find((one) => one.id === id);
  if (person) return { owner: { name: person.name, address: person.address } };
  return { problems: [problemAt('owner', 'not-one-of', { options: owners.map(({ name }) => name) })] };
}
