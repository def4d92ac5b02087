import * as z from 'zod';
import { weakeningSchema } from '../../../../domain/controls/control.ts';
import {
  type ControlCase,
  type ControlChange,
  casesIn,
  changeIdSchema,
  notedSchema,
  notesIn,
} from '../../../../domain/controls/control-log.ts';
import { problemAt } from '../../../../domain/shared/problem.ts';
import { decide, TWO_PEOPLE } from '../../console/controls/control-pages.ts';
import { apiRoute } from '../api-route.ts';
import { pageAnswer, pageOf, pageQuery } from '../paging.ts';
import { inputProblems, problemResponse } from '../problem.ts';

const saidSchema = z.strictObject({ by: z.string(), at: z.iso.datetime() });
const changeSchema = z
  .strictObject({
    id: z.string(),
    kind: z.enum(['rollout', 'resend', 'restore']),
    rollout: z.string().optional(),
    weakened: z.array(weakeningSchema).optional(),
    dispatch: z.string().optional(),
    delivery: z.string().optional(),
    reason: z.string().optional(),
    table: z.string().optional(),
    asked: saidSchema,
    decided: saidSchema.extend({ did: z.enum(['accepted', 'rejected']) }).optional(),
    ended: z.enum(['applied', 'lapsed']).optional(),
    tried: z.array(saidSchema).meta({ description: 'Who tried to accept it and may not.' }),
  })
  .meta({ id: 'ControlChange', description: 'What one person may not do alone, and what became of it.' });

const noteSchema = z
  .strictObject({
    id: z.string(),
    what: notedSchema.meta({
      description:
        'Where events are sent, by host, and which other systems have access: what was done to either.',
    }),
    ...saidSchema.shape,
  })
  .meta({ id: 'ControlNote', description: 'What one person may do alone, and others must be able to see.' });

const wordSchema = z.strictObject({ word: z.enum(['accept', 'reject']) }).meta({ id: 'SecondWord' });

/** What waits for a second person, and the log of it. */
export const CONTROL_ROUTES = [
  apiRoute({
    method: 'GET',
    path: '/api/controls',
    summary: 'What weakens a control: asked for, accepted, rejected and tried; oldest first.',
    ...TWO_PEOPLE,
    input: z.object({ query: pageQuery(500) }),
    answers: { 200: z.strictObject({ changes: z.array(changeSchema), ...pageAnswer }) },
    async answer({ query }, { ports }) {
      const cases = casesIn(await ports.controlLog.entries());
      const { items, ...page } = pageOf(cases, ({ id }) => id, query);
      return { status: 200, body: { changes: items.map(changeView), ...page } };
    },
  }),
  apiRoute({
    method: 'GET',
    path: '/api/controls/notes',
    summary:
      'What one person did alone that others must be able to see: webhooks and machines; oldest first.',
    ...TWO_PEOPLE,
    input: z.object({ query: pageQuery(500) }),
    answers: { 200: z.strictObject({ notes: z.array(noteSchema), ...pageAnswer }) },
    async answer({ query }, { ports }) {
      const notes = notesIn(await ports.controlLog.entries());
      const { items, ...page } = pageOf(notes, ({ id }) => id, query);
      const shown = items.map(({ at, ...note }) => ({ ...note, at: new Date(at).toISOString() }));
      return { status: 200, body: { notes: shown, ...page } };
    },
  }),
  apiRoute({
    method: 'POST',
    path: '/api/controls/{change}',
    summary: 'Accept what somebody else has asked for, as an approver, or reject it.',
    ...TWO_PEOPLE,
    input: z.object({ params: z.object({ change: changeIdSchema }), body: wordSchema }),
    answers: { 200: z.strictObject({ result: z.enum(['applied', 'rejected', 'lapsed']) }) },
    problems: [409],
    async answer({ params: { change }, body: { word } }, { ports, user }) {
      const result = await decide({ ports, user }, { change, word });
      if (result === 'unknown') return { problem: problemResponse(404) };
      if (result !== 'own' && result !== 'decided') return { status: 200, body: { result } };
      const found = result === 'own' ? 'second-person-needed' : 'changed-meanwhile';
      return { problem: problemResponse(409, { problems: inputProblems([problemAt('word', found)]) }) };
    },
  }),
];

function changeView({ id, what, asked, decided, ended, tried }: ControlCase): z.infer<typeof changeSchema> {
  const said = ({ by, at }: { by: string; at: number }) => ({ by, at: new Date(at).toISOString() });
  return {
    id,
    ...aboutOf(what),
    asked: said(asked),
    ...(decided && { decided: { ...said(decided), did: decided.did } }),
    ...(ended && { ended }),
    tried: tried.map(said),
  };
}

function aboutOf(what: ControlChange) {
  switch (what.kind) {
    case 'rollout':
      return { kind: what.kind, rollout: what.rollout, weakened: what.weakened };
    case 'resend':
      return { kind: what.kind, dispatch: what.dispatch, delivery: what.delivery, reason: what.reason };
    case 'restore':
      return { kind: what.kind, table: what.table };
  }
}
