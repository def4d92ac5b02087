import type { Catalogue } from '../../../../domain/catalogue/catalogue.ts';
import type { ShownPressRelease } from '../../../../domain/press/use-cases/show-press-release.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { Language } from '../../../words/languages.ts';
import type { PressWords } from '../../../words/press.gen.ts';
import type { WordKey } from '../../../words/speaker.ts';
import type { Reader } from '../../shared/page.ts';

/** A release as one of those who work on it sees it. */
export type ReleaseDeskView = {
  locale: Language;
  reader: Reader;
  rollout: Rollout;
  catalogue: Catalogue;
  shown: ShownPressRelease;
  /** The languages of the catalogue, the main one first. */
  languages: readonly string[];
  /** Whose edition it is. */
  organisation?: string | undefined;
  may: {
    write: boolean;
    approve: boolean;
    schedule: boolean;
    withdraw: boolean;
    /** Whether the reader sees who the journalists are. */
    seeRecipients: boolean;
    /** Whether the reader has a hand in this version, and so may not approve it. */
    isAuthor: boolean;
    /** Where an edition of it is written. */
    editionAt?: string | undefined;
  };
  /** What was done just now. */
  told?: Extract<WordKey<PressWords>, `told.${string}`> | undefined;
  /** Why something that was wanted was not done. */
  refused: readonly Problem[];
  /** What an approver wrote who says no. */
  reason?: string | undefined;
};
