import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { aDispatch } from '../../fixtures/a-dispatch.ts';
import { aDispatchingMilestone, aMilestone } from '../../fixtures/a-milestone.ts';
import { aStage, type Stage } from './a-stage.ts';
import { typed, wordsOf } from './typed.ts';

const MILESTONE = 'bob-procurement-2026';
let stage: Stage;
let loaded: Awaited<ReturnType<typeof typed>>;

beforeAll(async () => {
  stage = await aStage();
  loaded = await run('load local/sample/bob/rollout.yaml');
  const catalogueVersion = await stage.operator.catalogues.currentVersion('bob');
  const bob = {
    rollout: 'bob',
    catalogue: 'bob',
    catalogueVersion: catalogueVersion ?? '',
    kind: 'procurement-decided',
  };
  await stage.operator.milestones.accept(
    aMilestone({ ...bob, id: MILESTONE, organisations: ['1280', '1480'] }),
    {},
  );
});
afterAll(() => stage?.stop());

const run = (line: string) => typed(wordsOf(line), stage.endpoint);
async function fileOf(content: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'budkavle-command-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'input.yaml');
  await writeFile(file, content);
  return file;
}
/** A file with one milestone of the sample; JSON is YAML. */
const reportOf = (milestone: object) =>
  JSON.stringify({ milestones: [{ rollout: 'bob', triggeredBy: 'c@skr.example', ...milestone }] });
const failure = (stderr: string) => ({ exitCode: 1, stdout: '', stderr: `${stderr}\n` });

describe('load', () => {
  it('says what was loaded', () => {
    const { exitCode, stdout } = loaded;
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('Loaded rollout bob: 13 organisations')]);
  });

  it('names each problem on a line of its own', async () => {
    const file = await fileOf('catalogue: a\nmessages: b\n');
    const { exitCode, stderr } = await run(`load ${file}`);
    expect(exitCode).toBe(1);
    expect(stderr.split('\n').slice(0, 3)).toEqual([
      'Nothing was done. Fix this and run it again:',
      expect.stringContaining('rollout: Missing. Fill it in.'),
      expect.stringContaining('organisations: Missing. Fill it in.'),
    ]);
  });
});

describe('report', () => {
  it('puts the milestone on the bus and says where it can be followed', async () => {
    const { exitCode, stdout } = await run(`report local/sample/bob/milestones.yaml ${MILESTONE}`);
    expect([exitCode, stdout]).toEqual([0, `Reported ${MILESTONE}. Follow it at http://127.0.0.1:4400\n`]);
    expect(stage.events.at(-1)).toMatchObject({ id: MILESTONE, rollout: 'bob', organisations: 'all' });
  });

  it('of a day that has not come is refused at once, and nothing is put on the bus', async () => {
    const file = await fileOf(
      reportOf({
        ...{ id: 'far', kind: 'procurement-decided', occurredOn: '2999-01-01', organisations: 'all' },
        facts: { supplier: 'X AB', standstillEnd: '2999-02-01' },
      }),
    );
    const before = stage.events.length;
    expect(await run(`report ${file} far`)).toEqual(
      failure(
        'far was not reported:\n' +
          '  - occurredOn: This day has not come yet. Plan the milestone instead: give the day under “planned”.',
      ),
    );
    expect(stage.events.length).toBe(before);
  });

  it('of what has been told is refused with whom and by which, and reported with a reason', async () => {
    const file = await fileOf(
      reportOf({
        ...{ id: 'next', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: ['1280'] },
        facts: { supplier: 'X AB', standstillEnd: '2026-12-03' },
      }),
    );
    const before = stage.events.length;
    const { exitCode, stderr } = await run(`report ${file} next`);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/organisations: 1 organisation has been told .* by bob-procurement-2026: 1280/),
    ]);
    expect(stage.events.length).toBe(before);
    expect((await run(`report ${file} next --again "A wrong price."`)).exitCode).toBe(0);
    expect(stage.events.at(-1)).toMatchObject({ id: 'next', again: { reason: 'A wrong price.' } });
  });

  it('against a soft rule is refused with its sentence, and reported with a reason', async () => {
    const file = await fileOf(
      reportOf({
        ...{ id: 'long', kind: 'procurement-decided', occurredOn: '2026-11-23', organisations: ['0580'] },
        facts: { supplier: 'X AB', standstillEnd: '2027-02-01' },
      }),
    );
    const before = stage.events.length;
    const { exitCode, stderr } = await run(`report ${file} long`);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining(
        'The standstill period is usually over within 30 days of the decision, by 23 December 2026.',
      ),
    ]);
    expect(stage.events.length).toBe(before);
    expect((await run(`report ${file} long --exception "A long holiday."`)).exitCode).toBe(0);
    expect(stage.events.at(-1)).toMatchObject({ id: 'long', exception: { reason: 'A long holiday.' } });
  });

  it('offers the milestones of the file for one that is not in it', async () => {
    const file = 'local/sample/bob/milestones.yaml';
    expect(await run(`report ${file} bob-procurment-2026`)).toEqual(
      failure(
        `There is no milestone in ${file} called "bob-procurment-2026". Did you mean "${MILESTONE}"? ` +
          `There is: ${MILESTONE}, bob-integration-2027, bob-go-live-2027.`,
      ),
    );
  });

  it('says where a file is not YAML', async () => {
    const file = await fileOf('milestones: [\n  - id: x');
    const { exitCode, stderr } = await run(`report ${file} x`);
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(/ valid YAML: .*\(2:\d+\)/)]);
  });
});

describe('change', () => {
  const by = '--by coordinator@skr.example';

  it('says on the bus what has changed and why, and how many were told the old value', async () => {
    const { exitCode, stdout } = await run(`change bob standstillEnd 2026-12-10 --why "Senare dag." ${by}`);
    expect([exitCode, stdout]).toEqual([0, expect.stringMatching(/^Changed standstillEnd\. /)]);
    expect(stage.events.at(-1)).toMatchObject({
      ...{ rollout: 'bob', facts: { standstillEnd: '2026-12-10' }, why: 'Senare dag.' },
      changedBy: 'coordinator@skr.example',
    });
  });

  it.each([
    ['the type of the fact', 'standstillEnd soon', /facts\.standstillEnd/],
    ['the catalogue', 'colour red', /The fact “colour” is not in the catalogue/],
    ['whose fact it is', 'goLiveDate 2027-09-01', /facts\.goLiveDate/],
  ])('against %s is refused at once, and nothing is put on the bus', async (_what, words, sentence) => {
    const before = stage.events.length;
    const { exitCode, stderr } = await run(`change bob ${words} --why "Ny uppgift." ${by}`);
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(sentence)]);
    expect(stage.events.length).toBe(before);
  });
});

describe('a command that asks what time it is', () => {
  const at = (now: string) => {
    stage.setClock(now);
    onTestFinished(() => stage.setClock(undefined));
  };

  it('asks the local system, whose clock can be set forward: what has come there can be reported', async () => {
    at('2999-01-02T09:00:00.000Z');
    const file = await fileOf(
      reportOf({ id: 'come', kind: 'go-live', occurredOn: '2999-01-01', organisations: ['1280'], facts: {} }),
    );
    const { stderr } = await run(`report ${file} come`);
    expect(stderr).not.toContain('This day has not come yet');
    stage.setClock('2998-12-31T09:00:00.000Z');
    expect((await run(`report ${file} come`)).stderr).toContain('This day has not come yet');
  });

  it('says of an invitation that it has expired when it has there', async () => {
    await run(
      'people invite --address kim@kansli.example --name "Kim Ek" --role registrar --by drift@kansli.example',
    );
    expect((await run('people list')).stdout).toMatch(/kim@kansli\.example .*invited/);
    at('2999-01-02T09:00:00.000Z');
    expect((await run('people list')).stdout).toMatch(/kim@kansli\.example .*invitation expired/);
  });
});

describe('stop', () => {
  it('asks for it in the name of a person', async () => {
    const { stdout } = await run(`stop ${MILESTONE} --by "Anna Ek"`);
    expect(stdout).toContain(`Asked to stop ${MILESTONE}, which is planning.`);
    expect(stage.events.at(-1)).toEqual({ id: MILESTONE, by: 'Anna Ek' });
  });

  it('stops nothing that is not there, and says what is', async () => {
    const before = stage.events.length;
    expect(await run('stop bob-procurement-2062 --by "Anna Ek"')).toEqual(
      failure(
        `There is no milestone "bob-procurement-2062". Did you mean "${MILESTONE}"? There is: ${MILESTONE}.`,
      ),
    );
    expect(stage.events.length).toBe(before);
  });
});

describe('approve', () => {
  it('approves only what is held', async () => {
    expect(await run(`approve ${MILESTONE} --by "Anna Ek"`)).toEqual(
      failure(`"${MILESTONE}" is planning, not held: nothing was approved.`),
    );
  });
});

describe('counter', () => {
  const COUNTER = `${MILESTONE}-under-review`;

  it('prepares what would undo a milestone, approves it in advance, and fires it once somebody was told', async () => {
    expect((await run('counter list bob')).stdout).toBe('Nothing is prepared.\n');
    const { exitCode, stdout } = await run(
      `counter prepare bob ${MILESTONE} under-review --by maja@skr.example`,
    );
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining(`Prepared ${COUNTER}. Fired today`)]);
    expect((await run('counter list bob')).stdout).toBe(
      `${COUNTER} (under-review) against ${MILESTONE}. It is ready to be fired.\n`,
    );
    expect((await run(`counter approve bob ${COUNTER} --by maja@skr.example`)).stderr).toContain(
      'maja@skr.example has prepared',
    );
    expect((await run(`counter approve bob ${COUNTER} --by bo@skr.example`)).stdout).toBe(
      `Approved ${COUNTER}: it may be fired.\n`,
    );
    expect(await run(`counter fire bob ${COUNTER} 2026-11-28 --by maja@skr.example`)).toEqual(
      failure(
        'Nothing was done. Fix this and run it again:\n' +
          '  - kind: None of these organisations has been told what this changes. There is nothing to take back.',
      ),
    );
    expect(await stage.operator.milestones.find(COUNTER)).toBeUndefined();
  });

  it('withdraws what was prepared, for a reason, and fires it no more', async () => {
    const withdraw = `counter withdraw bob ${COUNTER} --by maja@skr.example`;
    expect((await run(withdraw)).exitCode).not.toBe(0);
    expect(await run(`${withdraw} --reason "The time limit is over."`)).toMatchObject({
      exitCode: 0,
      stdout: `Withdrawn: ${COUNTER} cannot be fired any more. It can be prepared anew.\n`,
    });
    expect((await run('counter list bob')).stdout).toBe(
      `${COUNTER} (under-review) against ${MILESTONE}. It has been withdrawn.\n`,
    );
    expect((await run(`counter approve bob ${COUNTER} --by bo@skr.example`)).stderr).toContain(
      'has been withdrawn',
    );
    expect(await stage.operator.preparedCounters.find('bob', COUNTER)).toMatchObject({
      withdrawals: [{ by: 'maja@skr.example', reason: 'The time limit is over.' }],
    });
  });

  it('of a kind that undoes nothing of it is refused, and an unknown one is named', async () => {
    expect(
      (await run(`counter prepare bob ${MILESTONE} service-stopped --by maja@skr.example`)).stderr,
    ).toContain('There is nothing to take back.');
    expect(
      (await run('counter fire bob bob-procurement-2026-under-reveiw 2026-11-28 --by maja@skr.example'))
        .stderr,
    ).toContain(`Did you mean "${COUNTER}"?`);
  });
});

describe('a newsletter that is held', () => {
  const issue = 'bob-newsletter-2026-w48';

  it('is found by its id, looked through for unsettled mails, and released', async () => {
    const held = { rollout: 'bob', state: 'held', planHash: 'f00d', changedAt: Date.now() } as const;
    await stage.operator.dispatches.open(aDispatch({ ...held, id: issue }));
    expect((await run('approve bob-newsletter-2026-w84 --by "Anna Ek"')).stderr).toContain(
      `Did you mean "${issue}"?`,
    );
    expect((await run(`unsettled ${issue}`)).stdout).toBe(`No mail of ${issue} is unknown.\n`);
    const { exitCode, stdout } = await run(`approve ${issue} --by "Anna Ek"`);
    expect([exitCode, stdout]).toEqual([0, `Approved ${issue} as it is planned, under the hash f00d.\n`]);
    expect(await stage.operator.dispatches.find(issue)).toMatchObject({
      state: 'dispatching',
      approvedBy: 'Anna Ek',
    });
  });
});

describe('ledger, unsettled and packet', () => {
  it('print what is read as JSON for a program', async () => {
    const { stdout } = await run(`ledger ${MILESTONE} --json`);
    expect(JSON.parse(stdout)).toMatchObject({ milestone: MILESTONE, owners: {}, unreached: [] });
    expect(JSON.parse((await run(`unsettled ${MILESTONE} --json`)).stdout)).toEqual([]);
  });

  it('say so in words where there is nothing', async () => {
    expect((await run(`unsettled ${MILESTONE}`)).stdout).toBe(`No mail of ${MILESTONE} is unknown.\n`);
    expect((await run(`packet ${MILESTONE} 1280`)).stderr).toContain('there is a packet once it is approved');
  });

  it('offer the organisations of a milestone for one that has no part in it', async () => {
    expect(await run(`packet ${MILESTONE} 1281`)).toEqual(
      failure(
        `There is no organisation in ${MILESTONE} with the code "1281". Did you mean "1280"? There is: 1280, 1480.`,
      ),
    );
  });

  it('settle only mails that there are', async () => {
    const { exitCode, stderr } = await run(
      `settle ${MILESTONE} no-such accepted --by Anna --reason "I saw it"`,
    );
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('no-such')]);
  });
});

describe('news add', () => {
  it('says for which newsletter it was added', async () => {
    const { stdout } = await run('news add local/sample/bob/news/fragor-och-svar.yaml --by "Anna Ek"');
    expect(stdout).toMatch(
      /^Added \w+: in the next newsletter of every organisation from \d{4}-\d{2}-\d{2} on\.\n$/,
    );
  });
});

describe('press', () => {
  it('keeps a draft, lists it and shows it', async () => {
    const kept = await run('press draft local/sample/bob/press/leverantor.yaml --by "Anna Ek" --in 5');
    expect(kept.stdout).toContain('bob-leverantor-2026, version 1, is kept as a draft.');
    const draft = { id: 'bob-leverantor-2026', version: 1, state: 'draft' };
    expect(JSON.parse((await run('press list bob --json')).stdout)).toMatchObject([draft]);
    expect(JSON.parse((await run('press show bob-leverantor-2026 --json')).stdout)).toMatchObject([draft]);
    expect((await run('press list bob')).stdout).toMatch(
      /^bob-leverantor-2026 {2}version 1 {2}draft {2}\d{4}-/,
    );
  });

  it('does nothing that is refused, and says why', async () => {
    const { exitCode, stderr } = await run('press approve bob-leverantor-2026 --by "Bo Ry"');
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^Nothing was done\. Fix this and run it again:\n {2}- .+\n$/),
    ]);
  });

  it('asks for the address of the public pages where it cannot know it', async () => {
    const { exitCode, stderr } = await run('press submit bob-leverantor-2026 --by "Anna Ek" --stage prod');
    expect([exitCode, stderr]).toEqual([
      2,
      'Say where the public pages of the stage are: --public-url https://…\n',
    ]);
  });

  it('offers the rollouts and releases that there are', async () => {
    expect((await run('press list bobb')).stderr).toContain('Did you mean "bob"?');
    expect((await run('press show bob-leverantor-2025')).stderr).toContain(
      'Did you mean "bob-leverantor-2026"?',
    );
  });
});

describe('contacts', () => {
  const file = 'local/sample/bob/contacts.csv';

  it('are looked at, imported, exported and erased', async () => {
    const looked = await run(`contacts import ${file} --by "Anna Ek" --dry-run`);
    expect([looked.exitCode, looked.stdout]).toEqual([
      0,
      expect.stringMatching(/^Would be imported: 1 added/),
    ]);
    expect((await run('contacts export')).stdout).not.toContain('eva.ek@kiruna.example');
    expect((await run(`contacts import ${file} --by "Anna Ek"`)).stdout).toMatch(/^Imported: 1 added/);
    expect((await run('contacts export --organisation 2584')).stdout).toContain('eva.ek@kiruna.example');
    const rows: unknown = JSON.parse((await run('contacts export --organisation 2584 --json')).stdout);
    expect(rows).toContainEqual(expect.objectContaining({ name: 'Eva Ek', organisation: '2584' }));
    const erase = 'contacts erase --organisation 2584 --address eva.ek@kiruna.example --by "Anna Ek"';
    expect((await run(erase)).stdout).toBe('Erased.\n');
    expect(await run(erase)).toEqual(failure('Nobody at 2584 has the address eva.ek@kiruna.example.'));
  });

  it('are not imported where a row is wrong, which is named', async () => {
    const wrong = await fileOf('organisation;namn;e-post;roller;språk\n2584;Eva Ek;nowhere;it-manager;sv\n');
    const { exitCode, stderr } = await run(`contacts import ${wrong} --by "Anna Ek"`);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringMatching(/^Nothing was done\. .*\n {2}- row 2: e-post, “nowhere”: .+\n$/),
    ]);
  });
});

describe('link keys', () => {
  it('are none before the first link is made', async () => {
    const { exitCode, stdout } = await run('link-keys list');
    expect([exitCode, stdout]).toEqual([
      0,
      'There is no key yet: the first link that is made creates one.\n',
    ]);
  });

  it('are listed with what was sent under them, and never with their secret', async () => {
    const secret = 'S'.repeat(43);
    await stage.operator.linkKeys.add({ id: 'k1', secret, since: 0 });
    const listed = await run('link-keys list');
    expect(listed.stdout.split('\n').slice(0, 2)).toEqual([
      'key       signed from      until  dispatches  its links',
      'k1   1970-01-01 01:00  signs now           1       work',
    ]);
    const json = await run('link-keys list --json');
    expect(JSON.parse(json.stdout)).toEqual([
      { id: 'k1', since: 0, dispatches: ['bob-newsletter-2026-w48'], state: 'work' },
    ]);
    expect(listed.stdout + json.stdout).not.toContain(secret);
  });

  it('are revoked by id or by age, with a name and a reason that are kept', async () => {
    const done = await run('link-keys revoke k1 --by "Anna Ek" --reason "It was in a log"');
    expect(done).toEqual({
      exitCode: 0,
      stdout: 'Revoked: k1. k2 signs from now on, also in mails that have not been sent yet.\n',
      stderr: '',
    });
    expect((await run('link-keys list')).stdout).toMatch(
      /k1 .* closed \S+ \S+ by Anna Ek: It was in a log\n/,
    );
    const older = await run('link-keys revoke --before "1970-06-01 00:00" --by "Anna Ek" --reason "All"');
    expect(older.stdout).toMatch(/^Nothing was left to revoke\. k2 signs from now on/);
  });

  it('are not revoked by a guess: one key that there is, or a time, is named', async () => {
    expect(await run('link-keys revoke k9 --by "Anna Ek" --reason "All"')).toEqual(
      failure('There is no link key "k9". Did you mean "k1"? There is: k1, k2.'),
    );
    const both = await run('link-keys revoke k1 --before "1970-06-01 00:00" --by "Anna Ek" --reason "All"');
    expect([both.exitCode, both.stderr]).toEqual([2, 'Name one key, or --before a time.\n']);
    expect((await run('link-keys revoke --by "Anna Ek" --reason "All"')).exitCode).toBe(2);
  });
});

describe('the doctor', () => {
  it('says what a stage without a file needs, before it asks anybody', async () => {
    const { exitCode, stdout, stderr } = await run('doctor --stage nowhere');
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(
      /^stage 'nowhere' has no file infra\/stages\/nowhere\.json\. .*copy infra\/stages\/example\.json/,
    );
  });
});

describe('a change of what milestones have told', () => {
  const by = '--by coordinator@skr.example';

  it('against a soft rule is refused with its sentence, and said with a reason', async () => {
    const { catalogueVersion } = (await stage.operator.milestones.find(MILESTONE)) ?? {};
    await stage.operator.milestones.accept(
      aDispatchingMilestone({
        ...{ id: 'connected', rollout: 'bob', catalogue: 'bob', catalogueVersion: catalogueVersion ?? '' },
        ...{ kind: 'integration-ready', occurredOn: '2027-02-15', organisations: ['0680'] },
      }),
      {},
    );
    const line = `change bob goLiveDate 2027-02-01 --organisation 0680 --why "Tidigare." ${by}`;
    const before = stage.events.length;
    const { exitCode, stderr } = await run(line);
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining(
        'taken into use only once it is connected, on 15 February 2027 at the earliest.',
      ),
    ]);
    expect(stage.events.length).toBe(before);
    expect((await run(`${line} --exception "Kopplingen fanns redan."`)).exitCode).toBe(0);
    expect(stage.events.at(-1)).toMatchObject({ exception: { reason: 'Kopplingen fanns redan.' } });
  });
});
