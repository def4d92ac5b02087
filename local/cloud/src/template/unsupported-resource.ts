/** Something in the template that cannot run locally; starting anyway would hide it until production. */
export class UnsupportedResource extends Error {
  constructor(resource: { type: string; logicalId: string }, reason: string) {
    super(`the local cloud does not support ${resource.type} '${resource.logicalId}': ${reason}`);
    this.name = 'UnsupportedResource';
  }
}
