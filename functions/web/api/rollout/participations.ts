import * as z from 'zod';
import { exceptionSchema } from '../../../../domain/catalogue/date-rules.ts';
import { factsSchema } from '../../../../domain/catalogue/fact.ts';
import { changeLocalFacts } from '../../../../domain/milestone/use-cases/change-local-facts.ts';
import { whySchema } from '../../../../domain/plan/change.ts';
import { organisationCodeSchema } from '../../../../domain/rollout/organisation.ts';
import { type Participation, participationSchema, seenOf } from '../../../../domain/rollout/rollout.ts';
import { rolloutIdSchema } from '../../../../domain/rollout/rollout-id.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import type { ConsolePorts } from '../../console/console-ports.ts';
import { type ApiAnswer, apiRoute } from '../api-route.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const params = z.object({ organisation: organisationCodeSchema, rollout: rolloutIdSchema });
const path = '/api/organisations/{organisation}/participations/{rollout}';
const scope = { organisation: 'organisation' } as const;

const participationViewSchema = participationSchema
  .extend({ version: z.string().meta({ description: 'Changes with every edit.' }) })
  .meta({ id: 'OwnParticipation', description: 'An organisation’s own data in a rollout.' });

const changeSchema = z
  .strictObject({
    basedOn: z.string().min(1).max(64).meta({ description: 'The `version` that was edited.' }),
    registerNumber: participationSchema.shape.registerNumber.meta({
      description: 'The case number in its own register; absent if there is none.',
    }),
    facts: factsSchema.meta({ description: 'All its own facts: omitted ones are removed.' }),
    why: whySchema
      .optional()
      .meta({ description: 'Required if people were told a value that this changes.' }),
    exception: exceptionSchema.optional().meta({ description: 'Why it is so against a soft rule.' }),
  })
  .meta({ id: 'ParticipationChange' });

/** An organisation's own facts and register number, changed by the coordinator or the organisation. */
export const PARTICIPATION_ROUTES = [
  apiRoute({
    method: 'GET',
    path,
    summary: 'The facts and the register number that an organisation has of its own in a rollout.',
    roles: ['coordinator', 'approver', 'registrar', 'local-lead'],
    scope,
    input: z.object({ params }),
    answers: { 200: participationViewSchema },
    answer: ({ params: of }, { ports }) => shown(of, ports),
  }),
  apiRoute({
    method: 'POST',
    path,
    summary:
      'Change them. What waits for the organisation’s day moves with it; ' +
      'whoever was told an old value is told the new one.',
    roles: ['coordinator', 'local-lead'],
    scope,
    input: z.object({ params, body: changeSchema }),
    answers: { 200: participationViewSchema },
    problems: [409, 422],
    async answer(
      { params: of, body: { basedOn, registerNumber = '', facts, why, exception } },
      { ports, user },
    ) {
      const changedBy = user.address;
      const edit = { ...of, registerNumber, facts, why, exception, seen: basedOn, changedBy };
      const edited = await changeLocalFacts(edit, ports);
      switch (edited.kind) {
        case 'saved':
          return shown(of, ports);
        case 'changed':
          return {
            problem: problemResponse(409, {
              problems: inputProblems([problemAt('basedOn', 'changed-meanwhile')]),
            }),
          };
        case 'refused':
          return { problem: problemResponse(422, { problems: inputProblems(edited.problems) }) };
        case 'not-there':
          return { problem: problemResponse(404) };
      }
    },
  }),
];

async function shown(
  { rollout, organisation }: Pick<Participation, 'rollout' | 'organisation'>,
  { rollouts }: Pick<ConsolePorts, 'rollouts'>,
): Promise<ApiAnswer> {
  const found = await rollouts.participation(rollout, organisation);
  return found
    ? { status: 200, body: { ...found, version: seenOf(found) } }
    : { problem: problemResponse(404) };
}
