import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkpointText, readCheckpoint } from '../../../domain/register/checkpoint.ts';
import { cosigned, cosignedAt, readWitness, witnessText } from '../../../domain/register/cosignature.ts';
import {
  bundleOf,
  hashesAsTile,
  hasTile,
  readBundle,
  readTilePath,
  TILE_WIDTH,
  tilePath,
  tilesOf,
} from '../../../domain/register/log-tiles.ts';
import { grown, leafHash, rootOf, rootOfPeaks } from '../../../domain/register/merkle-tree.ts';
import {
  readNote,
  readVerifier,
  signNote,
  verifierOf,
  verifierText,
} from '../../../domain/register/signed-note.ts';
import { Ed25519NoteSigner } from '../../../functions/adapters/node-crypto/note-signer.ts';

const signer = new Ed25519NoteSigner();
const sha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('a Merkle tree', () => {
  // Inputs and roots of github.com/transparency-dev/merkle, testonly/constants.go.
  const inputs = ['', '00', '10', '2021', '3031', '40414243'];
  const texts = inputs.map((hex) => Buffer.from(hex, 'hex').toString('utf8'));
  it.each([
    [0, 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [1, '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
    [2, 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
    [3, 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
    [4, 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
    [5, '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
    [6, '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ])('has the published root of %i entries', (size, root) => {
    expect(rootOf(texts.slice(0, size).map((text) => leafHash(text)))).toBe(root);
  });

  // Roots, tiles and the note below: golang.org/x/mod v0.43.0, packages sumdb/tlog and sumdb/note, of the entries
  // "entry 0", "entry 1" … and the key whose seed is the bytes 0 to 31.
  const leaves = Array.from({ length: 70_000 }, (_, index) => leafHash(`entry ${index}`));
  const ROOT_600 = 'e8a804af596789ed4f53942e294cfe44d5bed4c7140c7f0f5fa52c0c122232d6';
  it.each([
    [7, '98c97f0ba3175cd08b031dd084b9dc4e649b64d1a28e6ea694646503173ab587'],
    [255, 'cf66793e6329dff242eb3cee0a6f36ad3e3a196dcc573a1ec775e102be863f1c'],
    [256, 'da6596d95369f5fef322ab8e4e0da3b0b50236aa9c8a3b1d246f7411c9e2e32e'],
    [257, '5c1fdfe835358022f2392de478dbe053fc130cfe1d3a082879a90cf6bf14bf7e'],
    [600, ROOT_600],
    [70_000, 'a3920fba7f239a071a9bd10721f1341addefbaededb41c7e24437a9d16bdf00a'],
  ])(
    'has the root that another implementation finds for %i entries, grown in whatever steps',
    (size, root) => {
      expect(rootOf(leaves.slice(0, size))).toBe(root);
      const half = Math.floor(size / 3);
      const peaks = grown({ size: 0, peaks: [] }, leaves.slice(0, half));
      expect(rootOfPeaks(grown({ size: half, peaks }, leaves.slice(half, size)))).toBe(root);
    },
  );

  it('has the tiles of another implementation', () => {
    const second = hashesAsTile(leaves.slice(512, 600));
    const above = hashesAsTile([rootOf(leaves.slice(0, 256)), rootOf(leaves.slice(256, 512))]);
    expect(sha(hashesAsTile(leaves.slice(0, 256)))).toBe(
      'b0f6ca2ff42508faf8c6bb4ea8bb9c74243b19d4174fdc4fd17bdad9099e605e',
    );
    expect(sha(second)).toBe('ed05608d4fe01f6be650d6782fd5c38413664ab3c7e58b2ce06d07811ef7abbe');
    expect(sha(above)).toBe('8152514257f01fd795091dbf4b4ca2b407d81384d1a2813483012d733fdd0585');
  });

  const key = { name: 'kansli.example/log', seed: 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8' };
  const VKEY = 'kansli.example/log+c00da7df+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4';
  const NOTE = `kansli.example/log
600
6KgEr1lnie1PU5QuKUz+RNW+1McUDH8PX6UsDBIiMtY=

— kansli.example/log wA2n3zGV7rvDafCT5LL3jRnEHPGa8lJhVfA+wclVCH/kdx0nlfFtLKHPx0O8fhGuyYN432kLx+lmDFSWyICShb/1UgY=
`;

  it('has the signed head that another implementation writes', () => {
    expect(verifierText(verifierOf(key, signer))).toBe(VKEY);
    const text = checkpointText({ origin: key.name, size: 600, root: ROOT_600 });
    expect(signNote(text, key, signer)).toBe(NOTE);
    const verifier = readVerifier(VKEY);
    expect(verifier && readNote(NOTE, verifier, signer)).toBe(text);
    expect(readCheckpoint(text)).toEqual({ origin: key.name, size: 600, root: ROOT_600 });
  });

  it.each([
    [
      'a head with a leading zero',
      'kansli.example/log\n0600\n6KgEr1lnie1PU5QuKUz+RNW+1McUDH8PX6UsDBIiMtY=\n',
    ],
    ['one without origin', '\n600\n6KgEr1lnie1PU5QuKUz+RNW+1McUDH8PX6UsDBIiMtY=\n'],
    ['one with another line', 'a\n600\n6KgEr1lnie1PU5QuKUz+RNW+1McUDH8PX6UsDBIiMtY=\nmore\n'],
    ['a root that is too short', 'a\n600\n6KgEr1lnie1PU5QuKUz+RNW+1McUDH8PX6UsDBIi\n'],
  ])('is not read from %s', (_, text) => {
    expect(readCheckpoint(text)).toBeUndefined();
  });
});

describe('the cosignature of a witness', () => {
  // Written by github.com/transparency-dev/formats (note.NewSignerForCosignatureV1).
  const seed = Buffer.from(Array.from({ length: 32 }, (_, index) => 100 + index)).toString('base64url');
  const key = { name: 'archive.example/witness', seed };
  const VKEY = 'archive.example/witness+7784d6bd+BAu8NGpXZnw4ASC9nH/X5R0sX9/qN80vW/QFssa/by14';
  const HEAD = `bob.example/log
2
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

— bob.example/log Kotsmh6Bzn3N3fm7E7AYPjSb2SPejvhsQH1cmFBrFVjCfaW0kV/Gt0Cb0/EFDTEkGBvd9t18CZwKjK/272QO++lQHwI=
`;
  const SIGNATURE = [
    'd4TWvQAAAABrDK8VjHQ9kiVqSGYkoKFsDJAxD2zynNAFR1vsDl8tbFJ9FV1Oo1ld',
    'A81PEbQ1sA6Djd+EIqzz9K0QjHKcCfFQfxS/CA==',
  ].join('');
  const COSIGNED = `${HEAD}— archive.example/witness ${SIGNATURE}\n`;
  const AT = 1_795_993_365_000;
  const witness = readWitness(VKEY);
  const read = (note: string) => witness && cosignedAt(note, witness, signer);

  it('is that of another implementation, to the byte, and read back with its time', () => {
    expect(witnessText(verifierOf(key, signer))).toBe(VKEY);
    expect(cosigned(HEAD, { key, at: AT + 999 }, signer)).toBe(COSIGNED);
    expect(read(COSIGNED)).toBe(AT);
  });

  it.each([
    ['a head without it', HEAD],
    ['another head', COSIGNED.replace('\n2\n', '\n3\n')],
    ['another time', COSIGNED.replace('AAAABrDK8V', 'AAAABrDK8W')],
    [
      'a second one that is wrong',
      `${COSIGNED}${COSIGNED.split('\n').at(-2)?.replace('8VjHQ9', '8VjHQ8')}\n`,
    ],
    ['a signature of its name that is no cosignature', signNote(`${HEAD.split('\n\n')[0]}\n`, key, signer)],
  ])('is not read from %s', (_, note) => {
    expect(read(note)).toBeUndefined();
  });

  it('is checked with the key of a witness, which that of a log is not', () => {
    expect(readWitness(verifierText(verifierOf(key, signer)))).toBeUndefined();
    expect(readVerifier(VKEY)).toBeUndefined();
  });
});

describe('a signed note', () => {
  // https://c2sp.org/signed-note, section Example.
  const verifier = readVerifier('example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k');
  const signature =
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  const note = `This is an example message.\n\n${signature}`;
  const read = (text: string) => verifier && readNote(text, verifier, signer);

  it('is that of the specification', () => {
    expect(read(note)).toBe('This is an example message.\n');
  });

  it('may carry signatures of others, which say nothing', () => {
    expect(read(`${note}— else.example AAAAAAAA\n`)).toBe('This is an example message.\n');
    expect(read('This is an example message.\n\n— else.example AAAAAAAA\n')).toBeUndefined();
  });

  it.each([
    ['another text', note.replace('example message', 'exemple message')],
    ['a carriage return', note.replace('message.', 'message.\r')],
    ['no line feed at its end', note.slice(0, -1)],
    ['a line that is no signature', `${note}more\n`],
    ['a second, wrong signature of the key', `${note}${signature.replace('Uw2QOkn8', 'Uw2QOkn9')}`],
    ['another way to write its signature', note.replace('eyaQM=', 'eyaQN=')],
  ])('with %s is none', (_, text) => {
    expect(read(text)).toBeUndefined();
  });

  it.each(['example.com/foo', 'example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k'])(
    'is checked with a key, which %s is not',
    (text) => {
      expect(readVerifier(text)).toBeUndefined();
    },
  );
});

describe('a tile', () => {
  // The examples of https://c2sp.org/tlog-tiles.
  it.each([
    ['tile/0/x001/x234/067', { level: 0, index: 1_234_067, width: 256 }],
    ['tile/entries/273.p/112', { level: 'entries', index: 273, width: 112 }],
    ['tile/1/001.p/17', { level: 1, index: 1, width: 17 }],
    ['tile/63/000.p/1', { level: 63, index: 0, width: 1 }],
  ] as const)('is served at %s', (path, tile) => {
    expect(tilePath(tile)).toBe(path);
    expect(readTilePath(path)).toEqual(tile);
  });

  it.each([
    'tile/00/000',
    'tile/64/000',
    'tile/0/0',
    'tile/0/x000/001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/07',
    'tile/0/x001',
    'tile/data/000',
    'checkpoint',
  ])('is not served at %s', (path) => {
    expect(readTilePath(path)).toBeUndefined();
  });

  it('is one of as many as the specification counts for 70,000 entries', () => {
    const widths = (level: number) => tilesOf(70_000, level).map(({ width }) => width);
    expect(widths(0)).toEqual([...Array.from({ length: 273 }, () => TILE_WIDTH), 112]);
    expect(widths(1)).toEqual([TILE_WIDTH, 17]);
    expect(widths(2)).toEqual([1]);
    expect(widths(3)).toEqual([]);
    expect(hasTile(70_000, { level: 1, index: 1, width: 18 })).toBe(false);
    expect(tilesOf(256, 1)).toEqual([{ level: 1, index: 0, width: 1 }]);
  });

  it('of entries has them with their lengths, and nothing else', () => {
    const bundle = bundleOf(['åäö', 'b']);
    expect(Buffer.from(bundle).toString('hex')).toBe('0006c3a5c3a4c3b6000162');
    expect(readBundle(bundle)).toEqual(['åäö', 'b']);
    for (const wrong of ['0006c3a5', '00', '0001ff', '0006c3a5c3a4c3b600016200'])
      expect(readBundle(Buffer.from(wrong, 'hex'))).toBeUndefined();
  });
});
