import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeTaskLink } from '../../domain/links/use-cases/make-task-link.ts';
import { makePacket } from '../../domain/packets/use-cases/make-packet.ts';
import { openPacket } from '../../domain/packets/use-cases/open-packet.ts';
import { HmacSigner } from '../../functions/adapters/node-crypto/hmac-signer.ts';
import { newSecret } from '../../functions/adapters/node-crypto/new-secret.ts';
import { packetFiles } from '../../templates/packets/packet-zip.ts';
import { command, optionalTextInput, textInput } from '../cli/command.ts';
import { CommandFailure } from '../cli/command-failure.ts';
import { requireMilestone, unknownId } from '../cli/known-ids.ts';

export const PACKET_COMMANDS = [
  command({
    name: 'packet',
    description: 'Write all the material that one organisation needs for its tasks.',
    example: 'packet bob-procurement-2026 1280',
    arguments: {
      milestone: textInput('the id of the milestone'),
      organisation: textInput('the code of the organisation'),
    },
    options: {
      out: optionalTextInput('the folder to write to, instead of .local/packets/<packet>', 'folder'),
    },
    run: async ({ milestone, organisation, out }, { operator, publicUrl }) => {
      const { organisations } = await requireMilestone(milestone, operator);
      if (!organisations.includes(organisation))
        throw unknownId(`organisation in ${milestone} with the code`, organisation, organisations);
      const made = await makePacket({ milestone, organisation }, operator);
      if (made.undoneOn !== undefined)
        throw new CommandFailure(
          `${milestone} does not hold in ${organisation} since ${made.undoneOn}: use none of it.`,
        );
      // The link in the local lead's mail, which needs no other permission. Only the address of a running npm
      // start is known.
      const shown = publicUrl && { ...operator, signer: new HmacSigner(), newSecret, publicUrl };
      const asks = { to: 'packets', milestone } as const;
      const link = shown ? await makeTaskLink({ asks, organisation, contact: '' }, shown) : '';
      const packet = (shown && (await openPacket(link.split('/').at(-1) ?? '', shown))) || made;
      const folder = out ?? join('.local', 'packets', packet.id);
      await mkdir(folder, { recursive: true });
      const files = Object.entries(await packetFiles(packet));
      for (const [path, bytes] of files) {
        await mkdir(dirname(join(folder, path)), { recursive: true });
        await writeFile(join(folder, path), bytes);
      }
      const [[start = ''] = []] = files;
      const written = `Wrote ${files.length} files to ${folder}. Start with ${join(folder, start)}.`;
      const seen = `The same in the browser, as the local lead sees it: ${link}`;
      return { text: link ? `${written}\n${seen}` : written };
    },
  }),
];
