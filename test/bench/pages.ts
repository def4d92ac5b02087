import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { sumLedgers } from '../../domain/ledger/use-cases/sum-ledgers.ts';
import { loadRollout } from '../../domain/setup/use-cases/load-rollout.ts';
import { runStage, synthesizeStage } from '../../local/local-cloud.ts';
import { milestonesFileSchema } from '../../local/milestones-file.ts';
import { operatorOf } from '../../local/operator.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { upload } from '../flows/contact-forms.ts';
import { storeNational } from '../flows/national-milestone.ts';
import { signedIn } from '../flows/signed-in.ts';
import type { Ways } from './measure.ts';

const LEDGER = '/milestones/national/ledger';
/** Organisations of a small rollout, and of the country. */
export const [FEW, MANY] = [29, 290] as const;

/** The organisation that is told the first milestone of the sample. */
const TOLD = '1280';

/** A stage in this process whose sample has grown to the country, with a milestone told to few and one told to many. */
export async function countryStage() {
  const folder = await mkdtemp(join(tmpdir(), 'budkavle-bench-'));
  await synthesizeStage(join(folder, 'assembly'));
  const cloud = await runStage({
    assemblyDir: join(folder, 'assembly'),
    dataDir: join(folder, 'data'),
    ports: { api: 0, mailbox: 0, aws: 0 },
    mailbox: false,
    notice: () => {},
  });
  const operator = operatorOf('local', cloud.urls.aws);
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const country = enlarge(sample, { organisations: MANY, contactsEach: 4 });
  await loadRollout({ ...country, contacts: sample.contacts }, operator);
  const file = load(await readFile('local/sample/bob/milestones.yaml', 'utf8'));
  const [first] = milestonesFileSchema.parse(file).milestones;
  await operator.report({ ...first, organisations: [TOLD] });
  await cloud.quiet();
  const codes = country.organisations.filter(({ kind }) => kind !== 'national').map(({ code }) => code);
  for (const organisations of [codes.slice(0, FEW), codes.slice(0, MANY)]) {
    const id = `national-${organisations.length}`;
    await storeNational(operator, first?.id ?? '', { id, occurredOn: '2026-10-01', organisations });
    // As the reconciler does.
    await sumLedgers({ milestone: id }, operator);
  }
  const stop = async () => {
    await cloud.stop();
    await rm(folder, { recursive: true, force: true });
  };
  return { cloud, operator, told: { milestone: first?.id ?? '', organisation: TOLD }, country, codes, stop };
}

/**
 * What grows with the number of organisations, each for few and for many: the ledger's page, how reach went, and a
 * list of contacts that is checked and taken in. The stage runs in this process, so that its functions' processor
 * time counts.
 */
export async function pageWays(): Promise<{ ways: Ways; stop: () => Promise<void> }> {
  const { cloud, country, codes, stop } = await countryStage();
  const coordinator = await signedIn(cloud.urls.api, { role: 'coordinator' });
  const page = (count: number) => async () => {
    const answer = await coordinator.fetch(LEDGER.replace('national', `national-${count}`));
    if (answer.status !== 200) throw new Error(`the ledger was answered with ${answer.status}`);
    await answer.text();
  };
  const people = (count: number) => async () => {
    const own = new Set(codes.slice(0, count));
    const lines = country.contacts
      .filter(({ organisation }) => own.has(organisation))
      .map(({ organisation, name, address, groups, locale }) =>
        [organisation, name, address, groups.join('|'), locale].join(';'),
      );
    const checked = await upload(
      coordinator,
      ['organisation;namn;e-post;roller;språk', ...lines].join('\r\n'),
    );
    const done = await coordinator.submit(checked.headers.get('location') ?? '', {});
    if (done.status !== 303) throw new Error(`the contacts were answered with ${done.status}`);
  };
  return {
    ways: {
      'ledger of few': page(FEW),
      'ledger of many': page(MANY),
      'contacts of few': people(FEW),
      'contacts of many': people(MANY),
    },
    stop,
  };
}
