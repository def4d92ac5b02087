import { dump } from 'js-yaml';
import { textMarkdown } from '../../../domain/catalogue/text.ts';
import { draftTexts } from '../../../domain/setup/draft-texts.ts';
import type { RolloutDraft } from '../../../domain/setup/rollout-draft.ts';
import { isWritten, writtenAt } from '../../../domain/setup/written.ts';
import { zip } from '../fflate/zip.ts';

/** A draft as a ZIP of the files that a rollout is loaded from, finished or not. */
export function writeRolloutArchive({ id, document, at }: RolloutDraft): Uint8Array<ArrayBuffer> {
  const logos: Record<string, Uint8Array> = {};
  const organisations = document.organisations.map(({ logo, ...organisation }, index) => {
    const png = writtenAt(logo, ['png']);
    if (typeof png !== 'string') return organisation;
    const file = `logos/${index}.png`;
    logos[file] = Buffer.from(png, 'base64');
    return { ...organisation, logo: { file, alt: writtenAt(logo, ['alt']) } };
  });
  const rollout = { facts: {}, ...document.rollout, id, catalogue: id };
  const start = { catalogue: 'catalogue.yaml', messages: 'messages', rollout, organisations };
  const texts = draftTexts(document).map((text) => [
    `messages/${text.topic}/${text.locale}.md`,
    textMarkdown(text),
  ]);
  return zip(
    {
      'rollout.yaml': dump(start),
      'catalogue.yaml': dump({ ...whole(document.catalogue), id }),
      ...Object.fromEntries(texts),
      ...logos,
    },
    at,
  );
}

/** What the file has to name, if only to say that there is none. */
function whole(catalogue: unknown): object {
  const named = ['facts', 'milestones', 'channels', 'relays', 'messages', 'groups'].map((name) => [name, {}]);
  return { ...Object.fromEntries(named), ...(isWritten(catalogue) ? catalogue : {}) };
}
