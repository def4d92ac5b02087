import { aliasOf } from '../../contacts/alias.ts';
import { type Contact, contactId } from '../../contacts/contact.ts';
import { type Question, type Questions, questionSchema } from '../../questions/question.ts';
import { withoutAsker } from '../../questions/use-cases/forget-asker.ts';
import type { Rollouts } from '../../rollout/rollout.ts';
import { isSameJson } from '../../shared/digest.ts';
import { recipientKey } from '../../shared/email-address.ts';
import { type Traces, withoutTraces } from '../../shared/personal.ts';
import { AGAIN, retryLostRace } from '../../shared/retry-lost-race.ts';

export type EraseFromQuestionsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  questions: Pick<Questions, 'ofRollout' | 'find' | 'replace'>;
  now: () => number;
};

/** Removes a person from what they have asked, and from every question and answer that names them. */
export async function eraseFromQuestions(person: Contact, ports: EraseFromQuestionsPorts): Promise<void> {
  const { name, address, phone } = person;
  const traces = { name, address, phone, alias: aliasOf(contactId(person)) };
  for (const { id: rollout } of await ports.rollouts.list())
    for (const question of await ports.questions.ofRollout(rollout))
      if (cleaned(question, traces, 0)) await clean(question, traces, ports);
}

function clean(question: Question, traces: Traces, ports: EraseFromQuestionsPorts): Promise<void> {
  return retryLostRace(`question ${question.id}`, async () => {
    const read = await ports.questions.find(question);
    const next = read && cleaned(read, traces, ports.now());
    if (!read || !next || (await ports.questions.replace(next, read))) return undefined;
    return AGAIN;
  });
}

/** The question without them; undefined if it does not have them. */
function cleaned(question: Question, traces: Traces, at: number): Question | undefined {
  const { asker } = question;
  const isTheirs =
    asker && 'address' in asker && recipientKey(asker.address) === recipientKey(traces.address);
  const left = isTheirs ? withoutAsker(question, at) : question;
  const next = withoutTraces(questionSchema, left, traces);
  if (isSameJson(next, question)) return undefined;
  return { ...next, revision: question.revision + 1 };
}
