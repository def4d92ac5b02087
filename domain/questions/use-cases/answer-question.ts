import * as z from 'zod';
import { ANSWER_FACTS, publishedWordsSchema } from '../../answers/published-answer.ts';

import type { Facts } from '../../catalogue/fact.ts';
import { factsIn } from '../../catalogue/fact-references.ts';
import { factsTyped } from '../../catalogue/fact-words.ts';
import { shownFacts } from '../../catalogue/text-resolver.ts';
import { type AddNewsItemPorts, addNewsItem } from '../../newsletter/use-cases/add-news-item.ts';
import { type RetractNewsPorts, retractNews } from '../../newsletter/use-cases/retract-news.ts';
import { InvalidInput } from '../../shared/errors.ts';
import { parseInput } from '../../shared/parse-input.ts';
import { prose } from '../../shared/plain-text.ts';
import { type Problem, problemAt } from '../../shared/problem.ts';
import { toStockholm } from '../../shared/stockholm-time.ts';
import type { AnswerJobs } from '../answer-job.ts';
import { mayAnswer } from '../answerer.ts';
import type { GivenAnswer, Question, QuestionRef, Questions } from '../question.ts';
import { type AskerOfPorts, askerOf } from './asker-of.ts';
import { type PlaceFactsPorts, type PlaceOfAnswer, placeOfAnswer } from './place-of-answer.ts';

/** How an answer appears in an issue: its Markdown, and the day (2026-11-29) on which it was given. */
export type SayAnswer = (said: { locale: string; answer: string; on: string }) => string;

export type AnswerQuestionPorts = PlaceFactsPorts &
  AskerOfPorts &
  AddNewsItemPorts &
  RetractNewsPorts & {
    questions: Pick<Questions, 'find' | 'replace'>;
    answerJobs: AnswerJobs;
    sayAnswer: SayAnswer;
    now: () => number;
  };

/**
 * An answer as somebody writes it. `version`: that of the answer which it replaces, 0 for the first. Without `publish`
 * it goes to whoever asked, and to nobody else.
 */
export const answerDraftSchema = z.strictObject({
  words: prose(4000),
  version: z.int().min(0),
  publish: publishedWordsSchema.optional(),
});
export type AnswerDraft = z.infer<typeof answerDraftSchema>;

/** Who answers, and the organisation of a local lead. */
export type AnswerAuthor = { by: string; only: string | undefined };

export type AnswerResult =
  | { kind: 'answered'; question: Question }
  | { kind: 'not-there' }
  /** Nothing was done. */
  | { kind: 'refused'; problems: readonly Problem[] };

type Answering = { ref: QuestionRef; draft: unknown; author: AnswerAuthor };

/**
 * Answers a question, once: for whoever asked, and if its author chooses for everybody, by the page, the script and the
 * next issue. A later answer replaces the one that its author saw. What follows is carried out from a queue.
 */
export async function answerQuestion(
  { ref, draft, author }: Answering,
  ports: AnswerQuestionPorts,
): Promise<AnswerResult> {
  const question = await ports.questions.find(ref);
  const place = question && (await placeOfAnswer(question, ports));
  if (!question || !place || !mayAnswer(question, author.only)) return { kind: 'not-there' };
  const parsed = parseInput(answerDraftSchema, draft);
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const said = parsed.data;
  if (said.version !== (question.answer?.version ?? 0)) return meanwhile();
  const reaches = question.asker !== undefined || said.publish !== undefined;
  const problems = [
    ...(reaches ? [] : [problemAt('publish', 'answer-for-nobody')]),
    ...answerProblems(said, { place, names: await askerOf(question, ports), ...ports }),
  ];
  if (problems.length > 0) return { kind: 'refused', problems };
  const news = await newsOf(said, { question, author }, ports);
  if ('problems' in news) return { kind: 'refused', ...news };
  const next: Question = {
    ...question,
    state: 'answered',
    answer: answerOf(said, { question, place, author, news: news.id, at: ports.now() }),
    delivered: false,
    revision: question.revision + 1,
  };
  const { closed: _closed, ...answered } = next;
  const earlier = question.answer?.public?.news;
  if (!(await ports.questions.replace(answered, question))) {
    if (news.added) await retract(question.rollout, news.id, author, ports);
    return meanwhile();
  }
  if (earlier !== undefined && earlier !== news.id) await retract(question.rollout, earlier, author, ports);
  await ports.answerJobs.enqueue({ rollout: question.rollout, id: question.id });
  return { kind: 'answered', question: answered };
}

const meanwhile = (): AnswerResult => ({ kind: 'refused', problems: [problemAt('', 'changed-meanwhile')] });

type Given = { question: Question; place: PlaceOfAnswer; author: AnswerAuthor };

/** What was public and no longer is, is withdrawn. */
function answerOf(
  { words, version, publish }: AnswerDraft,
  { question, place, author, news, at }: Given & { news: string | undefined; at: number },
): GivenAnswer {
  const { by } = author;
  const before = question.answer?.public;
  const typed = publish ? typedIn(publish, place) : {};
  const nowPublic =
    publish && news !== undefined
      ? { ...publish, news, ...(Object.keys(typed).length > 0 ? { typed } : {}) }
      : before && { ...before, withdrawn: before.withdrawn ?? { by, at } };
  return { words, by, at, version: version + 1, ...(nowPublic ? { public: nowPublic } : {}) };
}

function typedIn(
  { question, answer }: NonNullable<AnswerDraft['publish']>,
  { facts, catalogue }: PlaceOfAnswer,
): Facts {
  return factsTyped([...Object.entries(question), ...Object.entries(answer)], facts, catalogue.facts);
}

type Checked = Pick<AnswerQuestionPorts, 'unreadable'> & {
  place: PlaceOfAnswer;
  /** Name and address of whoever asked, as far as they are known. */
  names: readonly string[];
};

function answerProblems({ words, publish }: AnswerDraft, checked: Checked): Problem[] {
  const { names } = checked;
  const published = Object.entries(publish ?? {}).flatMap(([field, texts]) =>
    Object.entries(texts).map(([locale, text]) => ({ path: `publish.${field}.${locale}`, text })),
  );
  return [
    ...textProblems('words', words, checked),
    ...published.flatMap(({ path, text }) => [
      ...textProblems(path, text, checked),
      ...(namesAny(text, names) ? [problemAt(path, 'names-asker')] : []),
    ]),
  ];
}

/** What keeps a text from being shown where its answer stands. */
function textProblems(path: string, text: string, { place, unreadable }: Checked): Problem[] {
  const { catalogue, facts, national } = place;
  const wrong = factsIn(text).flatMap((fact): Problem[] => {
    if (ANSWER_FACTS.some((one) => one === fact)) return [];
    const scope = catalogue.facts[fact]?.scope;
    if (scope === undefined) return [problemAt(path, 'fact-undeclared', { fact })];
    if (national && scope === 'organisation') return [problemAt(path, 'fact-elsewhere', { fact, scope })];
    return facts[fact] === undefined ? [problemAt(path, 'fact-without-value', { fact })] : [];
  });
  if (wrong.length > 0) return wrong;
  const shown = {
    ...shownFacts(facts, catalogue.facts, 'sv'),
    service: { type: 'text', text: 'x' } as const,
  };
  return unreadable(text, shown).map((found) => ({ ...found, path }));
}

function namesAny(text: string, names: readonly string[]): boolean {
  return names.some((name) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(name)}(?![\\p{L}\\p{N}])`, 'iu').test(text),
  );
}

type News = { id: string | undefined; added: boolean } | { problems: readonly Problem[] };

/** The news by which the next issue tells it; none if it is not published. */
async function newsOf(
  { publish }: AnswerDraft,
  { question: { rollout, organisation, national }, author }: Omit<Given, 'place'>,
  ports: AnswerQuestionPorts,
): Promise<News> {
  if (!publish) return { id: undefined, added: false };
  const on = toStockholm(ports.now()).date;
  const body = Object.entries(publish.answer).map(([locale, answer]) => [
    locale,
    ports.sayAnswer({ locale, answer, on }),
  ]);
  const draft = {
    ...{ rollout, title: publish.question, body: Object.fromEntries(body), groups: 'all', from: on },
    organisations: national ? 'all' : [organisation],
  };
  try {
    const { item, added } = await addNewsItem(
      { draft, author: { by: author.by, organisation: author.only } },
      ports,
    );
    return { id: item.id, added };
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    return { problems: error.problems.map(inDraft) };
  }
}

/** The fields of news by the names that they have in an answer. */
function inDraft(found: Problem): Problem {
  const path = found.path.replace(/^title\b/, 'publish.question').replace(/^body\b/, 'publish.answer');
  return { ...found, path };
}

/** Keeps news out of the issues to come; what has left stays. */
async function retract(
  rollout: string,
  news: string | undefined,
  { by, only }: AnswerAuthor,
  ports: RetractNewsPorts,
): Promise<void> {
  if (news !== undefined) await retractNews({ rollout, news, author: { by, organisation: only } }, ports);
}

/**
 * Retracts a published answer: it no longer appears anywhere, nor in any further issue. The person who was answered is
 * told so by mail. Idempotent.
 */
export async function withdrawAnswer(
  { ref, author }: Omit<Answering, 'draft'>,
  ports: AnswerQuestionPorts,
): Promise<AnswerResult> {
  const question = await ports.questions.find(ref);
  if (!question?.answer || !mayAnswer(question, author.only)) return { kind: 'not-there' };
  const { answer } = question;
  if (!answer.public || answer.public.withdrawn) return { kind: 'answered', question };
  const withdrawn = { by: author.by, at: ports.now() };
  const next: Question = {
    ...question,
    answer: { ...answer, takenBack: true, public: { ...answer.public, withdrawn } },
    delivered: false,
    revision: question.revision + 1,
  };
  if (!(await ports.questions.replace(next, question))) return meanwhile();
  await retract(question.rollout, answer.public.news, author, ports);
  await ports.answerJobs.enqueue({ rollout: question.rollout, id: question.id });
  return { kind: 'answered', question: next };
}

/**
 * Closes what is not a question, or what nobody can answer, or what was answered by telephone: `spoken` is then what
 * was said. Nobody is told. Idempotent.
 */
export async function closeQuestion(
  { ref, author, spoken: said }: Omit<Answering, 'draft'> & { spoken?: unknown },
  ports: Pick<AnswerQuestionPorts, 'questions' | 'now'>,
): Promise<AnswerResult> {
  const parsed = parseInput(z.strictObject({ spoken: prose(2000).optional() }), { spoken: said });
  if (!parsed.ok) return { kind: 'refused', problems: parsed.problems };
  const { spoken } = parsed.data;
  const question = await ports.questions.find(ref);
  if (!question || !mayAnswer(question, author.only)) return { kind: 'not-there' };
  if (question.state === 'closed') return { kind: 'answered', question };
  if (question.state === 'answered') return meanwhile();
  const closed = { by: author.by, at: ports.now(), ...(spoken === undefined ? {} : { spoken }) };
  const next: Question = { ...question, state: 'closed', closed, revision: question.revision + 1 };
  return (await ports.questions.replace(next, question)) ? { kind: 'answered', question: next } : meanwhile();
}
