/** A path with parameters in braces, as OpenAPI and API Gateway write them, in the way that hono does: `/a/{b}` → `/a/:b`. */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
