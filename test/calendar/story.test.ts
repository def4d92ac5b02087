import { beforeAll, expect, it } from 'vitest';
import { toStockholm } from '../../domain/shared/stockholm-time.ts';
import { narrowed, readStory } from '../../local/demo/story.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { calendarWorld } from './calendar-world.ts';

const { organisations, steps } = await readStory();
const source = narrowed(await readRollout('local/sample/bob/rollout.yaml'), organisations);

const told: Record<string, Set<string>> = {};
const places: Record<string, Set<string>> = {};
let world: Awaited<ReturnType<typeof calendarWorld>>;

beforeAll(async () => {
  world = await calendarWorld(source, '2026-11-23 07:00');
  for (const step of steps) {
    const isChange = 'change' in step;
    const on = isChange ? step.on : (step.milestone.occurredOn ?? '');
    if (on > world.today()) await world.goTo(on);
    world.forget();
    const id = isChange ? step.change.id : step.milestone.id;
    if (isChange) {
      await world.change(step.change);
      await world.release(id);
    } else expect((await world.report(step.milestone)).kind).toBe('accepted');
    told[id] = new Set(world.mails.map(({ to }) => to));
    places[id] = new Set(world.mails.map(({ organisation }) => organisation));
  }
});

it('the story of the sample: a review, a second round, a day that comes late and one that slips', async () => {
  expect(steps.map((step) => ('change' in step ? step.change.id : step.milestone.id))).toEqual([
    'bob-procurement-2026',
    'bob-review-2026',
    'bob-procurement-2027',
    'bob-integration-2027',
    'bob-start-lulea',
    'bob-later-kiruna',
    'bob-go-live-2027',
  ]);
  // Exactly those who were told of the award hear of the review, and then of the second round.
  expect(told['bob-review-2026']).toEqual(told['bob-procurement-2026']);
  expect(told['bob-procurement-2027']).toEqual(told['bob-procurement-2026']);
  // What Luleå's people were not told for want of a day they are told when it has one, and nobody else is.
  expect([...(places['bob-start-lulea'] ?? [])]).toEqual(['2580']);
  expect([...(places['bob-later-kiruna'] ?? [])]).toEqual(['2584']);
  // Each waits for its own day: Luleå for the one that it has said, Kiruna for the one to which it has slipped.
  const waits = (await world.plans.summaries('bob-go-live-2027')).map(
    ({ organisation, waits }) => [organisation, waits?.until && toStockholm(waits.until).date] as const,
  );
  expect(new Map(waits).get('2580')).toBe('2027-05-31');
  expect(new Map(waits).get('2584')).toBe('2027-09-01');
  expect(places['bob-go-live-2027']?.has('2584')).toBe(false);
});
