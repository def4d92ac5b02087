import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { approveMilestone } from '../../../../domain/milestone/use-cases/approve-milestone.ts';
import { triggerDraft } from '../../../../domain/milestone/use-cases/draft-milestone.ts';
import { planOrganisation } from '../../../../domain/milestone/use-cases/plan-organisation.ts';
import { MACHINE_TOKEN_PREFIX, machineDigest } from '../../../../domain/people/machine.ts';
import type { MachineScope } from '../../../../domain/rollout/user.ts';
import { API_OPERATIONS } from '../../../../local/mcp/api-description.ts';
import { aGoal } from '../../../fixtures/a-goal.ts';
import { aMachine } from '../../../fixtures/a-machine.ts';
import { aRollout } from '../../../fixtures/a-rollout.ts';
import { lendingWorld } from '../../../fixtures/lending-world.ts';
import { plainPressRender } from '../../../fixtures/press-world.ts';
import { Random } from '../../../simulation/random.ts';
import { aConsole, CONSOLE_URL } from '../fixtures/a-console.ts';
import { aFullConsole } from '../fixtures/a-full-console.ts';
import { noting, writing } from '../fixtures/noted-ports.ts';
import { someContacts } from '../fixtures/some-contacts.ts';
import { somePeople } from '../fixtures/some-people.ts';
import { somePress } from '../fixtures/some-press.ts';

const SEED = 59;
const SEQUENCES = 1_000;
const ANNA = 'anna.ek@kansli.example';

/**
 * Which scope covers which operation of the API, written out by hand: the code must say the same. `-`: none. `r`: read.
 * `d`: draft. `rd`: either. A new operation fails the test until it stands here.
 */
const EXPECTED: Readonly<Record<string, '-' | 'r' | 'd' | 'rd'>> = {
  'POST /api/milestones': '-',
  'GET /api/milestones/{milestone}': 'r',
  'POST /api/milestones/{milestone}/approval': '-',
  'POST /api/milestones/{milestone}/rejection': '-',
  'POST /api/milestones/{milestone}/stop': '-',
  'GET /api/rollouts/{rollout}/drafts': 'rd',
  'POST /api/rollouts/{rollout}/drafts': 'd',
  'GET /api/rollouts/{rollout}/drafts/{milestone}': 'rd',
  'GET /api/rollouts/{rollout}/prepared-counters': '-',
  'POST /api/rollouts/{rollout}/prepared-counters': '-',
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}': '-',
  'GET /api/rollouts/{rollout}/prepared-counters/{counter}/organisations/{organisation}': '-',
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/approval': '-',
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/fire': '-',
  'POST /api/rollouts/{rollout}/prepared-counters/{counter}/withdrawal': '-',
  'POST /api/changes/preview': '-',
  'POST /api/changes': '-',
  'GET /api/milestones/{milestone}/holders': '-',
  'GET /api/rollouts/{rollout}/changes': 'r',
  'POST /api/previews': '-',
  'POST /api/previews/organisations/{organisation}': '-',
  'GET /api/status-feed': 'r',
  'GET /api/webhooks': '-',
  'POST /api/webhooks': '-',
  'POST /api/webhooks/{webhook}/rotate': '-',
  'POST /api/webhooks/{webhook}/test': '-',
  'POST /api/webhooks/{webhook}/replay': '-',
  'POST /api/webhooks/{webhook}/resume': '-',
  'POST /api/webhooks/{webhook}/end': '-',
  'GET /api/milestones/{milestone}/ledger': 'r',
  'GET /api/milestones/{milestone}/ledger/organisations': 'r',
  'GET /api/milestones/{milestone}/ledger/{organisation}/{group}': '-',
  'GET /api/milestones/{milestone}/unreached': '-',
  'GET /api/milestones/{milestone}/sign-offs': 'r',
  'GET /api/organisations/{organisation}/sign-offs/{milestone}': 'r',
  'POST /api/organisations/{organisation}/sign-offs/{milestone}': '-',
  'GET /api/milestones/{milestone}/unknown': '-',
  'POST /api/milestones/{milestone}/unknown': '-',
  'GET /api/milestones/{milestone}/failed': '-',
  'POST /api/milestones/{milestone}/failed': '-',
  'GET /api/sending': 'r',
  'GET /api/controls': '-',
  'GET /api/controls/notes': '-',
  'POST /api/controls/{change}': '-',
  'GET /api/rollouts': 'rd',
  'GET /api/rollouts/{rollout}/organisations': 'rd',
  'GET /api/rollouts/{rollout}/milestones': 'r',
  'GET /api/rollouts/{rollout}/dispatches': 'r',
  'GET /api/refusals': '-',
  'GET /api/rollouts/{rollout}/overdue': '-',
  'GET /api/calendar': 'r',
  'GET /api/catalogues/{catalogue}': 'rd',
  'GET /api/catalogues/{catalogue}/check/{rollout}': 'r',
  'GET /api/catalogues/{catalogue}/messages/{topic}': 'r',
  'POST /api/catalogues/{catalogue}/messages/{topic}': '-',
  'POST /api/catalogues/{catalogue}/groups/{group}': '-',
  'GET /api/organisations/{organisation}': 'r',
  'GET /api/organisations/{organisation}/milestones/{milestone}/obligations': 'r',
  'GET /api/organisations/{organisation}/participations/{rollout}': 'r',
  'POST /api/organisations/{organisation}/participations/{rollout}': '-',
  'GET /api/organisations/{organisation}/tasks': '-',
  'GET /api/organisations/{organisation}/tasks/{task}': '-',
  'POST /api/organisations/{organisation}/tasks/{task}/confirmation': '-',
  'POST /api/organisations/{organisation}/tasks/{task}/reopening': '-',
  'POST /api/organisations/{organisation}/tasks/{task}/return': '-',
  'POST /api/organisations/{organisation}/tasks/{task}/handover': '-',
  'POST /api/organisations/{organisation}/tasks/{task}/waiver': '-',
  'GET /api/follow-ups': '-',
  'GET /api/organisations/{organisation}/follow-ups': '-',
  'POST /api/organisations/{organisation}/follow-ups/{milestone}/{contact}': '-',
  'POST /api/organisations/{organisation}/packets/{milestone}': '-',
  'GET /api/rollouts/{rollout}/accounts/{quarter}': 'r',
  'GET /api/rollouts/{rollout}/goals': 'r',
  'POST /api/rollouts/{rollout}/goals': '-',
  'GET /api/rollouts/{rollout}/goals/changes': 'r',
  'GET /api/milestones/{milestone}/verified-reach': 'r',
  'GET /api/register': 'r',
  'GET /api/register/{organisation}/{dispatch}': 'r',
  'GET /api/rollouts/{rollout}/news': 'r',
  'POST /api/news': '-',
  'POST /api/rollouts/{rollout}/news/{news}/take-back': '-',
  'GET /api/questions': '-',
  'POST /api/rollouts/{rollout}/enquiries': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/owner': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/spoken': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/answer': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/withdraw': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/close': '-',
  'POST /api/rollouts/{rollout}/questions/{question}/forget': '-',
  'GET /api/organisations/{organisation}/contacts': '-',
  'POST /api/organisations/{organisation}/contacts': '-',
  'GET /api/organisations/{organisation}/contacts/{contact}': '-',
  'POST /api/organisations/{organisation}/contacts/{contact}': '-',
  'POST /api/organisations/{organisation}/contacts/{contact}/roles': '-',
  'POST /api/organisations/{organisation}/contacts/{contact}/export': '-',
  'POST /api/organisations/{organisation}/contacts/{contact}/erasure': '-',
  'POST /api/contact-imports': '-',
  'GET /api/contact-imports/{import}': '-',
  'GET /api/contact-imports/{import}/changes': '-',
  'POST /api/contact-imports/{import}/confirmation': '-',
  'GET /api/people': '-',
  'POST /api/people': '-',
  'GET /api/people/leads': '-',
  'POST /api/people/leads': '-',
  'GET /api/people/{person}': '-',
  'POST /api/people/{person}': '-',
  'POST /api/people/{person}/steps': '-',
  'GET /api/press-releases': '-',
  'POST /api/press-releases': '-',
  'GET /api/press-releases/{release}': '-',
  'POST /api/press-releases/{release}/correction': '-',
  'POST /api/press-releases/{release}/images': '-',
  'POST /api/press-releases/{release}/submission': '-',
  'POST /api/press-releases/{release}/approval': '-',
  'POST /api/press-releases/{release}/rejection': '-',
  'POST /api/press-releases/{release}/schedule': '-',
  'POST /api/press-releases/{release}/withdrawal': '-',
};

/** The console, contacts, people and press, with the tokens of three machines that Anna Ek has made. */
async function machines() {
  const { world } = await aFullConsole();
  const ports: string[] = [];
  const noted = noting({ ...world }, (method) => ports.push(method));
  const site = aConsole({ ...noted, now: world.now, render: world.render });
  const press = somePress(
    { ...site, ...noted, now: world.now, render: plainPressRender, publicUrl: CONSOLE_URL },
    site,
  );
  const contacts = someContacts({ ...noted, now: world.now }, site);
  const people = await somePeople({ ...noted, now: world.now }, site);
  const appOf = (path: string) => {
    if (path.startsWith('/api/press-releases')) return press;
    if (path.startsWith('/api/people')) return people;
    return /^\/api\/(?:contact-imports|organisations\/[^/]*\/contacts)/.test(path) ? contacts : site;
  };
  const call = (token: string, method: string, path: string, body?: unknown) =>
    appOf(path).call(token, path, {
      method,
      ...(method === 'POST'
        ? { body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } }
        : {}),
    });
  const tokenOf = (letter: string, scopes: readonly MachineScope[]) =>
    aToken(world, { id: letter.repeat(26), scopes, madeBy: ANNA });
  const tokens = {
    r: await tokenOf('r', ['read']),
    d: await tokenOf('d', ['draft']),
    rd: await tokenOf('b', ['draft', 'read']),
  };
  ports.length = 0;
  return {
    world,
    ports,
    call,
    tokens,
    errors: () => [site, press, contacts, people].flatMap((app) => app.errors),
  };
}

type World = Awaited<ReturnType<typeof lendingWorld>>;

/** A token of an active machine. */
async function aToken(
  { machines: known, now }: Pick<World, 'machines' | 'now'>,
  { id, scopes, madeBy }: { id: string; scopes: readonly MachineScope[]; madeBy: string },
): Promise<string> {
  const [madeAt, until] = [now() + 1, now() + 1_000_000];
  const name = `System ${id.slice(0, 1)}`;
  await known.save(aMachine({ id, name, scopes: [...scopes], madeBy, madeAt, until }));
  const token = `${MACHINE_TOKEN_PREFIX}${id}`;
  await known.addToken({ token: machineDigest(token), machine: id, scopes: [...scopes], until });
  return token;
}

const PLACES: Readonly<Record<string, readonly [string, ...string[]]>> = {
  rollout: ['lending'],
  catalogue: ['lending'],
  organisation: ['1280', '1480', 'national'],
  milestone: ['shared-2026', 'held-2026', 'refused-2026'],
  dispatch: ['shared-2026', 'refused-2026'],
  group: ['clerks', 'lead'],
  topic: ['why'],
  counter: ['halt'],
  quarter: ['2026-q4'],
  release: ['gear-for-all', 'gear-for-all-1480', 'a-draft'],
};
const filled = (path: string, pick: (from: readonly [string, ...string[]]) => string) =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(pick(PLACES[name] ?? ['anything'])));

describe('the scopes of machines', () => {
  let site: Awaited<ReturnType<typeof machines>>;
  beforeAll(async () => {
    site = await machines();
  });

  it('cover exactly what is written here, and every operation is', () => {
    expect(Object.keys(EXPECTED).toSorted()).toEqual(API_OPERATIONS.map(({ key }) => key).toSorted());
  });

  it('let in each operation with its scope, and no other', async () => {
    const wrong: string[] = [];
    for (const { key, method, path } of API_OPERATIONS)
      for (const which of ['r', 'd', 'rd'] as const) {
        const answer = await site.call(
          site.tokens[which],
          method,
          filled(path, ([first]) => first),
        );
        const expected = EXPECTED[key] ?? '-';
        const isLetIn = [...expected].some((each) => which.includes(each));
        const told = answer.headers.get('www-authenticate') ?? '';
        const isRefused = answer.status === 403 && told.startsWith('Bearer error="insufficient_scope"');
        if (isLetIn === isRefused || answer.status === 401) wrong.push(`${key} ${which}: ${answer.status}`);
      }
    expect(wrong).toEqual([]);
    expect(site.errors()).toEqual([]);
  });
});

describe(`${SEQUENCES} hostile sequences of calls by machines`, () => {
  let site: Awaited<ReturnType<typeof machines>>;
  const states = async ({ world }: typeof site) => ({
    milestones: (await world.milestones.ofRollout('lending')).map(
      ({ id, state, firstApprovedBy, approvedBy }) => [id, state, firstApprovedBy, approvedBy].join(' '),
    ),
    releases: await Promise.all(
      (await world.pressReleases.ofRollout('lending')).map(
        async (id) => await world.pressReleases.versions(id),
      ),
    ),
    counters: await world.preparedCounters.ofRollout('lending'),
    controls: await world.controlLog.entries(),
    people: (await world.people.read()).version,
    events: world.events.published.length,
    sent: [world.sendJobs, world.dispatchJobs, world.trialJobs],
    webhooks: await world.webhooks.all(),
    questions: await world.questions.ofRollout('lending'),
  });
  /** Bodies by which a person would do what a machine may not, and what belongs nowhere. */
  async function bodies({ world }: Pick<typeof site, 'world'>): Promise<readonly [unknown, ...unknown[]]> {
    const planHash = (await world.milestones.find('held-2026'))?.planHash;
    const facts = { supplier: 'Exempelbolaget AB' };
    const draft = { id: 'mine', kind: 'decided', occurredOn: '2026-11-23', organisations: ['1280'], facts };
    const again = { reason: 'En rättelse.' };
    return [
      { planHash },
      { planHash, reason: 'Nej.' },
      { ...draft, rollout: 'lending', again },
      ...[1, 2, 3, 4, 5, 6].map((number) => ({ ...draft, id: `mine-${number}`, again, from: 0 })),
      { ...draft, again, from: 0, triggeredBy: ANNA, draftedFor: [], approvedBy: 'x' },
      { word: 'accept' },
      { rollout: 'lending', facts: { price: 1 }, why: 'Därför.' },
      { url: 'https://hooks.arkiv.example/' },
      { answer: 'Ja.', publish: true },
      { evidence: 'KS 2026/1' },
      { did: 'ended' },
      {},
      null,
      [],
      'x',
    ];
  }

  beforeAll(async () => {
    site = await machines();
  });

  it('approve nothing, send nothing, store drafts alone, and read nobody’s name or address', async () => {
    const before = structuredClone(JSON.parse(JSON.stringify(await states(site))));
    const contacts = await Promise.all(
      ['1280', '1480', 'national'].map((code) => site.world.contacts.ofOrganisation(code)),
    );
    // Whoever answers for a goal stands in it, as coordinators wrote it.
    const named = contacts
      .flat()
      .flatMap(({ name, address }) => [name, address])
      .filter((each) => each !== aGoal().owner);
    expect(named.length).toBeGreaterThan(6);
    const random = new Random(SEED);
    const given = await bodies(site);
    const tokens: readonly [string, ...string[]] = [site.tokens.r, site.tokens.d, site.tokens.rd];
    const posts = API_OPERATIONS.filter(({ method }) => method === 'POST');
    const told: string[] = [];
    const answers = new Map<number, number>();
    site.ports.length = 0;
    for (let number = 0; number < SEQUENCES; number += 1) {
      const token = random.pick(tokens);
      for (let step = random.between(1, 5); step > 0; step -= 1) {
        const from = random.chance(0.5) ? posts : API_OPERATIONS;
        const operation = from[random.between(0, from.length - 1)];
        if (!operation) throw new Error('there is no operation');
        const path = filled(operation.path, (some) => random.pick(some));
        const answer = await site.call(token, operation.method, path, random.pick(given));
        const text = await answer.text();
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1);
        for (const each of named) if (text.includes(each)) told.push(`${operation.key}: ${each}`);
      }
    }
    expect([...new Set(told)]).toEqual([]);
    expect(writing(site.ports)).toEqual(['drafts.keepPreview', 'drafts.save']);
    expect(JSON.parse(JSON.stringify(await states(site)))).toEqual(before);
    expect(answers.get(200)).toBeGreaterThan(100);
    expect(answers.get(201)).toBeGreaterThan(2);
    expect(answers.get(403)).toBeGreaterThan(1_000);
    expect(site.errors()).toEqual([]);
  });

  it('would be seen to do so: a person’s token approves and triggers by the same calls', async () => {
    const [approval] = await bodies(site);
    site.ports.length = 0;
    await site.call('approver', 'POST', '/api/milestones/held-2026/approval', approval);
    expect(writing(site.ports)).toContain('milestones.advance');
    const names = await (await site.call('coordinator', 'GET', '/api/organisations/1280/contacts')).text();
    expect(names).toContain('@malmo.example');
  });
});

describe('what a machine drafted', () => {
  it('is its maker’s: nobody approves their own machine’s draft, whoever triggers it', async () => {
    const world = await lendingWorld();
    await world.rollouts.save(aRollout({ approval: 'one' }));
    const site = aConsole(world);
    const token = await aToken(world, { id: 'd'.repeat(26), scopes: ['draft'], madeBy: ANNA });
    const draft = { id: 'drafted', kind: 'decided', occurredOn: '2026-11-23', organisations: ['1280'] };
    const body = { ...draft, facts: { supplier: 'Exempelbolaget AB' } };
    const asked = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const post = (who: string, from: number) =>
      site.call(who, '/api/rollouts/lending/drafts', { ...asked, body: JSON.stringify({ ...body, from }) });
    const stored = await post(token, 0);
    expect([stored.status, await stored.json()]).toEqual([
      201,
      expect.objectContaining({ draftedFor: [ANNA], version: 1 }),
    ]);
    // It stands there under the machine's name.
    const [first] = await world.drafts.ofRollout('lending');
    expect(first?.content.triggeredBy).toBe('system-d.dddddd@machine.invalid');
    // A person's edit does not take the mark away.
    expect((await post('coordinator', 1)).status).toBe(201);
    const preview = z
      .object({ preview: z.object({ hash: z.string() }) })
      .parse(await (await site.call('coordinator', '/api/rollouts/lending/drafts/drafted')).json());
    const { hash } = preview.preview;
    const page = await (await site.browse('coordinator', '/drafts/lending/drafted?lang=en')).text();
    expect(page).toContain(`cannot approve the milestone: ${ANNA}`);
    const by = 'coordinator@kansli.example';
    const triggered = await triggerDraft({ rollout: 'lending', id: 'drafted', hash, by }, world);
    expect(triggered).toEqual({ kind: 'triggered', milestone: 'drafted' });
    await planOrganisation({ dispatchId: 'drafted', organisation: '1280' }, world);
    const planHash = (await world.milestones.find('drafted'))?.planHash ?? '';
    const approve = (who: string) => approveMilestone({ milestone: 'drafted', planHash, by: who }, world);
    expect(await approve('automatic')).toBe('waiting');
    expect(await approve(ANNA.toUpperCase())).toBe('own');
    expect(await approve(by)).toBe('own');
    expect((await world.milestones.find('drafted'))?.state).toBe('held');
    expect(await approve('approver@kansli.example')).toBe('approved');
  });
});
