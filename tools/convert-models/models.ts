/** A model as an npm package holds it, and what becomes of it in `assets/models`. */
export interface Model {
  /** The name of the ONNX file, without its ending. */
  readonly name: string;
  readonly purpose: string;
  /** The work that the model comes from. */
  readonly origin: string;
  readonly licence: string;
  readonly package: { readonly name: string; readonly version: string };
  readonly graph: PinnedFile;
  readonly weights: PinnedFile;
  /** The nodes of the graph whose results the engine reads, in the order in which it reads them. */
  readonly outputs: readonly string[];
}

export interface PinnedFile {
  /** Relative to the package. */
  readonly path: string;
  readonly sha256: string;
}

export const models: readonly Model[] = [
  {
    ...fromHuman(
      'blazeface',
      'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f',
      'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72',
    ),
    purpose: 'finds faces in a picture',
    origin: 'MediaPipe BlazeFace, the variant for back cameras',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    outputs: ['Identity', 'Identity_2', 'Identity_1', 'Identity_3'],
  },
  {
    ...fromHuman(
      'facemesh',
      'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7',
      '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b',
    ),
    purpose: 'finds the 468 landmarks of one face',
    origin: 'MediaPipe Face Mesh',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    outputs: ['Identity_2', 'Identity_1'],
  },
  {
    ...fromHuman(
      'iris',
      '49038ac9dcc09aa05474d91d98e9db5b47af4830929bcf102ed5a56bfbabb465',
      'd7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71',
    ),
    purpose: 'finds the eyelids and the iris of one eye',
    origin: 'MediaPipe Iris',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    outputs: ['Identity'],
  },
  {
    ...fromHuman(
      'faceres',
      '5b83d49c0385d2e68a05122441b94226313677cae9fcc40b9587ad50079eb4df',
      '2c7d2d62b76c97528b736527aa09d310ea71743c9e3e79fb6c62d4b2d73af79b',
    ),
    purpose: 'computes the embedding of one face',
    origin: 'HSE_FaceRec_tf (https://github.com/HSE-asavchenko/HSE_FaceRec_tf), trained on VGGFace2',
    licence: 'Apache License 2.0',
    outputs: ['global_pooling/Mean'],
  },
];

function fromHuman(name: string, graphSha256: string, weightsSha256: string) {
  return {
    name,
    package: { name: '@vladmandic/human', version: '3.3.6' },
    graph: { path: `models/${name}.json`, sha256: graphSha256 },
    weights: { path: `models/${name}.bin`, sha256: weightsSha256 },
  };
}
