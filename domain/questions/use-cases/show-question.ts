import { staleFactsIn } from '../../answers/published-answer.ts';
import { type Contacts, isActive } from '../../contacts/contact.ts';
import type { ChangedFact } from '../../plan/change.ts';
import { type Answerer, answererOf, mayAnswer } from '../answerer.ts';
import type { Question, QuestionRef, Questions } from '../question.ts';
import { type PlaceFactsPorts, type PlaceOfAnswer, placeOfAnswer } from './place-of-answer.ts';

export type ShowQuestionPorts = PlaceFactsPorts & {
  contacts: Pick<Contacts, 'ofOrganisation'>;
  questions: Pick<Questions, 'find'>;
};

/** A question where it belongs, and what its published answer says that no longer holds: nobody is shown it then. */
export type ShownQuestion = {
  question: Question;
  place: PlaceOfAnswer;
  answerer: Answerer;
  outdated: ChangedFact[];
};

/** Undefined if there is none, or a local lead (`only`) may not see it. Read-only. */
export async function showQuestion(
  ref: QuestionRef,
  only: string | undefined,
  ports: ShowQuestionPorts,
): Promise<ShownQuestion | undefined> {
  const question = await ports.questions.find(ref);
  const place = question && mayAnswer(question, only) ? await placeOfAnswer(question, ports) : undefined;
  if (!question || !place) return undefined;
  const contacts = question.national ? [] : await ports.contacts.ofOrganisation(question.organisation);
  const lead = contacts.find((one) => isActive(one) && one.groups.includes(place.catalogue.responsible));
  const given = question.answer?.public;
  return {
    question,
    place,
    answerer: answererOf(question, lead),
    outdated: given && !given.withdrawn ? staleFactsIn(given, place.facts) : [],
  };
}
