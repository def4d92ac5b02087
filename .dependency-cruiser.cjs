// Imports point one way: local, infra → functions → templates → domain.
const ROOMS = require('./docs/rooms.json');

const outside = (folder, allowed) => ({
  name: `${folder}-imports-inwards`,
  severity: 'error',
  comment: `${folder} may import ${allowed.join(', ')} of this repository and nothing else of it`,
  from: { path: `^${folder}/` },
  to: {
    path: '^(domain|functions|templates|infra|local|test)/',
    pathNot: allowed.map((name) => `^${name}(/|$)`),
  },
});

/** In a layer every room imports rooms on lower floors alone, and every file stands in a room. */
const inOrder = ([layer, floors]) => {
  const pathOf = ({ room }) => `^${layer}/${room}/`;
  const rooms = floors.flatMap((floor, height) => floor.map((room) => ({ height, path: pathOf(room) })));
  return [
    ...rooms.map(({ height, path }) => ({
      name: `${path.slice(1)}-imports-rooms-below`,
      severity: 'error',
      comment: 'the order of the rooms stands in docs/rooms.json',
      from: { path },
      to: { path: floors.slice(height).flat().map(pathOf), pathNot: path },
    })),
    {
      name: `${layer}-has-rooms`,
      severity: 'error',
      comment: 'a room has to stand in docs/rooms.json',
      from: {},
      to: { path: `^${layer}/`, pathNot: rooms.map(({ path }) => path) },
    },
  ];
};

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    outside('domain', ['domain']),
    outside('templates', ['templates', 'domain']),
    outside('functions', ['functions', 'templates', 'domain']),
    outside('infra', ['infra', 'functions', 'templates', 'domain']),
    // The doctor compares an account with the stage's file, which is data.
    outside('local', ['local', 'functions', 'templates', 'domain', 'infra/stage-file\\.ts']),
    outside('local/cloud', ['local/cloud']),
    {
      name: 'the-local-cloud-has-one-door',
      severity: 'error',
      comment: 'what the exports of local/cloud/package.json name, under the name of the package',
      from: { pathNot: '^local/cloud/' },
      to: {
        path: '^local/cloud/',
        pathNot: '^local/cloud/src/(host/cloud|host/dynamodb-alone|cognito/signing-key)\\.ts$',
      },
    },
    ...Object.entries(ROOMS).flatMap(inOrder),
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
      comment: 'of types neither',
      from: {},
      to: { circular: true },
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
