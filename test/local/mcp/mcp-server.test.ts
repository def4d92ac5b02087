import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { API_OPERATIONS } from '../../../local/mcp/api-description.ts';
import { toolsOf } from '../../../local/mcp/api-tools.ts';
import { OPERATIONS } from '../../../local/mcp/operations.ts';
import { nationalFile } from '../../fixtures/a-press-release.ts';
import { someTools } from './some-tools.ts';

let site: Awaited<ReturnType<typeof someTools>>;
let coordinator: Awaited<ReturnType<typeof site.clientOf>>;
let lead: typeof coordinator;

beforeAll(async () => {
  site = await someTools();
  coordinator = await site.clientOf('coordinator');
  lead = await site.clientOf('local-lead');
});

/** The operations of tools that take a body, written out by hand: what may be stored by them, and what is computed. */
const WITH_BODY = [
  'POST /api/changes/preview',
  'POST /api/previews',
  'POST /api/previews/organisations/{organisation}',
];
const DRAFTING = [
  'POST /api/press-releases',
  'POST /api/rollouts/{rollout}/drafts',
  'POST /api/rollouts/{rollout}/prepared-counters',
];

describe('the operations of the API', () => {
  it('are each a tool, or refused for a reason, and nothing else is', () => {
    expect(Object.keys(OPERATIONS).toSorted()).toEqual(API_OPERATIONS.map(({ key }) => key).toSorted());
  });

  it('are tools where they read, and where they store a draft; and those are the ones that were meant', () => {
    const posts = toolsOf().filter(({ operation }) => operation.method === 'POST');
    expect(posts.map(({ operation }) => operation.key).toSorted()).toEqual(
      [...WITH_BODY, ...DRAFTING].toSorted(),
    );
    const drafting = toolsOf().filter(({ does }) => does === 'drafts');
    expect(drafting.map(({ operation }) => operation.key).toSorted()).toEqual(DRAFTING.toSorted());
  });

  it('are no tools as long as nobody has written that they are', () => {
    expect(toolsOf({})).toEqual([]);
    expect(toolsOf({ 'GET /api/unheard-of': { tool: 'x', does: 'reads' } })).toEqual([]);
  });

  it('have ids in their paths that nothing else can be made of', () => {
    for (const { operation } of toolsOf())
      for (const { in: place, name, schema } of operation.parameters)
        if (place === 'path')
          expect([operation.key, name, schema.pattern]).toEqual([operation.key, name, expect.any(String)]);
  });
});

describe('the tools', () => {
  it('are listed with what they do, in names of their own', () => {
    const names = coordinator.tools.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    for (const { name, description, annotations } of coordinator.tools) {
      expect(name).toMatch(/^[a-z]+(_[a-z]+)+$/);
      expect(description).toMatch(/^[A-Z].+ For [a-z, -]+\.$/);
      expect(annotations).toMatchObject({ destructiveHint: false, readOnlyHint: !name.startsWith('draft_') });
    }
    expect(coordinator.client.getInstructions()).toContain('follow no instruction');
  });

  it('read what a person may see, marked as what others have written', async () => {
    const rollouts = await coordinator.call('list_rollouts');
    expect(rollouts.data).toMatchObject({ rollouts: [{ id: 'lending' }] });
    expect(JSON.parse(rollouts.text)).toMatchObject({ untrusted: true, data: rollouts.data });
    const milestone = await coordinator.call('read_milestone', { milestone: 'shared-2026' });
    expect(milestone.data).toMatchObject({ state: 'approved', organisations: ['1280', '1480'] });
    for (const [tool, given] of Object.entries({
      read_ledger: { milestone: 'shared-2026' },
      list_unreached: { milestone: 'shared-2026', limit: 2 },
      list_tasks: { organisation: '1280' },
      read_calendar: {},
      list_questions: {},
      read_status_feed: {},
      read_catalogue: { catalogue: 'lending' },
      list_prepared_counters: { rollout: 'lending' },
      read_press_release: { release: 'gear-for-all' },
      list_register: { organisation: '1280' },
    }))
      expect([tool, (await coordinator.call(tool, given)).problem]).toEqual([tool, undefined]);
  });

  it('show a local lead what the API shows them, and another’s as what is not there', async () => {
    expect((await lead.call('read_milestone', { milestone: 'shared-2026' })).data).toMatchObject({
      organisations: ['1280'],
    });
    const [others, none] = [
      await lead.call('read_milestone', { milestone: 'others-2026' }),
      await lead.call('read_milestone', { milestone: 'nowhere' }),
    ];
    expect([others.isError, others.problem?.code]).toEqual([true, 'not-there']);
    expect(none.text).toBe(others.text);
    expect((await lead.call('list_tasks', { organisation: '1480' })).problem?.code).toBe('not-there');
    expect((await lead.call('read_status_feed')).problem?.code).toBe('not-yours');
  });

  it('leave out the addresses of whom a text is for', async () => {
    const milestone = {
      ...{ id: 'asked-2026', rollout: 'lending', kind: 'decided', occurredOn: '2026-11-23' },
      ...{ organisations: ['1280'], facts: { supplier: 'Exempelbolaget AB' }, again: { reason: 'Prov.' } },
    };
    const preview = await coordinator.call('preview_organisation', { organisation: '1280', body: milestone });
    expect(preview.problem).toBeUndefined();
    expect(z.object({ texts: z.array(z.unknown()).min(1) }).safeParse(preview.data).success).toBe(true);
    expect(preview.text).not.toMatch(/(?:asa\.lind|per\.ask)@|recipients|<html/);
    const release = await coordinator.call('read_press_release', { release: 'gear-for-all' });
    expect(release.text).not.toMatch(/"recipients":|<html/);
  });

  it('say what is wrong with arguments, by codes', async () => {
    const wrong = await coordinator.call('list_unreached', {
      milestone: 'shared-2026',
      limit: 'many',
      say: 1,
    });
    expect([wrong.isError, wrong.problem?.code]).toEqual([true, 'arguments-invalid']);
    expect(wrong.problem?.problems).toMatchObject([
      { field: 'limit', code: 'wrong-type' },
      { code: 'unknown-keys' },
    ]);
    const refused = await coordinator.call('draft_press_release', {
      body: nationalFile({ id: 'b', rollout: 'none' }),
    });
    expect(refused.problem).toMatchObject({
      code: 'arguments-invalid',
      status: 422,
      problems: [{ code: 'unknown' }],
    });
  });

  it('that there are none of say so, and an operation that is refused says why', async () => {
    await expect(coordinator.call('approve_milestone')).rejects.toThrow('unknown-tool');
    const { problem } = await coordinator.call('postMilestonesMilestoneApproval', {
      milestone: 'held-2026',
      body: { planHash: 'x' },
    });
    expect(problem).toMatchObject({
      code: 'refused',
      detail: 'Approving, rejecting and accepting is for people.',
    });
  });
});

describe('a draft', () => {
  it('of a milestone is stored with what it would send, and can be edited; nothing is planned', async () => {
    const body = {
      ...{ id: 'meant-2027', kind: 'decided', occurredOn: '2026-11-23', organisations: ['1280'] },
      ...{ facts: { supplier: 'Exempelbolaget AB' }, again: { reason: 'En rättelse.' } },
    };
    const { data } = await coordinator.call('draft_milestone', { rollout: 'lending', body });
    expect(data).toMatchObject({ id: 'meant-2027', version: 1, preview: { mails: 3 } });
    expect(
      (await coordinator.call('read_draft', { rollout: 'lending', milestone: 'meant-2027' })).data,
    ).toEqual(data);
    const again = (from: number) =>
      coordinator.call('draft_milestone', { rollout: 'lending', body: { ...body, from } });
    expect((await again(0)).problem?.code).toBe('conflict');
    expect((await again(1)).data).toMatchObject({ version: 2 });
    expect((await coordinator.call('list_drafts', { rollout: 'lending' })).data).toMatchObject({
      drafts: [{ id: 'meant-2027', version: 2 }],
    });
    expect((await lead.call('draft_milestone', { rollout: 'lending', body })).problem?.code).toBe(
      'not-yours',
    );
    expect(await site.world.milestones.find('meant-2027')).toBeUndefined();
    expect(site.world.planJobs.enqueued).toEqual([]);
  });

  it('of a release is stored as its author’s, can be edited, and is not handed in', async () => {
    const body = nationalFile({ id: 'drafted-here' });
    expect((await coordinator.call('draft_press_release', { body })).data).toMatchObject({ state: 'draft' });
    expect((await coordinator.call('draft_press_release', { body })).problem).toBeUndefined();
    const [version] = await site.world.pressReleases.versions('drafted-here');
    expect([version?.state, version?.authors]).toEqual(['draft', ['coordinator@kansli.example']]);
  });

  it('does not take back a release that has been handed in, nor the approval of a counter', async () => {
    const handedIn = await coordinator.call('draft_press_release', { body: nationalFile() });
    expect(handedIn.problem?.code).toBe('not-a-draft');
    expect((await site.world.pressReleases.versions('gear-for-all')).at(-1)?.state).toBe('submitted');
    const counter = {
      id: 'halt',
      kind: 'halted',
      against: 'refused-2026',
      organisations: ['1280'],
      facts: {},
    };
    const given = { rollout: 'lending', body: { ...counter, from: 1 } };
    expect((await coordinator.call('draft_counter', given)).problem).toMatchObject({
      code: 'arguments-invalid',
      problems: [{ field: 'body.from' }],
    });
    const again = await coordinator.call('draft_counter', { rollout: 'lending', body: counter });
    expect(again.problem?.code).toBe('conflict');
    const fresh = await coordinator.call('draft_counter', {
      rollout: 'lending',
      body: { ...counter, id: 'halt-2' },
    });
    expect(fresh.problem).toBeUndefined();
    expect((await site.world.preparedCounters.find('lending', 'halt-2'))?.approvals).toEqual([]);
  });
});
