/** A route of an HTTP API and the function that answers it. */
export type HttpApiRoute = {
  /** `GET /orders/{id}`, `ANY /{proxy+}` or `$default`. */
  key: string;
  functionArn: string;
  /** AWS_IAM: the caller must be known. */
  signed: boolean;
  timeoutMilliseconds: number;
};

export type RouteMatch = { route: HttpApiRoute; pathParameters: Record<string, string> };

type Candidate = RouteMatch & { rank: number[] };

/**
 * Chooses as API Gateway does: the whole path before a path with variables before a greedy one, then the method
 * before ANY, and `$default` last.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-routes.html
 */
export function matchRoute(routes: HttpApiRoute[], method: string, path: string): RouteMatch | undefined {
  const candidates = routes.flatMap((route) => candidateOf(route, method, path));
  const [best] = candidates.toSorted((one, other) => compare(one.rank, other.rank));
  return best && { route: best.route, pathParameters: best.pathParameters };
}

function candidateOf(route: HttpApiRoute, method: string, path: string): Candidate[] {
  if (route.key === '$default') return [{ route, pathParameters: {}, rank: [3] }];
  const [wantedMethod = '', template = ''] = route.key.split(' ', 2);
  if (wantedMethod !== 'ANY' && wantedMethod !== method) return [];
  const pathParameters = parametersOf(template, path);
  if (!pathParameters) return [];
  const kind = template.includes('+}') ? 2 : template.includes('{') ? 1 : 0;
  // Among greedy routes the longer fixed part is nearer.
  const rank = [kind, kind === 2 ? -template.length : 0, wantedMethod === 'ANY' ? 1 : 0];
  return [{ route, pathParameters, rank }];
}

function parametersOf(template: string, path: string): Record<string, string> | undefined {
  const wanted = segmentsOf(template);
  const actual = segmentsOf(path);
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(segment)?.[1];
    if (greedy) {
      if (actual.length <= index) return undefined;
      parameters[greedy] = actual.slice(index).map(decoded).join('/');
      return parameters;
    }
    const value = actual[index];
    const name = /^\{(.+)\}$/.exec(segment)?.[1];
    if (value === undefined || (!name && segment !== decoded(value))) return undefined;
    if (name) parameters[name] = decoded(value);
  }
  return actual.length === wanted.length ? parameters : undefined;
}

function segmentsOf(path: string): string[] {
  return path.split('/').slice(1);
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function compare(one: number[], other: number[]): number {
  const index = one.findIndex((value, position) => value !== other[position]);
  return index < 0 ? 0 : (one[index] ?? 0) - (other[index] ?? 0);
}
