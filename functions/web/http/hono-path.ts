/**
 * Converts a path with parameters in braces, as in OpenAPI and API Gateway, to hono's syntax: `/a/{b}` →
 * `/a/:b`.
 */
export function honoPath(path: string): string {
  return path.replaceAll(/\{(\w+)\}/g, ':$1');
}
