import type { Catalogue } from '../../domain/catalogue/catalogue.ts';
import type { CatalogueEdition, Catalogues, CatalogueVersion } from '../../domain/catalogue/catalogues.ts';
import { Rows } from './rows.ts';

export class InMemoryCatalogues implements Catalogues {
  readonly #versions = new Rows<CatalogueVersion>();
  readonly #current = new Rows<string>();
  readonly #editions = new Rows<CatalogueEdition>();

  async currentVersion(id: string): Promise<string | undefined> {
    return this.#current.get(id);
  }

  async load(id: string, version: string): Promise<CatalogueVersion | undefined> {
    return this.#versions.get(`${id}@${version}`);
  }

  async withoutTexts(id: string, version: string): Promise<Catalogue | undefined> {
    return (await this.load(id, version))?.catalogue;
  }

  async revise(version: CatalogueVersion, edition: Omit<CatalogueEdition, 'version'>): Promise<boolean> {
    const { id } = version.catalogue;
    if (this.#current.get(id) !== edition.after) return false;
    await this.publish(version);
    const key = `${id}#${new Date(edition.at).toISOString()}#${version.version}`;
    this.#editions.put(key, { version: version.version, ...edition });
    return true;
  }

  async history(id: string): Promise<CatalogueEdition[]> {
    return this.#editions.under(`${id}#`).toReversed();
  }

  async publish(version: CatalogueVersion): Promise<void> {
    this.#versions.create(`${version.catalogue.id}@${version.version}`, version);
    this.#current.put(version.catalogue.id, version.version);
  }
}
