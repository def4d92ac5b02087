import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Contact } from '../contacts/contact.ts';
import type { PressAudience } from './press-release.ts';

/** The catalogue's groups told through the press. */
export function pressGroups(catalogue: Catalogue): string[] {
  return Object.entries(catalogue.groups).flatMap(([id, { channels }]) =>
    channels.some((name) => catalogue.channels[name]?.carrier === 'press') ? [id] : [],
  );
}

/** The catalogue's press channels. */
export function pressChannels(catalogue: Catalogue): string[] {
  return Object.entries(catalogue.channels).flatMap(([name, { carrier }]) =>
    carrier === 'press' ? [name] : [],
  );
}

const meet = (wanted: readonly string[] | undefined, own: readonly string[]) =>
  wanted === undefined || own.length === 0 || own.some((each) => wanted.includes(each));

/** Recipients of a national release. A journalist without beats or regions covers all. */
export function audienceOf(contacts: readonly Contact[], audience: 'all' | PressAudience): Contact[] {
  if (audience === 'all') return [...contacts];
  const { beats, regions, locales } = audience;
  return contacts.filter(
    ({ press, locale }) =>
      meet(beats, press?.beats ?? []) &&
      (regions === undefined ||
        (press?.regions ?? []).length === 0 ||
        regions.some((code) => covers(press?.regions ?? [], code))) &&
      (locales === undefined || locales.includes(locale)),
  );
}

/** Recipients of a local edition: journalists who cover the organisation or its county. */
export function localAudienceOf(contacts: readonly Contact[], organisation: string): Contact[] {
  return contacts.filter(({ press }) => covers(press?.regions ?? [], organisation));
}

const COUNTY = /^\d{2}$/;

/** The first two digits of a municipality's code are its county's. */
function covers(regions: readonly string[], code: string): boolean {
  return regions.some(
    (region) => region === code || (COUNTY.test(region) && /^\d{4}$/.test(code) && code.startsWith(region)),
  );
}
