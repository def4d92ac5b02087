import type { DraftDocument, RolloutDraft } from '../../../../domain/setup/rollout-draft.ts';
import type { ImportRolloutPorts } from '../../../../domain/setup/use-cases/import-rollout.ts';
import type { RolloutSource } from '../../../../domain/setup/use-cases/load-rollout.ts';
import type { MakeRolloutPorts } from '../../../../domain/setup/use-cases/make-rollout.ts';
import type { ReadsForEveryPage } from '../admit.ts';

/** What the pages need on which a rollout is made or read from its files. */
export type RolloutImportPorts = ReadsForEveryPage &
  ImportRolloutPorts &
  MakeRolloutPorts & {
    /** A draft as the files of a rollout, finished or not. */
    writeArchive: (draft: RolloutDraft) => Uint8Array<ArrayBuffer>;
    /** @throws {InvalidInput} with every problem of the archive */
    readArchive: (bytes: Uint8Array) => Promise<RolloutSource>;
    /**
     * An archive that may be unfinished, as a draft.
     * @throws {InvalidInput} with what keeps it from being read at all
     */
    readDraft: (bytes: Uint8Array) => Promise<{ id: string; document: DraftDocument }>;
  };
