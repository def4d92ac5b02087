import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { typed } from '../local/cli/typed.ts';
import { unzip } from '../templates/packets/unzip.ts';
import { grantsOf } from './idle-grants.ts';
import { packetLink } from './packet-link.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const [first] = await sampleMilestones();
const MILESTONE = 'bob-procurement-2026';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let stage: RunningStage;
let link: string;

function linkFor(organisation: string, milestone = MILESTONE): Promise<string> {
  const { operator, cloud } = stage;
  return packetLink({ organisation, milestone }, { operator, publicUrl: cloud.urls.api });
}

beforeAll(async () => {
  // 290 organisations, of which Malmö and Göteborg have people for every role and are told.
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const crowd = enlarge(sample, { organisations: 290, contactsEach: 1 });
  const known = new Set(sample.organisations.map(({ code }) => code));
  const invented = crowd.contacts.filter(({ organisation }) => !known.has(organisation));
  stage = await runningStage({ ...crowd, contacts: [...sample.contacts, ...invented] });
  await stage.report({ ...first, organisations: ['1280', '1480'] });
  link = await linkFor('1280');
});
afterAll(() => stage?.stop());

describe('a packet', () => {
  it('is looked at and downloaded through the link alone', async () => {
    const index = await fetch(link);
    expect([index.status, index.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(await index.text()).toContain('Materialpaket: Upphandlingen är avgjord');
    const slides = await (await fetch(`${link}/slides-board-meeting-talk`)).text();
    expect(slides).toContain('Vad kostar det oss?');
    const memo = await fetch(`${link}/memo-management-meeting.docx`);
    expect([memo.headers.get('content-type'), memo.headers.get('content-disposition')]).toEqual([
      DOCX,
      'attachment; filename="memo-management-meeting.docx"; ' +
        "filename*=UTF-8''Underlag%20till%20ledningsm%C3%B6te.docx",
    ]);
    expect(unzip(new Uint8Array(await memo.arrayBuffer())).map(({ name }) => name)).toContain(
      'word/document.xml',
    );
  });

  it('is made whole in 256 MB, and fits what an answer may hold', async () => {
    const bytes = (await (await fetch(`${link}/packet.zip`)).arrayBuffer()).byteLength;
    const figures = stage.cloud.figures().functions.find(({ function: name }) => name.endsWith('-packet'));
    expect(figures?.maxMemoryMegabytes).toBeLessThan(256);
    expect(figures?.errors).toBe(0);
    expect(bytes).toBeLessThan(3_000_000);
  });

  it('is the same to the byte whenever it is asked for', async () => {
    const twice = [await fetch(`${link}/packet.zip`), await fetch(`${link}/packet.zip`)];
    const [one, two] = await Promise.all(
      twice.map(async (answer) => Buffer.from(await answer.arrayBuffer())),
    );
    expect(one?.equals(two ?? Buffer.of())).toBe(true);
  });

  it('has for every task that is done at the organisation an occasion on the checklist', async () => {
    const tasks = await stage.operator.tasks.ofOrganisation(MILESTONE, '1280');
    const page = await (await fetch(`${link}/checklist`)).text();
    const here = tasks.filter(({ owner }) => owner === 'local-lead' || owner === 'relay');
    expect(here.length).toBeGreaterThan(20);
    for (const { due, channel } of here) {
      expect(page).toContain(`<th scope="row">${due}</th>`);
      expect(page).toMatch(
        new RegExp(`href="${RegExp.escape(stage.cloud.urls.api)}/tasks/[\\w.-]+/${channel}"`),
      );
    }
  });
});

describe('at a terminal', () => {
  it('the packet is written to a folder, with the link under which it is looked at', async () => {
    const out = await mkdtemp(join(tmpdir(), 'budkavle-packet-'));
    try {
      const words = ['packet', MILESTONE, '1280', '--out', out];
      const { exitCode, stdout } = await typed(words, stage.cloud.urls.aws);
      const files = (await readdir(out, { recursive: true })).filter((name) => /\.\w+$/.test(name));
      expect([exitCode, stdout]).toEqual([
        0,
        expect.stringContaining(`Wrote ${files.length} files to ${out}.`),
      ]);
      expect(files).toEqual(
        expect.arrayContaining(['Läs först.html', join('Ledningsmöte', 'Underlag till ledningsmöte.docx')]),
      );
      expect(stdout).toMatch(/\/packets\/\S+\n$/);
    } finally {
      await rm(out, { recursive: true });
    }
  });

  it('the ledger says who has been told, to a person and to a program', async () => {
    const said = await typed(['ledger', MILESTONE, '--recount'], stage.cloud.urls.aws);
    expect(said.stdout).toMatch(/^Counted anew: .*\nTold: \d+ % \(\d+ of \d+ messages to groups\)/);
    const { exitCode, stdout } = await typed(['ledger', MILESTONE, '--json'], stage.cloud.urls.aws);
    const shown: unknown = JSON.parse(stdout);
    expect([exitCode, shown]).toMatchObject([
      0,
      { milestone: MILESTONE, total: { told: expect.any(Number) } },
    ]);
  });
});

describe('a link that opens nothing', () => {
  it('gets one answer: changed, cut, for an organisation that was not told, for a milestone that is not', async () => {
    const wrong = [
      `${link}A`,
      link.slice(0, -2),
      await linkFor('1380'),
      await linkFor('1280', 'none'),
      `${link}/none`,
    ];
    const answers = await Promise.all(
      wrong.map(async (where) => {
        const answer = await fetch(where);
        return `${answer.status} ${await answer.text()}`;
      }),
    );
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toMatch(/^404/);
  });
});

describe('the function behind it', () => {
  it('may only read, needed all that it may and was denied nothing', () => {
    const { granted, idle } = grantsOf(stage, ['packet']);
    expect(granted.filter((grant) => grant.includes(' dynamodb:')).toSorted()).toEqual([
      'packet dynamodb:BatchGetItem',
      'packet dynamodb:GetItem',
      'packet dynamodb:Query',
    ]);
    expect(idle).toEqual([]);
    expect(stage.cloud.calls().filter(({ decision }) => decision === 'denied')).toEqual([]);
  });

  it('logged no link, no address and no name', async () => {
    const logs = await stage.logs();
    for (const secret of [link.split('/').at(-1) ?? '', '/packets/k', '@', 'Abdulle'])
      expect(logs).not.toContain(secret);
  });
});
