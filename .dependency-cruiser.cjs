// Imports point one way: local, infra → functions → templates → domain.
const outside = (folder, allowed) => ({
  name: `${folder}-imports-inwards`,
  severity: 'error',
  comment: `${folder} may import ${allowed.join(', ')} of this repository and nothing else of it`,
  from: { path: `^${folder}/` },
  to: {
    path: '^(domain|functions|templates|infra|local|test)/',
    pathNot: allowed.map((name) => `^${name}/`),
  },
});

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    outside('domain', ['domain']),
    outside('templates', ['templates', 'domain']),
    outside('functions', ['functions', 'templates', 'domain']),
    outside('infra', ['infra', 'functions', 'templates', 'domain']),
    outside('local', ['local', 'functions', 'templates', 'domain']),
    outside('local/cloud', ['local/cloud']),
    {
      name: 'the-local-cloud-has-one-door',
      severity: 'error',
      comment: 'what the exports of local/cloud/package.json name, under the name of the package',
      from: { pathNot: '^local/cloud/' },
      to: { path: '^local/cloud/', pathNot: '^local/cloud/src/(host/cloud|cognito/signing-key)\\.ts$' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment:
        'the domain imports itself, zod and image-size (a pure function); node:crypto in digest.ts alone, for SHA-256',
      from: { path: '^domain/' },
      to: { pathNot: ['^domain/', '^node_modules/(zod|image-size)/'], dependencyTypesNot: ['core'] },
    },
    {
      name: 'domain-has-no-platform',
      severity: 'error',
      from: { path: '^domain/', pathNot: '^domain/shared/digest\\.ts$' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'adapters-own-the-sdk',
      severity: 'error',
      comment: 'in functions only adapters know an AWS client',
      from: { path: '^functions/', pathNot: '^functions/adapters/' },
      to: { path: '^node_modules/(@aws-sdk|@smithy)/' },
    },
    {
      name: 'handlers-are-leaves',
      severity: 'error',
      comment: 'nothing imports a Lambda entry; tests use what it wires',
      from: { path: '^(domain|functions|templates|infra|local)/' },
      to: { path: '^functions/[^/]+\\.ts$' },
    },
    {
      name: 'the-product-needs-no-devdependency',
      severity: 'error',
      from: {
        path: '^(domain|functions|templates)/',
        pathNot: '^templates/((mail|styles)/compile|words/(generate|arguments))',
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/@types/',
      },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
