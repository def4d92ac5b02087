import type { Catalogues, CatalogueVersion } from '../../../domain/catalogue.ts';
import { Rows } from './rows.ts';

export class InMemoryCatalogues implements Catalogues {
  readonly #versions = new Rows<CatalogueVersion>();
  readonly #current = new Rows<string>();

  async currentVersion(id: string): Promise<string | undefined> {
    return this.#current.get(id);
  }

  async load(id: string, version: string): Promise<CatalogueVersion | undefined> {
    return this.#versions.get(`${id}@${version}`);
  }

  async publish(version: CatalogueVersion): Promise<void> {
    this.#versions.create(`${version.catalogue.id}@${version.version}`, version);
    this.#current.put(version.catalogue.id, version.version);
  }
}
