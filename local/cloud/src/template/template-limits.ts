type Template = { Resources: object; Outputs: object; Parameters: object; Mappings: object };
type Limit = { what: string; limit: number; countOf(template: Template, bytes: number): number };

/**
 * Each is a ValidationError that stops the deployment of a stack before it begins.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
 */
const limits: Limit[] = [
  { what: 'resources', limit: 500, countOf: ({ Resources }) => Object.keys(Resources).length },
  { what: 'outputs', limit: 200, countOf: ({ Outputs }) => Object.keys(Outputs).length },
  { what: 'parameters', limit: 200, countOf: ({ Parameters }) => Object.keys(Parameters).length },
  { what: 'mappings', limit: 200, countOf: ({ Mappings }) => Object.keys(Mappings).length },
  { what: 'bytes of template', limit: 1_000_000, countOf: (_, bytes) => bytes },
];

/** Throws what CloudFormation answers for a template of `bytes` that it does not take, with the stack's name. */
export function refuseTemplate(stack: string, template: Template, bytes: number): void {
  for (const { what, limit, countOf } of limits) {
    const count = countOf(template, bytes);
    if (count > limit) {
      const answer = `Number of ${what}, ${count}, is greater than maximum allowed, ${limit}`;
      throw new Error(`AWS refuses stack '${stack}': ValidationError: ${answer}`);
    }
  }
}
