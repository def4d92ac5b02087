import type { Catalogues } from '../../catalogue/catalogues.ts';
import { type Contacts, isActive } from '../../contacts/contact.ts';
import type { Rollout, Rollouts } from '../../rollout/rollout.ts';
import { mapInChunks } from '../../shared/concurrency.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import { type Answerer, answererOf, waitForAnswer } from '../answerer.ts';
import type { Question, Questions } from '../question.ts';

export type ListQuestionsPorts = {
  rollouts: Pick<Rollouts, 'list'>;
  catalogues: Pick<Catalogues, 'currentVersion' | 'load'>;
  contacts: Pick<Contacts, 'ofOrganisation'>;
  questions: Pick<Questions, 'ofRollout'>;
  now: () => number;
};

/** A question, who is to answer it, and how many working days it has waited. */
export type ListedQuestion = {
  question: Question;
  rollout: Pick<Rollout, 'id' | 'name'>;
  answerer: Answerer;
  days: number;
  late: boolean;
};

/** Those that wait, of journalists by their deadline, then the oldest; those that are done, the latest first. */
export type QuestionList = { open: ListedQuestion[]; done: ListedQuestion[] };

/** The questions of all rollouts, or only those of one organisation. Read-only. */
export async function listQuestions(
  { only }: { only: string | undefined },
  ports: ListQuestionsPorts,
): Promise<QuestionList> {
  const today = toStockholm(ports.now()).date;
  const lists = await mapInChunks(await ports.rollouts.list(), async (rollout) => {
    const all = await ports.questions.ofRollout(rollout.id);
    const own = all.filter(({ organisation }) => only === undefined || organisation === only);
    const leads = await leadsOf(rollout, own, ports);
    return own.map((question): ListedQuestion => {
      const { days, late } = waitForAnswer(question, { today, daysOff: rollout.daysOff });
      const { id, name } = rollout;
      const answerer = answererOf(question, leads.get(question.organisation));
      return { question, rollout: { id, name }, answerer, days, late: question.state === 'open' && late };
    });
  });
  const all = lists.flat();
  const isOpen = ({ question }: ListedQuestion) => question.state === 'open';
  return {
    open: all
      .filter(isOpen)
      .toSorted((a, b) => orderOf(a) - orderOf(b) || a.question.askedAt - b.question.askedAt),
    done: all.filter((one) => !isOpen(one)).toSorted((a, b) => doneAt(b) - doneAt(a)),
  };
}

/** Journalists first, by when they need an answer. */
function orderOf({ question: { enquiry } }: ListedQuestion): number {
  return enquiry?.deadline ?? Number.MAX_SAFE_INTEGER;
}

function doneAt({ question: { answer, closed, askedAt } }: ListedQuestion): number {
  return answer?.at ?? closed?.at ?? askedAt;
}

/** The lead of each organisation that has a question waiting. */
async function leadsOf(
  { catalogue: id }: Rollout,
  questions: readonly Question[],
  { catalogues, contacts }: ListQuestionsPorts,
): Promise<Map<string, { name: string }>> {
  const open = questions.filter(({ state, national }) => state === 'open' && !national);
  const codes = [...new Set(open.map(({ organisation }) => organisation))];
  const version = codes.length > 0 ? await catalogues.currentVersion(id) : undefined;
  const loaded = version === undefined ? undefined : await catalogues.load(id, version);
  if (!loaded) return new Map();
  const found = await mapInChunks(codes, async (code): Promise<[string, { name: string }][]> => {
    const lead = (await contacts.ofOrganisation(code)).find(
      (one) => isActive(one) && one.groups.includes(loaded.catalogue.responsible),
    );
    return lead ? [[code, { name: lead.name }]] : [];
  });
  return new Map(found.flat());
}
