import { availableParallelism, loadavg } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { upload } from './contact-forms.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), {
  organisations: 290,
  contactsEach: 40,
});
let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage({ ...source, contacts: [] });
});
afterAll(() => stage?.stop());

describe('a national list of contacts', () => {
  it('of 290 organisations with 40 people each is checked and taken in within 20 seconds', async () => {
    const codes = source.organisations.filter(({ kind }) => kind !== 'national').map(({ code }) => code);
    const people = source.contacts.filter(({ organisation }) => codes.includes(organisation));
    expect(people).toHaveLength(11_600);
    const lines = people.map(({ organisation, name, address, groups, locale }) =>
      [organisation, name, address, groups.join('|'), locale].join(';'),
    );
    const coordinator = await stage.signIn('coordinator');
    const began = Date.now();
    const checked = await upload(
      coordinator,
      ['organisation;namn;e-post;roller;språk', ...lines].join('\r\n'),
    );
    expect(checked.status).toBe(303);
    const page = checked.headers.get('location') ?? '';
    const done = await coordinator.submit(page, {});
    const seconds = (Date.now() - began) / 1000;
    expect(done.status).toBe(303);
    // The promise is for a machine that has nothing else to do.
    const crowd = Math.max(1, (loadavg()[0] ?? 1) / availableParallelism());
    expect(seconds / crowd).toBeLessThan(20);
    const figures = stage.cloud.figures().functions.find((each) => each.function.endsWith('-contacts'));
    expect(figures?.errors).toBe(0);
    expect(figures?.maxMemoryMegabytes).toBeLessThan(1769);
    const counts = await Promise.all(codes.map((code) => stage.operator.contacts.ofOrganisation(code)));
    expect(new Set(counts.map((list) => list.length))).toEqual(new Set([40]));
    expect(stage.notices).toEqual([]);
  });
});
