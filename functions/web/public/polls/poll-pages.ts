import type { PollQuestion } from '../../../../domain/polls/poll.ts';
import { type CastVotePorts, castVote } from '../../../../domain/polls/use-cases/cast-vote.ts';
import {
  type OpenPoll,
  type OpenPollPorts,
  openPoll,
  signPollPage,
} from '../../../../domain/polls/use-cases/open-poll.ts';
import {
  answeredPage,
  closedPollPage,
  pollLimitPage,
  pollPage,
} from '../../../../templates/pages/public/polls/poll.ts';
import { TRAP } from '../../../../templates/pages/public/trap.ts';
import { field } from '../../http/form.ts';
import type { PageAnswer } from '../../http/page-answer.ts';
import type { PublicRequest, PublicRoute } from '../public-route.ts';

export type PollReads = OpenPollPorts;
export type PollActs = PollReads & CastVotePorts;

const LINK = { path: '/polls/{token}', who: 'link-holder' } as const;

/** What a group is asked behind the links in mails and on walls. Only a button answers: scanners open every link. */
export const POLL_PAGES: readonly PublicRoute<PollReads, PollActs>[] = [
  {
    method: 'GET',
    ...LINK,
    async answer(request) {
      const poll = await openPoll(request.params.token ?? '', request.ports);
      return poll ? show(request, poll) : 'not-there';
    },
  },
  {
    method: 'POST',
    ...LINK,
    async answer(request) {
      const poll = await openPoll(request.params.token ?? '', request.ports);
      return poll ? take(request, poll) : 'not-there';
    },
  },
];

type Asked = Pick<PublicRequest<PollReads>, 'locale' | 'path' | 'ports'>;

async function show(request: Asked, poll: OpenPoll, unreadable?: PollQuestion): Promise<PageAnswer> {
  const { locale, path, ports } = request;
  const question = unreadable ?? poll.questions[0];
  if (!poll.isOpen || !question) return { page: closedPollPage({ locale, poll }) };
  const page = poll.mark === undefined ? await signPollPage(ports) : undefined;
  const shown = { locale, poll, path, page, question, ...(unreadable ? { unreadable: true } : {}) };
  return { page: pollPage(shown), status: unreadable ? 400 : 200 };
}

async function take(request: PublicRequest<PollActs>, poll: OpenPoll): Promise<PageAnswer> {
  const { locale, path, ports, form } = request;
  const sent = {
    question: field(form, 'question'),
    answer: field(form, 'answer'),
    page: field(form, 'page'),
  };
  const question = poll.questions.find((one) => one === sent.question) ?? poll.questions[0];
  // A program that filled in what people do not see is asked again, and nothing is counted.
  if (field(form, TRAP) !== '') return show(request, poll, question);
  const vote = await castVote({ poll, form: sent, network: request.network() }, ports);
  if (vote.kind === 'closed') return { page: closedPollPage({ locale, poll }) };
  if (vote.kind === 'unreadable') return show(request, poll, question);
  if (vote.kind === 'limited') return { page: pollLimitPage(locale, vote.limitedUntil), status: 429 };
  const next = poll.questions[poll.questions.indexOf(vote.question) + 1];
  const page = poll.mark === undefined && next ? await signPollPage(ports) : undefined;
  return { page: answeredPage({ locale, poll, path, page, vote, next }) };
}
