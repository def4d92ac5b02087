import type { PressImage } from '../../../../domain/press/press-image.ts';
import type { PressLack } from '../../../../domain/press/press-version.ts';
import type { Rollout } from '../../../../domain/rollout/rollout.ts';
import type { Problem } from '../../../../domain/shared/problem.ts';
import type { Language } from '../../../words/languages.ts';
import type { Reader } from '../../shared/page.ts';
import type { PressKind, PressListName } from './press-lists.ts';

/** The form of a release, new or to be changed, with everything that was typed. */
export type PressForm = {
  locale: Language;
  reader: Reader;
  kind: PressKind;
  title: string;
  lead?: string | undefined;
  /** Of an edition: the id of the national release. */
  national?: string | undefined;
  /** Where it is sent, and where one goes who does not want to. */
  path: string;
  back: string;
  rollout: Rollout;
  /** The languages of the catalogue, the main one first. */
  languages: readonly string[];
  milestones: readonly { id: string; name: string }[];
  /** Names of facts that texts may refer to. */
  facts: readonly string[];
  /** What is in the fields, by their ids. */
  values: Readonly<Record<string, string>>;
  rows: Readonly<Record<PressListName, number>>;
  /** Images that are kept, by the name that the draft calls them. */
  kept: ReadonlyMap<string, Omit<PressImage, 'bytes'>>;
  /** Where the bytes of a kept image are asked for, before its id. */
  imagesAt: string;
  /** Whether it corrects what is published, and whether it has an id yet that stays. */
  corrects: boolean;
  isNew: boolean;
  /** Fields that are sent along unseen. */
  hidden: Readonly<Record<string, string>>;
  problems: readonly Problem[];
  /** What it does not say yet, as it is stored. */
  lacks?: readonly PressLack[] | undefined;
};
