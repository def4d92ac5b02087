import type { Packet } from '../../domain/packets/packet.ts';
import { documentContext } from './document-context.ts';
import { legalName } from './legal-name.ts';
import type { PacketDocument } from './packet-document.ts';

/** Where the files of a packet are once it is unpacked, named as its readers would. */
export type Filing = {
  /** The page to start from. */
  start: string;
  /** What all of it is called as one file; programs that unpack it name a folder so. */
  whole: string;
  /** The path of a file by its name in addresses; folders end in a slash. */
  pathOf: (name: string) => string;
};

/** Their path counts in a library of SharePoint, where 400 characters are all, and on Windows, where 260 are. */
const LONGEST = { folder: 50, file: 70, whole: 60 } as const;

/**
 * Files a packet: what is done on an occasion in a folder of its own, texts for all in another. Names are legal in
 * SharePoint, OneDrive and Windows, and no two are equal without regard to case.
 */
export function filing(packet: Packet, documents: readonly PacketDocument[]): Filing {
  const { say } = documentContext(packet);
  const taken = new Set<string>();
  const start = free('', say('startFile'), '.html', taken);
  const folders = new Map<string, string>();
  const folderFor = (title: string) => {
    const known = folders.get(title) ?? `${free('', title, '', taken, LONGEST.folder)}/`;
    folders.set(title, known);
    return known;
  };
  const paths = new Map(
    documents.flatMap(({ title, folder, files }) =>
      files.map((file): [string, string] => {
        const place = folder === undefined ? '' : folderFor(folder);
        const extension = file.name.slice(file.name.lastIndexOf('.'));
        return [file.name, free(place, file.title ?? title, extension, taken)];
      }),
    ),
  );
  const { service, milestone, organisation } = packet;
  const whole = legalName(`${service} - ${milestone.name} - ${organisation.name}`, LONGEST.whole, packet.id);
  return { start, whole: `${whole}.zip`, pathOf: (name) => paths.get(name) ?? name };
}

/** The address of a path within the unpacked folder. */
export function hrefOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}

function free(
  folder: string,
  title: string,
  extension: string,
  taken: Set<string>,
  longest: number = LONGEST.file,
): string {
  const number = (count: number) => (count === 1 ? '' : ` (${count})`);
  const name = legalName(title, longest, 'x');
  for (let count = 1; ; count += 1) {
    const path = `${folder}${name}${number(count)}${extension}`;
    const key = path.toLocaleLowerCase('sv');
    if (taken.has(key)) continue;
    taken.add(key);
    return path;
  }
}
