import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { shareOf } from '../share.ts';
import { upload } from './contact-forms.ts';
import { type RunningStage, runningStage } from './running-stage.ts';

const ORGANISATIONS = shareOf({ part: 58, whole: 290 });
const source = enlarge(await readRollout('local/sample/bob/rollout.yaml'), {
  organisations: ORGANISATIONS,
  contactsEach: 40,
});
let stage: RunningStage;

beforeAll(async () => {
  stage = await runningStage({ ...source, contacts: [] });
});
afterAll(() => stage?.stop());

describe('a national list of contacts', () => {
  it(`of ${ORGANISATIONS} organisations with 40 people each is checked and taken in whole`, async () => {
    const codes = source.organisations.filter(({ kind }) => kind !== 'national').map(({ code }) => code);
    const people = source.contacts.filter(({ organisation }) => codes.includes(organisation));
    expect(people).toHaveLength(ORGANISATIONS * 40);
    const lines = people.map(({ organisation, name, address, groups, locale }) =>
      [organisation, name, address, groups.join('|'), locale].join(';'),
    );
    const coordinator = await stage.signIn('coordinator');
    const checked = await upload(
      coordinator,
      ['organisation;namn;e-post;roller;språk', ...lines].join('\r\n'),
    );
    expect(checked.status).toBe(303);
    const page = checked.headers.get('location') ?? '';
    const done = await coordinator.submit(page, {});
    expect(done.status).toBe(303);
    const figures = stage.cloud.figures().functions.find((each) => each.function.endsWith('-contacts'));
    expect(figures?.errors).toBe(0);
    expect(figures?.maxMemoryMegabytes).toBeLessThan(1769);
    const counts = await Promise.all(codes.map((code) => stage.operator.contacts.ofOrganisation(code)));
    expect(new Set(counts.map((list) => list.length))).toEqual(new Set([40]));
    expect(stage.notices).toEqual([]);
  });
});
