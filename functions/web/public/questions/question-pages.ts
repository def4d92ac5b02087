import {
  type AskQuestionPorts,
  askQuestion,
  type NewQuestion,
  questionProblems,
  sendEnquiry,
} from '../../../../domain/questions/use-cases/ask-question.ts';
import {
  type FindQuestionPlacePorts,
  findQuestionPlace,
} from '../../../../domain/questions/use-cases/find-question-place.ts';
import { enquiryFormSchema, readEnquiry } from '../../../../domain/questions/use-cases/note-enquiry.ts';
import {
  type ReadQuestionLinkPorts,
  readQuestionLink,
} from '../../../../domain/questions/use-cases/read-question-link.ts';
import { isoMoment } from '../../../../domain/shared/typed-day.ts';
import {
  askedQuestionPage,
  askPage,
  questionLimitPage,
} from '../../../../templates/pages/public/questions/ask.ts';
import { askedPressPage, pressAskPage } from '../../../../templates/pages/public/questions/press-ask.ts';
import { TRAP } from '../../../../templates/pages/public/trap.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

export type QuestionReads = FindQuestionPlacePorts & ReadQuestionLinkPorts;
export type QuestionActs = QuestionReads &
  AskQuestionPorts & {
    /** Called for every question taken. */
    onAsked: (asked: { rollout: string; organisation: string }) => void;
  };

const OPEN = { who: 'anyone', cache: 'never' } as const;
const PLACES = ['/ask/{rollout}', '/ask/{rollout}/{organisation}'] as const;

const LINK = { path: '/question/{token}', who: 'link-holder' } as const;

const OPEN_PAGES: readonly PublicRoute<QuestionReads, QuestionActs>[] = PLACES.flatMap((path) => [
  {
    method: 'GET',
    path,
    ...OPEN,
    async answer(request) {
      const asked = await placeOf(request);
      return asked ? { page: askPage({ ...asked, locale: request.locale }) } : 'not-there';
    },
  } satisfies PublicRoute<QuestionReads, QuestionActs>,
  {
    method: 'POST',
    path,
    ...OPEN,
    async answer(request) {
      const asked = await placeOf(request);
      return asked ? take(request, asked) : 'not-there';
    },
  } satisfies PublicRoute<QuestionReads, QuestionActs>,
]);

const PRESS = { path: '/question/press/{rollout}', ...OPEN } as const;

/** The form of the newsroom, in which a journalist says by when an answer is needed. */
const PRESS_PAGES: readonly PublicRoute<QuestionReads, QuestionActs>[] = [
  {
    method: 'GET',
    ...PRESS,
    async answer(request) {
      const asked = await placeOf(request);
      return asked ? { page: pressAskPage({ ...asked, locale: request.locale }) } : 'not-there';
    },
  },
  {
    method: 'POST',
    ...PRESS,
    async answer(request) {
      const asked = await placeOf(request);
      return asked ? takeEnquiry(request, asked) : 'not-there';
    },
  },
];

/** The forms in which anybody may ask about a rollout or an organisation in it, and those behind the links in mails. */
export const QUESTION_PAGES: readonly PublicRoute<QuestionReads, QuestionActs>[] = [
  ...OPEN_PAGES,
  ...PRESS_PAGES,
  {
    method: 'GET',
    ...LINK,
    async answer(request) {
      const asked = await linkOf(request);
      return asked ? { page: askPage({ ...asked, locale: request.locale }) } : 'not-there';
    },
  },
  {
    method: 'POST',
    ...LINK,
    async answer(request) {
      const asked = await linkOf(request);
      return asked ? take(request, asked) : 'not-there';
    },
  },
];

type Asked = Pick<NewQuestion, 'place' | 'mail'> & { path: string; known: boolean };

async function placeOf({ params, path, ports }: PublicRequest<QuestionReads>): Promise<Asked | undefined> {
  const { rollout = '', organisation } = params;
  const place = await findQuestionPlace({ rollout, organisation }, ports);
  return place && { place, path, known: false };
}

async function linkOf({
  params: { token = '' },
  path,
  ports,
}: PublicRequest<QuestionReads>): Promise<Asked | undefined> {
  const link = await readQuestionLink(token, ports);
  return link && { ...link, path, known: true };
}

async function take(request: PublicRequest<QuestionActs>, asked: Asked): Promise<PageAnswer> {
  const { ports, locale, form } = request;
  const { place, path, known, mail } = asked;
  const values = { question: field(form, 'question'), address: known ? '' : field(form, 'address') };
  const problems = questionProblems(values);
  if (problems.length > 0) return { page: askPage({ ...asked, locale, values, problems }), status: 400 };
  // One response from here on within the limits, also for a program that filled in what people do not see.
  if (field(form, TRAP) === '') {
    const network = request.network();
    const result = await askQuestion({ form: values, place, locale, network, mail }, ports);
    if (result !== 'asked')
      return { page: questionLimitPage(locale, path, result.limitedUntil), status: 429 };
    const { rollout, organisation } = place;
    ports.onAsked({ rollout, organisation });
  }
  return { page: askedQuestionPage(locale, { answered: known || values.address !== '' }) };
}

async function takeEnquiry(
  request: PublicRequest<QuestionActs>,
  { place, path }: Asked,
): Promise<PageAnswer> {
  const { ports, locale, form } = request;
  const names = Object.keys(enquiryFormSchema.shape);
  const written = Object.fromEntries(names.map((name) => [name, field(form, name)]));
  const values = { ...written, deadline: isoMoment(field(form, 'deadline')) };
  const read = readEnquiry(enquiryFormSchema, values, ports.now());
  if (!read.ok)
    return { page: pressAskPage({ place, path, locale, values, problems: read.problems }), status: 400 };
  if (field(form, TRAP) === '') {
    const result = await sendEnquiry({ form: values, place, locale, network: request.network() }, ports);
    if (result !== 'asked')
      return { page: questionLimitPage(locale, path, result.limitedUntil), status: 429 };
    const { rollout, organisation } = place;
    ports.onAsked({ rollout, organisation });
  }
  return { page: askedPressPage(locale) };
}
