import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makeTaskLink } from '../domain/links/use-cases/make-task-link.ts';
import { makePacket } from '../domain/packets/use-cases/make-packet.ts';
import { openPacket } from '../domain/packets/use-cases/open-packet.ts';
import { NotFound } from '../domain/shared/errors.ts';
import { HmacSigner } from '../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../functions/adapters/node-crypto/new-secret.ts';
import { packetFiles } from '../templates/packets/packet-zip.ts';
import { operatorOf } from './operator.ts';
import { endpointOf, portsFrom } from './ports.ts';

// npm run packet -- milestone organisation [--out folder] [--stage prod]: writes the packet of one organisation to disk. Stage
// local: a running npm start, whose pages it also leads to.
const { values, positionals } = parseArgs({
  options: { out: { type: 'string' }, stage: { type: 'string', default: 'local' } },
  allowPositionals: true,
});
const [milestone, organisation] = positionals;
if (!milestone || !organisation) {
  console.error(
    'Name the milestone and the organisation: npm run packet -- bob-procurement-2026 1280 [--out folder]',
  );
  process.exit(2);
}
const { stage } = values;
const operator = operatorOf(stage, endpointOf(stage, process.env));
const signer = new HmacSigner();
const publicUrl = `http://127.0.0.1:${portsFrom(process.env).api}`;
try {
  const made = await makePacket({ milestone, organisation }, operator);
  const link = stage === 'local' ? await linkTo(milestone, organisation) : '';
  const token = link.split('/').at(-1) ?? '';
  const packet = (await openPacket(token, { ...operator, signer, publicUrl })) ?? made;
  const folder = values.out ?? join('.local', 'packets', packet.id);
  await mkdir(folder, { recursive: true });
  const files = Object.entries(await packetFiles(packet));
  for (const [name, bytes] of files) await writeFile(join(folder, name), bytes);
  console.log(`Wrote ${files.length} files to ${folder}. Begin with ${join(folder, 'README.html')}.`);
  if (link) console.log(`The same in the browser, as the local lead sees it: ${link}`);
} catch (error) {
  if (!(error instanceof NotFound)) throw error;
  console.error(`There is no such packet: ${error.message}.`);
  process.exitCode = 1;
}

/** The link of the local lead's mail; whoever has it needs no other right. */
function linkTo(id: string, code: string): Promise<string> {
  const asks = { to: 'packets', milestone: id } as const;
  return makeTaskLink(
    { asks, organisation: code, contact: '' },
    { ...operator, signer, newSecret, publicUrl },
  );
}
