import { readFileSync } from 'node:fs';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { typed, wordsOf } from '../local/cli/typed.ts';
import { emptyStage, type RunningStage } from './running-stage.ts';
import { signedIn } from './signed-in.ts';

let stage: RunningStage;

beforeAll(async () => {
  stage = await emptyStage();
});
afterAll(() => stage?.stop());

/** The commands of the page that are marked as ones to try locally, in its order, typed for the stage `local`. */
const [, , ...marked] = readFileSync('docs/deployment.md', 'utf8')
  .split('\n')
  .filter((line) => line.includes('◉'));
const steps = marked.map((line) =>
  line
    .replace(/\s+#.*$/, '')
    .replace('npx budkavle ', '')
    .replace('--stage prod', '--stage local'),
);

/** Types the next command of the page, and waits for what follows from it. */
async function followed(command: RegExp): Promise<string> {
  const line = steps.shift() ?? '';
  expect(line).toMatch(command);
  const { exitCode, stdout, stderr } = await typed(wordsOf(line), stage.cloud.urls.aws);
  expect([exitCode, stderr]).toEqual([0, '']);
  await stage.cloud.quiet({ timeoutMilliseconds: 200_000 });
  return stdout;
}

describe('the page about the first deployment, followed from an empty stage', () => {
  it('invites the first coordinator, whose mail leads to where she accepts', async () => {
    expect(await followed(/^people invite .*anna\.ek@mail\.example/)).toContain(
      'Invited anna.ek@mail.example as coordinator.',
    );
    const [invitation, ...more] = stage.cloud.mails();
    expect(more).toEqual([]);
    expect(invitation?.destinations).toEqual(['anna.ek@mail.example']);
    const { text = '' } = await PostalMime.parse(invitation?.raw ?? '');
    expect(text).toContain(`${stage.cloud.urls.api}/welcome?lang=sv`);

    const anna = await signedIn(stage.cloud.urls.api, { address: 'anna.ek@mail.example' });
    expect((await anna.fetch('/people')).headers.get('location')).toContain('/welcome');
    const accepted = await anna.submit('/welcome?lang=en', {}, '/welcome?lang=en');
    expect([accepted.status, accepted.headers.get('location')]).toEqual([303, '/?lang=en']);
    expect((await anna.fetch('/people?lang=en')).status).toBe(200);
  });

  it('has a mail leave by the way of every mail, before anything is loaded', async () => {
    const report = await followed(/^doctor --stage local --smoke$/);
    expect(report).toMatch(
      /ok {6}A mail to the simulator left, and SES reported its delivery, in \d+ seconds\./,
    );
    expect(report).toContain('LOOK    No rollout is loaded.');
    expect(report).toMatch(/\nNothing blocks; /);
  });

  it('loads the first rollout and its contacts, once they have been checked', async () => {
    expect(await followed(/^load /)).toContain('Loaded rollout bob: 13 organisations, 318 contacts');
    expect(await followed(/^contacts import .*--dry-run/)).toContain('Would be imported: 1 added');
    expect(await followed(/^contacts import (?!.*--dry-run)/)).toContain('Imported: 1 added');
  });

  it('reports the first milestone, and the ledger counts who has been told', async () => {
    expect(await followed(/^report .* bob-procurement-2026 /)).toContain('Reported bob-procurement-2026.');
    expect(await followed(/^ledger bob-procurement-2026 /)).toMatch(/^Told: [1-9]\d? % /);
    expect((await stage.operator.milestones.find('bob-procurement-2026'))?.state).toBe('completed');
    expect(stage.cloud.deadLetters()).toEqual([]);
  });

  it('has no step that was not taken', () => {
    expect(steps).toEqual([]);
  });
});
