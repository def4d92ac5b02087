import { expect, it } from 'vitest';
import { signOffDays } from '../../../domain/catalogue/catalogue.ts';
import { resolveCatalogue } from '../../../domain/catalogue/resolve-catalogue.ts';
import { InvalidInput } from '../../../domain/shared/errors.ts';
import { aCatalogueSource } from '../../fixtures/a-catalogue.ts';

it('a kind is signed off in as many working days as the catalogue says, in twenty, or not at all', () => {
  const catalogue = { signOffs: { decided: 5, live: 'none' as const } };
  expect(['decided', 'live', 'other', 'constructor'].map((kind) => signOffDays(catalogue, kind))).toEqual([
    5,
    undefined,
    20,
    20,
  ]);
});

it('a catalogue that has a kind signed off that it does not know is refused', () => {
  const source = { ...aCatalogueSource(), signOffs: { nothing: 5 } };
  const refused = () => resolveCatalogue(source);
  expect(refused).toThrow(InvalidInput);
  expect(refused).toThrow(/signOffs unknown .*nothing/);
});
