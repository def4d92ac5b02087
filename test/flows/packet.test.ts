import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeTaskLink } from '../../domain/use-cases/make-task-link.ts';
import { HmacSigner } from '../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { readRollout } from '../../local/rollout-files.ts';
import { enlarge } from '../../local/sample/generate-organisations.ts';
import { grantsOf } from './idle-grants.ts';
import { type RunningStage, runningStage, sampleMilestones } from './running-stage.ts';

const [first] = await sampleMilestones();
const MILESTONE = 'bob-procurement-2026';

let stage: RunningStage;
let link: string;

/** A link as the local lead's mail has it. */
function linkFor(organisation: string, milestone = MILESTONE): Promise<string> {
  const { linkKeys } = stage.operator;
  const ports = { linkKeys, signer: new HmacSigner(), newSecret, now: Date.now, publicUrl: stage.cloud.urls.console };
  return makeTaskLink({ asks: { to: 'packets', milestone }, organisation, contact: '' }, ports);
}

beforeAll(async () => {
  // 290 organisations of which two are told something: what one packet costs does not hang on the others.
  const sample = await readRollout('local/sample/bob/rollout.yaml');
  const crowd = enlarge(sample, { organisations: 290, contactsEach: 25 });
  const known = new Set(sample.organisations.map(({ code }) => code));
  const contacts = [...sample.contacts, ...crowd.contacts.filter(({ organisation }) => !known.has(organisation))];
  stage = await runningStage({ ...crowd, contacts });
  await stage.report({ ...first, organisations: ['1280', '1480'] });
  link = await linkFor('1280');
});
afterAll(() => stage?.stop());

describe('a packet', () => {
  it('is looked at page by page and downloaded', async () => {
    const index = await fetch(link);
    expect(index.status).toBe(200);
    expect(await index.text()).toContain('Upphandlingen är avgjord');
    const zip = await fetch(`${link}/packet.zip`);
    console.log(zip.status, zip.headers.get('content-type'), (await zip.arrayBuffer()).byteLength, stage.cloud.figures().functions.find((f) => f.function.endsWith('packet')), grantsOf(stage, ['packet']));
  });
});
