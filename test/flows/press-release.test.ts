import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pressDispatchId } from '../../domain/press-mail.ts';
import { imagePath, releasePath } from '../../domain/published-release.ts';
import { approvePressRelease } from '../../domain/use-cases/approve-press-release.ts';
import { correctPressRelease } from '../../domain/use-cases/correct-press-release.ts';
import { draftPressRelease } from '../../domain/use-cases/draft-press-release.ts';
import { schedulePressRelease } from '../../domain/use-cases/schedule-press-release.ts';
import { submitPressRelease } from '../../domain/use-cases/submit-press-release.ts';
import { readPressFile } from '../../local/press-files.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { renderPressMail } from '../../templates/press/render-press-mail.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const HOUR = Date.parse('2026-12-04T09:00:00+01:00');
const CORRECTION_HOUR = Date.parse('2026-12-04T11:00:00+01:00');
const ID = 'bob-leverantor-2026';
const EDITION = 'bob-leverantor-2026-1280';
const FOLDER = 'local/sample/bob/press';

let stage: RunningStage;
// The story begins a few minutes before the hour, whatever day it is here.
let ahead = HOUR - 150_000 - Date.now();
let stopped: number | undefined;
const now = () => stopped ?? Date.now() + ahead;
const moveTo = (at: number) => {
  ahead = at - Date.now();
};

async function putOnCalendar(file: string, correct = false): Promise<string> {
  const ports = { ...stage.operator, now, render: renderPressMail, publicUrl: stage.cloud.urls.console };
  const write = correct ? correctPressRelease : draftPressRelease;
  const kept = await write({ ...(await readPressFile(`${FOLDER}/${file}`)), by: 'Anna Ek' }, ports);
  if (kept.kind === 'refused') throw new Error(JSON.stringify(kept.problems));
  const { id } = kept.version;
  const submitted = await submitPressRelease({ id, by: 'Anna Ek' }, ports);
  if (submitted.kind === 'refused') throw new Error(JSON.stringify(submitted.problems));
  const { hash = '' } = submitted.version;
  const author = await approvePressRelease({ id, hash, by: 'Anna Ek' }, ports);
  expect(author).toMatchObject({ kind: 'refused', problems: [{ field: 'by' }] });
  expect(await approvePressRelease({ id, hash, by: 'Bo Ry' }, ports)).toMatchObject({ kind: 'approved' });
  expect(await schedulePressRelease({ id }, ports)).toMatchObject({ kind: 'scheduled' });
  return id;
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const since = performance.now();
  while (!(await holds())) {
    if (performance.now() - since > 60_000) throw new Error('it did not happen within a minute');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const mailsOf = (id: string, version = 1) =>
  stage.cloud.mails().filter(({ tags }) => tags.milestone?.[0] === pressDispatchId(id, version));
const ended = async (id: string, version = 1) =>
  (await stage.operator.dispatches.find(pressDispatchId(id, version)))?.state === 'completed';
const readersOf = async (id: string, version = 1) =>
  (
    await stage.operator.deliveries.ofOrganisation(
      pressDispatchId(id, version),
      id === EDITION ? '1280' : 'national',
    )
  )
    .map(({ address }) => address.split('@')[0])
    .toSorted();

beforeAll(async () => {
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const source = enlarge(sample, { organisations: 1, contactsEach: 3 });
  stage = await runningStage(source, { clock: { now } });
  const [milestone] = await sampleMilestones();
  await stage.report(milestone);
});
afterAll(() => stage?.stop());

describe('a press release of the sample', () => {
  it('is nowhere one second before its hour: in no row that is public, at no address, in no mail', async () => {
    await putOnCalendar('leverantor.yaml');
    await putOnCalendar('leverantor-malmo.yaml');
    // The clock stands while everything is looked at, however slow this machine is.
    stopped = HOUR - 1_000;
    const [version] = await stage.operator.pressReleases.versions(ID);
    const image = version?.images[0]?.id ?? 'none';
    const paths = [
      releasePath(ID),
      releasePath(EDITION),
      imagePath(ID, image),
      '/newsroom',
      '/newsroom/feed.xml',
    ];
    for (const path of paths) {
      const answer = await fetch(`${stage.cloud.urls.console}${path}`);
      expect(await answer.text(), path).not.toMatch(/leverantör|supplier/i);
    }
    const { newsroom } = stage.operator;
    const seen = [
      await newsroom.latest(),
      await newsroom.find(ID),
      await newsroom.find(EDITION),
      await newsroom.image(ID, image),
    ];
    expect(seen).toEqual([[], undefined, undefined, undefined]);
    expect([...mailsOf(ID), ...mailsOf(EDITION)]).toEqual([]);
    moveTo(HOUR - 1_000);
    stopped = undefined;
  });

  it('is in the newsroom and with every journalist within a minute after it, page first', async () => {
    let mailBeforePage = 0;
    await until(async () => {
      const mails = mailsOf(ID).length;
      if (mails > 0 && !(await stage.operator.newsroom.find(ID))) mailBeforePage += 1;
      return (await ended(ID)) && (await ended(EDITION));
    });
    expect(mailBeforePage).toBe(0);
    expect(now() - HOUR).toBeLessThan(60_000);
    const page = await stage.operator.newsroom.find(ID);
    if (page?.state !== 'published') throw new Error('it is not published');
    const publishedAt = page.versions[0]?.publishedAt ?? 0;
    expect(publishedAt).toBeGreaterThanOrEqual(HOUR);
    const mails = mailsOf(ID);
    expect(await readersOf(ID)).toEqual([
      'aino.forsell',
      'helena.kovacevic',
      'ingrid.hedin',
      'mira.falk',
      'oscar.lindfors',
      'sofia.sjovall',
    ]);
    expect(mails).toHaveLength(6);
    expect(await readersOf(EDITION)).toEqual(['helena.kovacevic', 'mira.falk']);
    for (const { acceptedAt } of [...mails, ...mailsOf(EDITION)])
      expect(acceptedAt).toBeGreaterThan(publishedAt);
    const image = await stage.operator.newsroom.image(ID, page.versions[0]?.images[0]?.id ?? '');
    expect(image).toMatchObject({ type: 'image/png', width: 1200, height: 675 });
  });

  it('stands alone in its mail, with the way to its page and the register number', async () => {
    const [mail] = mailsOf(ID).filter(({ destinations }) => destinations[0]?.startsWith('sofia'));
    const { subject, text = '', headers } = await PostalMime.parse(mail?.raw ?? '');
    expect(subject).toBe('En leverantör har valts för Bokning och bidrag');
    expect(text).toContain('Exempelbolaget AB har tilldelats');
    expect(text).toContain('Stockholm, 4 december 2026');
    expect(text).toContain('Birgitta Ståhl, projektledare på SKR');
    expect(text).toContain(`${stage.cloud.urls.console}${releasePath(ID)}`);
    expect(text).toContain('Diarienummer: SKR2026/01187');
    expect(text).not.toMatch(/[{}]/);
    expect(headers.map(({ key }) => key)).toContain('list-unsubscribe');
    const [local] = mailsOf(EDITION);
    const edition = await PostalMime.parse(local?.raw ?? '');
    expect(edition.subject).toBe('Malmö stad: En leverantör har valts för Bokning och bidrag');
    expect(edition.text).toContain('Diarienummer: STK-2026-1187');
    expect(edition.text).toContain('Malmö börjar använda tjänsten den 15 mars 2027');
  });

  it('is what its milestone owed the press', async () => {
    const owed = await stage.operator.obligations.ofOrganisation('bob-procurement-2026', 'national');
    const press = owed.filter(({ carrier }) => carrier === 'press');
    expect(press.map(({ group, progress }) => ({ group, ...progress }))).toEqual([
      { group: 'journalists', state: 'sent', people: 6, reached: 6 },
    ]);
  });

  it('is corrected to those who have it, and its page keeps both versions', async () => {
    await putOnCalendar('rattelse.yaml', true);
    moveTo(CORRECTION_HOUR - 1_000);
    await until(() => ended(ID, 2));
    expect(await readersOf(ID, 2)).toEqual(await readersOf(ID));
    const subjects = await Promise.all(
      mailsOf(ID, 2).map(async ({ raw }) => (await PostalMime.parse(raw)).subject),
    );
    expect(subjects.toSorted()[0]).toBe('CORRECTION: A supplier has been chosen for Booking and Grants');
    expect(subjects.filter((subject) => subject?.startsWith('RÄTTELSE: '))).toHaveLength(5);
    expect(await stage.operator.newsroom.find(ID)).toMatchObject({
      versions: [{ version: 2 }, { version: 1 }],
    });
  });

  it('needed every right that its functions have, and left nothing behind', async () => {
    const { granted, idle } = grantsOf(stage, ['publish-press-release', 'publish-press-releases']);
    expect(granted.length).toBeGreaterThan(10);
    expect(idle).toEqual([]);
    const refused = stage.cloud.calls().filter(({ decision }) => decision !== 'allowed');
    expect(refused).toEqual([]);
    expect(stage.cloud.deadLetters()).toEqual([]);
    expect(stage.notices).toEqual([]);
    expect(await stage.logs()).not.toMatch(/@[a-z]+\.example|leverantör har valts/);
  });
});
