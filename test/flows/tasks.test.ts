import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Obligation } from '../../domain/plan/obligation.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { aPerson } from '../fixtures/a-person.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const ORGANISATIONS = ['1280', '0885', 'national'];
const ID = 'bob-procurement-2026';
const LEAD = 'ahmed.abdulle@malmo.example';
const UNIT_MANAGER = 'asa.rahimi@malmo.example';
const COLLEAGUE = 'olof.rahimi@malmo.example';
const COORDINATOR = 'tuva.rehnberg@skr.example';

type Mail = { to: string; milestone: string; subject: string; text: string; html: string };

// A Wednesday in Stockholm, before anybody is reminded of anything.
const START = Date.UTC(2027, 0, 13, 6, 0);
let ahead = START - Date.now();
let stage: RunningStage;
let mails: Mail[];

async function mailsSince(skip: number): Promise<Mail[]> {
  return Promise.all(
    stage.cloud.mails({ skip }).map(async ({ raw, destinations, tags }) => {
      const { subject = '', text = '', html = '' } = await PostalMime.parse(raw);
      return { to: destinations[0] ?? '', milestone: tags.milestone?.[0] ?? '', subject, text, html };
    }),
  );
}

const isReminder = ({ milestone }: Mail) => milestone.startsWith('reminder-');
const linksIn = ({ text }: Mail) =>
  [...text.matchAll(/https?:\/\/\S+\/(?:tasks|packets)\/\S+/g)].map(([link]) => link);
/** The link to the task list in the mail of a milestone to this person. */
function listOf(address: string, among = mails): string {
  const link = among
    .filter(({ to }) => to === address)
    .flatMap(linksIn)
    .find((one) => one.includes('/tasks/'));
  // Whatever occasion a link leads to, without it the same link leads to the list.
  return link?.replace(/(\/tasks\/[^/?]+).*/, '$1') ?? 'no link';
}
const tasksAt = async (organisation: string) => stage.operator.tasks.ofOrganisation(ID, organisation);
const byHandAt = async (organisation: string): Promise<Obligation[]> =>
  (await stage.operator.obligations.ofOrganisation(ID, organisation)).filter(
    ({ carrier }) => carrier === 'people',
  );
const allTasks = async () => (await Promise.all(ORGANISATIONS.map(tasksAt))).flat();
const allByHand = async () => (await Promise.all(ORGANISATIONS.map(byHandAt))).flat();

/** The occasions that a page lists, by the paths of their links. */
async function occasionsOn(list: string): Promise<string[]> {
  const page = await (await fetch(list)).text();
  return [...page.matchAll(/href="(\/tasks\/[^"?]+\/[a-z-]+)/g)].map(
    ([, path]) => new URL(path ?? '', list).href,
  );
}
/** What a page has ticked beforehand. */
async function tickedOn(occasion: string): Promise<string[]> {
  const page = await (await fetch(occasion)).text();
  return [...page.matchAll(/name="task" value="([^"]+)" checked/g)].map(([, id]) => id ?? '');
}
function post(occasion: string, fields: Record<string, string>, tasks: readonly string[]): Promise<Response> {
  const body = new URLSearchParams(fields);
  for (const task of tasks) body.append('task', task);
  return fetch(occasion, { method: 'POST', body, redirect: 'manual' });
}

/** Sets the clock to a time in UTC, an hour before Stockholm's in winter, and lets those who remind go a round. */
async function at(time: string): Promise<Mail[]> {
  const seen = stage.cloud.figures().mails;
  await stage.nextRound('remind-owners', () => {
    ahead = Date.parse(`${time}:00Z`) - Date.now();
  });
  return mailsSince(seen);
}

beforeAll(async () => {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  stage = await runningStage(sample, {
    clock: { now: () => Date.now() + ahead },
    rounds: ['reconcile', 'remind-owners'],
  });
  // Whoever signs in is told what waits for them: for her nothing does.
  const put = [aPerson({ role: 'approver' })];
  await stage.operator.people.change({ version: 0, put, entries: [] });
  const [first] = await sampleMilestones();
  // The standstill lasts ten days, and does not end on a Saturday.
  const facts = { ...first?.facts, standstillEnd: '2027-01-25' };
  await stage.report({ ...first, occurredOn: '2027-01-13', organisations: ORGANISATIONS, facts });
  mails = await mailsSince(0);
});
afterAll(() => stage?.stop());

describe('a milestone', () => {
  it('has a task for every obligation by hand, each in somebody’s hands', async () => {
    const [tasks, obligations] = [await allTasks(), await allByHand()];
    const key = ({ organisation, group, channel }: Pick<Obligation, 'organisation' | 'group' | 'channel'>) =>
      `${organisation} ${group} ${channel}`;
    expect(obligations.length).toBeGreaterThan(60);
    expect(tasks.map(key).toSorted()).toEqual(obligations.map(key).toSorted());
    expect(tasks.filter(({ contact, contactName }) => !contact || !contactName)).toEqual([]);
    expect(new Set(tasks.map(({ state }) => state))).toEqual(new Set(['open']));
    for (const { material, due, minutes } of tasks) {
      expect(material.length).toBeGreaterThan(0);
      expect(due > '2027-01-13').toBe(true);
      expect(minutes).toBeGreaterThan(0);
    }
  });

  it('tells the lead in the mail that they get anyway, with packet and list', () => {
    const own = mails.filter(({ to }) => to === LEAD);
    expect(own).toHaveLength(1);
    expect(own[0]?.subject).toBe('Bokning och bidrag: upphandlingen är avgjord');
    expect(own.flatMap(linksIn).map((link) => new URL(link).pathname.split('/')[1])).toEqual([
      'packets',
      'tasks',
    ]);
    expect(own[0]?.text).toContain('Åsa Rahimi: vaktmästare och anläggningsförvaltare');
    expect(own[0]?.html).not.toContain('{{');
  });

  it('gives each relay one mail to pass on, which counts as telling nobody', async () => {
    const relays = (await tasksAt('1280')).filter(({ owner }) => owner === 'relay');
    const people = new Set(relays.map(({ contactName }) => contactName));
    const passedOn = mails.filter(({ subject }) => subject.includes('berätta för'));
    expect(passedOn.filter(({ to }) => to === 'nils.akesdotter@malmo.example')).toHaveLength(1);
    const tasked = (await stage.operator.deliveries.ofOrganisation(ID, '1280')).filter(({ task }) => task);
    expect(new Set(tasked.map(({ name }) => name))).toEqual(people);
    const { reached } = (await stage.operator.plans.counts(ID, '1280')) ?? {};
    expect(reached).not.toHaveProperty('caretakers');
  });
});

describe('a link', () => {
  it('does nothing on GET and HEAD, as mail scanners ask', async () => {
    const [occasion = ''] = await occasionsOn(listOf(LEAD));
    for (const method of ['GET', 'HEAD']) {
      const answer = await fetch(occasion, { method });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
    expect((await allTasks()).filter(({ history }) => history.length > 0)).toEqual([]);
  });

  it('that is forged, cut, or for something else or others gets the same page, and nothing is done', async () => {
    const list = listOf(LEAD);
    const packet = mails.filter(({ to }) => to === LEAD).flatMap(linksIn)[0] ?? '';
    const foreign = `${listOf(UNIT_MANAGER)}/board-meeting-talk`;
    const pages = new Set<string>();
    for (const wrong of [
      `${list}A/intranet`,
      `${list.slice(0, -1)}/intranet`,
      packet.replace('/packets/', '/tasks/'),
      foreign,
      `${list}/no-such`,
    ]) {
      for (const method of ['GET', 'POST']) {
        const answer =
          method === 'GET'
            ? await fetch(wrong)
            : await post(wrong, { act: 'done' }, ['1280/board-politicians']);
        expect(answer.status).toBe(404);
        pages.add(await answer.text());
      }
    }
    expect(pages.size).toBe(1);
    expect([...pages][0]).toContain('Länken fungerar inte');
    expect((await allTasks()).filter(({ history }) => history.length > 0)).toEqual([]);
  });

  it('shows hostile words as words, refuses what no diary has, and takes nobody else’s task', async () => {
    const occasion = `${listOf(LEAD)}/intranet`;
    const ticked = await tickedOn(occasion);
    const hostile = '<script>alert(1)</script>{{tasks:x}}';
    const refused = await post(occasion, { act: 'done', evidence: hostile }, ticked);
    expect(refused.status).toBe(400);
    expect(await refused.text()).not.toContain('<script>');
    for (const fields of [
      { act: 'cannot', reason: ' \n ' },
      { act: 'done', on: '2027-02-30' },
      { act: 'done', on: '2028-01-01' },
      { act: 'hand-over', to: 'nobody' },
      { act: 'waived' },
      {},
    ])
      expect((await post(occasion, fields, ticked)).status).toBe(400);
    expect((await post(occasion, { act: 'done' }, ['0885/it-manager', '1280/civil-society'])).status).toBe(
      400,
    );
    expect((await allTasks()).filter(({ history }) => history.length > 0)).toEqual([]);
  });

  it('hands a task over to a colleague, who hears of it at once', async () => {
    const occasion = `${listOf(LEAD)}/contact-centre-desk`;
    const page = await (await fetch(occasion)).text();
    const to = /<option value="([a-z2-7]{26})">Olof Rahimi/.exec(page)?.[1] ?? 'nobody';
    const ticked = await tickedOn(occasion);
    expect((await post(occasion, { act: 'hand-over', to }, ticked)).status).toBe(200);
    const told = await at('2027-01-13T06:20');
    expect(told.map(({ to, subject }) => [to, subject])).toEqual([
      [COLLEAGUE, 'Bokning och bidrag: en uppgift har lämnats över till dig'],
    ]);
    expect(await tickedOn(`${listOf(COLLEAGUE, told)}/contact-centre-desk`)).toEqual(ticked);
    expect(await at('2027-01-13T07:20')).toEqual([]);
    mails.push(...told);
  });

  it('hands a task back with a reason, to whoever answers for it', async () => {
    const occasion = `${listOf(UNIT_MANAGER)}/relay`;
    const answer = await post(
      occasion,
      { act: 'cannot', reason: 'Jag slutar på fredag\n<b>tyvärr</b>' },
      await tickedOn(occasion),
    );
    expect(await answer.text()).toContain('Uppgiften är lämnad tillbaka');
    const task = (await tasksAt('1280')).find(({ group }) => group === 'caretakers');
    expect(task).toMatchObject({ state: 'cannot', owner: 'local-lead', contactName: 'Ahmed Abdulle' });
    expect(task?.history.at(-1)?.reason).toBe('Jag slutar på fredag <b>tyvärr</b>');
    const [page, pages] = [await fetch(occasion), await fetch(`${listOf(LEAD)}/relay`)];
    expect(page.status).toBe(404);
    const shown = await pages.text();
    expect(shown).toContain('&lt;b&gt;tyvärr&lt;/b&gt;');
    // Of which milestone it is, under the name of the occasion.
    expect(shown).toMatch(/<h1>[^<]+<\/h1>\s*<p class="quiet">Upphandlingen är avgjord<\/p>/);
  });
});

describe('reminders', () => {
  it('leave at eight on a working day, one a person, with what is near and a link that works', async () => {
    expect(await at('2027-01-14T06:30')).toEqual([]);
    // What was handed back is new to the lead.
    // The hour of the newsletters too.
    const thursday = (await at('2027-01-14T07:10')).filter(isReminder);
    expect(thursday.map(({ to }) => to)).toEqual([LEAD]);
    expect(thursday[0]?.text.replaceAll(/\s+/g, ' ')).toContain('Skäl: Jag slutar på fredag <b>tyvärr</b>');
    expect(thursday[0]?.html).toContain('&lt;b&gt;tyvärr&lt;/b&gt;');
    expect(await tickedOn(`${listOf(LEAD, thursday)}/relay`)).toEqual(['1280/caretakers']);
    expect(await at('2027-01-14T08:10')).toEqual([]);
  });

  it('name what is due on the day itself, and nothing on days off', async () => {
    const friday = await at('2027-01-15T07:10');
    expect(friday.filter(({ to }) => to === LEAD)).toHaveLength(1);
    const intranet = friday.find(({ to }) => to === LEAD)?.text ?? '';
    expect(intranet).toMatch(/Ska vara klart den \d+ \S+ \d{4}\n-+\n\n- Intranät/);
    expect(new Set(friday.map(({ to }) => to)).size).toBe(friday.length);
    expect(await at('2027-01-16T07:10')).toEqual([]);
  });
});

describe('signing off', () => {
  it('is made by each organisation’s lead by the link to their tasks, and published whatever breaks off', async () => {
    const people = [...new Set(mails.filter((mail) => linksIn(mail).length > 0).map(({ to }) => to))];
    const said = { word: 'except', left: 'Föreningarna får veta det på mötet den 3 februari.' };
    const signed: string[] = [];
    for (const address of people.filter((each) => !each.includes('borgholm')))
      if ((await post(listOf(address), said, [])).status === 200) signed.push(address);
    expect(signed.toSorted()).toEqual([LEAD, COORDINATOR].toSorted());
    const history = [{ at: START, who: 'Bo Ek', word: 'done' as const }];
    await stage.operator.signOffs.add({ milestone: ID, organisation: '0885', history, published: 0 });
    expect(await at('2027-01-18T07:10')).not.toContainEqual(expect.objectContaining({ subject: /kvitter/i }));
    const kept = await stage.operator.signOffs.ofMilestone(ID);
    expect(kept.map(({ organisation, published }) => [organisation, published])).toEqual([
      ['0885', 1],
      ['1280', 1],
      ['national', 1],
    ]);
  });
});

describe('confirming everything by the links of the mails, all but one', () => {
  it('leaves exactly that one open', async () => {
    const people = [...new Set(mails.filter((mail) => linksIn(mail).length > 0).map(({ to }) => to))];
    for (const address of people)
      for (const occasion of new Set(await occasionsOn(listOf(address)))) {
        const ticked = (await tickedOn(occasion)).filter((id) => id !== '1280/board-politicians');
        if (ticked.length > 0)
          expect((await post(occasion, { act: 'done', evidence: 'KS 2027/12' }, ticked)).status).toBe(200);
      }
    const open = (await allTasks()).filter(({ state }) => state !== 'done');
    expect(open.map(({ organisation, group, channel }) => [organisation, group, channel])).toEqual([
      ['1280', 'board-politicians', 'board-meeting-talk'],
    ]);
    const states = Object.groupBy(await allByHand(), ({ progress }) => progress.state);
    expect(Object.keys(states).toSorted()).toEqual(['confirmed', 'planned', 'relayed']);
    expect(states.planned?.map(({ group, channel }) => [group, channel])).toEqual([
      ['board-politicians', 'board-meeting-talk'],
    ]);
    expect(
      (await stage.operator.obligations.ofOrganisation(ID, '1280')).find(
        ({ group, carrier }) => group === 'caretakers' && carrier === 'people',
      )?.progress,
    ).toEqual({ state: 'confirmed', people: 0, reached: 0 });
  });

  it('twice changes nothing and says so', async () => {
    const before = await allTasks();
    const occasion = `${listOf(LEAD)}/intranet`;
    const done = before.filter(
      ({ organisation, channel }) => organisation === '1280' && channel === 'intranet',
    );
    const answer = await post(
      occasion,
      { act: 'done' },
      done.map(({ organisation, group }) => `${organisation}/${group}`),
    );
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Det var redan så');
    expect(await allTasks()).toEqual(before);
  });

  it('is followed by reminders of that one alone, then by one to the coordinator, and at last it is missed', {
    timeout: 120_000,
  }, async () => {
    const [task] = (await allTasks()).filter(({ state }) => state === 'open');
    expect(task?.due).toBe('2027-02-03');
    const sent: [string, string[]][] = [];
    for (const day of ['01-28', '01-29', '02-03', '02-11', '02-18'])
      sent.push([day, (await at(`2027-${day}T07:10`)).map(({ to }) => to)]);
    expect(sent).toEqual([
      ['01-28', []],
      // Three working days before, on the day, and to the coordinator on the sixth day after.
      ['01-29', [LEAD]],
      ['02-03', [LEAD]],
      ['02-11', [COORDINATOR]],
      ['02-18', []],
    ]);
    const left = (await byHandAt('1280')).find(({ channel }) => channel === 'board-meeting-talk');
    expect(left?.progress.state).toBe('missed');
  });
});

describe('what runs it', () => {
  it('needed all that it may do, was denied nothing, and told the logs no link and no name', async () => {
    expect(grantsOf(stage, ['task-pages', 'remind-owners']).idle).toEqual([]);
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    const logs = await stage.logs();
    for (const secret of ['/tasks/k', 'tyvärr', 'KS 2027/12', '@', 'Rahimi'])
      expect(logs).not.toContain(secret);
  });
});
