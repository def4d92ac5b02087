import * as z from 'zod';
import { contactId } from '../../../../domain/contacts/contact.ts';
import { howReachedSchema, manualFollowUpSchema } from '../../../../domain/mail/manual-follow-up.ts';
import { milestoneIdSchema } from '../../../../domain/plan/milestone.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { closeFollowUp } from '../../../../domain/tasks/use-cases/close-follow-up.ts';
import { listCountryFollowUps } from '../../../../domain/tasks/use-cases/list-country-follow-ups.ts';
import type { FollowUp } from '../../../../domain/tasks/use-cases/list-follow-ups.ts';
import { showFollowUp } from '../../../../domain/tasks/use-cases/show-follow-up.ts';
import { showWork } from '../../../../domain/tasks/use-cases/show-work.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const followUpViewSchema = manualFollowUpSchema
  .pick({ groups: true, reason: true })
  .extend({
    milestone: milestoneIdSchema,
    contact: z.string(),
    name: z.string(),
    phone: z.string().optional().meta({ description: 'Absent if no number is stored.' }),
    at: z.iso.datetime(),
    closed: z.strictObject({ at: z.iso.datetime(), who: z.string(), how: z.string() }).optional(),
  })
  .meta({
    id: 'FollowUp',
    description: 'A person whom no mail reaches and somebody has to reach another way.',
  });

const organisation = z.object({ organisation: organisationCodeSchema });
const HOLDERS = { roles: ['coordinator', 'local-lead'], scope: { organisation: 'organisation' } } as const;
const path = '/api/organisations/{organisation}/follow-ups';

/** People to be reached another way. */
export const FOLLOW_UP_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/follow-ups',
    summary: 'People in the whole country whom no mail reaches, and how they were reached, by organisation.',
    roles: ['coordinator'],
    scope: 'everything',
    input: z.object({ query: pageQuery(500) }),
    answers: {
      200: z.strictObject({
        followUps: z.array(followUpViewSchema.extend({ organisation: organisationCodeSchema })),
        ...pageAnswer,
      }),
    },
    async answer({ query }, { ports }) {
      const all = (await listCountryFollowUps(ports)).flatMap(({ organisation: { code }, followUps }) =>
        followUps.map((one) => ({ organisation: code, one })),
      );
      const key = ({ organisation: code, one }: (typeof all)[number]) =>
        `${code} ${one.milestone.id} ${contactId(one.person)}`;
      const { items, ...page } = pageOf(all, key, query);
      const followUps = items.map(({ organisation: code, one }) => ({
        organisation: code,
        ...followUpView(one),
      }));
      return { status: 200, body: { followUps, ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path,
    summary: 'People at an organisation whom no mail reaches, and how they were reached, by milestone.',
    ...HOLDERS,
    input: z.object({ params: organisation, query: pageQuery(500) }),
    answers: { 200: z.strictObject({ followUps: z.array(followUpViewSchema), ...pageAnswer }) },
    async answer({ params: { organisation: code }, query }, { user, admission, ports }) {
      const work = await showWork({ organisation: code, reader: { user, admission } }, ports);
      if (!work) return { problem: problemResponse(404) };
      const key = ({ milestone, person }: FollowUp) => `${milestone.id} ${contactId(person)}`;
      const { items, ...page } = pageOf(work.followUps, key, query);
      return { status: 200, body: { followUps: items.map(followUpView), ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: `${path}/{milestone}/{contact}`,
    summary: 'Note how a person was reached another way. What was noted first stands.',
    ...HOLDERS,
    input: z.object({
      params: organisation.extend({ milestone: milestoneIdSchema, contact: z.string().max(64) }),
      body: z
        .strictObject({ how: howReachedSchema.meta({ description: 'How and when, on one line.' }) })
        .meta({ id: 'ReachedAnotherWay' }),
    }),
    answers: { 200: followUpViewSchema },
    problems: [422],
    async answer({ params: ref, body: said }, { user, ports }) {
      const closed = await closeFollowUp({ ...ref, said, who: user.name }, ports);
      if (closed.kind === 'problems')
        return { problem: problemResponse(422, { problems: inputProblems(closed.problems) }) };
      const shown = closed.kind === 'closed' ? await showFollowUp(ref, ports) : undefined;
      return shown ? { status: 200, body: followUpView(shown) } : { problem: problemResponse(404) };
    },
  }),
];

function followUpView({ milestone, person, followUp }: FollowUp): z.input<typeof followUpViewSchema> {
  const { groups, reason, at, closed } = followUp;
  return {
    ...{ milestone: milestone.id, contact: contactId(person), name: person.name, groups, reason },
    ...(person.phone === undefined ? {} : { phone: person.phone }),
    at: new Date(at).toISOString(),
    ...(closed ? { closed: { ...closed, at: new Date(closed.at).toISOString() } } : {}),
  };
}
