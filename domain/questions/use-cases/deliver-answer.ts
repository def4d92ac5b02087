import type { PublishedAnswers } from '../../answers/published-answer.ts';
import type { ShownFact } from '../../catalogue/fact.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { contactId } from '../../contacts/contact.ts';
import { type Delivery, deliveryId } from '../../mail/delivery.ts';
import { confirmationList } from '../../mail/suppression.ts';
import type { Variant } from '../../mail/variant.ts';
import type { Responsible } from '../../rollout/responsible.ts';
import { type PlanDispatchPartPorts, planDispatchPart } from '../../sending/use-cases/plan-dispatch-part.ts';
import { shortDigest } from '../../shared/digest.ts';
import { inLocale } from '../../shared/locale.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { AnswerJob } from '../answer-job.ts';
import {
  answerDispatchId,
  type GivenAnswer,
  type Question,
  type Questions,
  takenBackDispatchId,
} from '../question.ts';
import { type AskerOfPorts, mailOfAsker } from './asker-of.ts';
import { type PlaceFactsPorts, type PlaceOfAnswer, placeOfAnswer } from './place-of-answer.ts';

/** The content of the mail that answers a question. `answer` is Markdown that refers to `facts`. */
export type AnswerContent = {
  locale: string;
  service: string;
  organisation: string;
  question: string;
  /** The day on which it was asked: 2026-11-29. */
  askedOn: string;
  answer: string;
  facts: Readonly<Record<string, ShownFact>>;
  /** Whether it replaces an earlier answer, or says that the answer no longer holds. */
  why: 'first' | 'again' | 'taken-back';
  /** Whether an address was typed in, perhaps by somebody else, whose owner can refuse such mails. */
  leavable: boolean;
  sender: string;
  contact: Responsible;
};
export type RenderAnswer = (content: AnswerContent) => { subject: string; html: string; text: string };

export type DeliverAnswerPorts = PlanDispatchPartPorts &
  PlaceFactsPorts &
  AskerOfPorts & {
    questions: Pick<Questions, 'find' | 'replace'>;
    publishedAnswers: Pick<PublishedAnswers, 'put'>;
    render: RenderAnswer;
    now: () => number;
  };

/** In the tags of a mail, and in no catalogue: whoever asks need not be in any group. */
const ASKERS = 'askers';

/**
 * Carries out what was decided about an answer: publishes it or takes it back, and mails that to whoever asked, by a
 * dispatch of one mail like all other mail. Idempotent; false if there was nothing to do.
 */
export async function deliverAnswer({ rollout, id }: AnswerJob, ports: DeliverAnswerPorts): Promise<boolean> {
  const question = await ports.questions.find({ rollout, id });
  if (!question?.answer || question.delivered) return false;
  await publish(question, question.answer, ports);
  await mail(question, question.answer, ports);
  // Whatever was decided meanwhile has a job of its own.
  await ports.questions.replace({ ...question, delivered: true, revision: question.revision + 1 }, question);
  return true;
}

async function publish(
  { rollout, id, organisation, national, revision }: Question,
  { public: given, at }: GivenAnswer,
  { publishedAnswers }: DeliverAnswerPorts,
): Promise<void> {
  if (!given) return;
  const { question, answer, typed, withdrawn } = given;
  await publishedAnswers.put({
    ...{ id, rollout, question, answer },
    ...(national ? {} : { organisation }),
    answeredOn: toStockholm(at).date,
    version: revision,
    ...(typed ? { typed } : {}),
    ...(withdrawn ? { withdrawn: true } : {}),
  });
}

const ANSWERED = { sv: 'Svar på en fråga', en: 'Answer to a question' };
const TAKEN_BACK = { sv: 'Svar som inte gäller längre', en: 'Answer that no longer holds' };

async function mail(question: Question, answer: GivenAnswer, ports: DeliverAnswerPorts): Promise<void> {
  const told = answerDispatchId(question, answer.version);
  const id = answer.takenBack ? takenBackDispatchId(question, answer.version) : told;
  // Whoever has not been answered need not be told that the answer does not hold.
  if (answer.takenBack && !(await ports.dispatches.find(told))) return;
  const { rollout, organisation } = question;
  const [place, reader] = [await placeOfAnswer(question, ports), await readerOf(question, ports)];
  if (!place || !reader) return;
  await ports.dispatches.open({
    ...{ id, rollout, purpose: 'answer', organisations: [organisation], state: 'planning' },
    name: answer.takenBack ? TAKEN_BACK : ANSWERED,
    changedAt: ports.now(),
  });
  const dispatch = await ports.dispatches.find(id);
  if (dispatch?.state !== 'planning' && dispatch?.state !== 'planned') return;
  const variant = variantOf(question, { id, answer, place, reader }, ports);
  const delivery: Delivery = {
    ...reader,
    id: deliveryId(id, organisation, reader.address),
    organisation,
    variant: variant.id,
    outcome: { state: 'planned', tries: 0, notBefore: 0 },
  };
  await planDispatchPart(
    dispatch,
    { organisation, variants: [variant], deliveries: [delivery], carries: [] },
    ports,
  );
}

type Reader = Pick<Delivery, 'name' | 'address' | 'contact' | 'groups' | 'list'>;

/** Whoever asked: by the address that they left, or the mail whose link they used. */
async function readerOf(question: Question, ports: DeliverAnswerPorts): Promise<Reader | undefined> {
  const { asker, organisation, rollout } = question;
  if (!asker) return undefined;
  const groups = [ASKERS];
  if ('address' in asker) {
    const { address } = asker;
    const contact = contactId({ organisation, address });
    const name = address.slice(0, address.lastIndexOf('@'));
    return { name, address, contact, groups, list: confirmationList(rollout) };
  }
  const known = await mailOfAsker(question, ports);
  return known && { name: known.name, address: known.address, contact: known.contact, groups };
}

type Mailed = { id: string; answer: GivenAnswer; place: PlaceOfAnswer; reader: Reader };

function variantOf(
  question: Question,
  { id, answer, place, reader }: Mailed,
  { render }: DeliverAnswerPorts,
): Variant {
  const { rollout, organisation, catalogue } = place;
  const { locale } = question;
  const service = inLocale(rollout.name, locale);
  const name = inLocale(organisation.name, locale);
  const leavable = reader.list !== undefined;
  return {
    id: shortDigest('variant', id),
    locale,
    groups: [ASKERS],
    channels: [],
    topics: [],
    from: { name, address: rollout.from },
    replyTo: rollout.contact,
    ...(leavable ? { listName: service } : {}),
    ...render({
      ...{ locale, service, organisation: name, sender: name, contact: rollout.contact, leavable },
      question: question.words,
      askedOn: toStockholm(question.askedAt).date,
      answer: answer.words,
      facts: {
        ...shownFacts(place.facts, catalogue.facts, locale),
        service: { type: 'text', text: service },
      },
      why: answer.takenBack ? 'taken-back' : answer.version > 1 ? 'again' : 'first',
    }),
  };
}
