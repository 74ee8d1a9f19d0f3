/** A model as an npm package holds it, and what becomes of it in `assets/models`. */
export interface Model {
  /** The name of the ONNX file, without its ending. */
  readonly name: string;
  readonly purpose: string;
  /** The work that the model comes from. */
  readonly origin: string;
  readonly licence: string;
  /** `isInstalled`: whether it is among the packages that this repository depends on. */
  readonly package: { readonly name: string; readonly version: string; readonly isInstalled: boolean };
  /** JSON, or a script whose only export it is, or a file that holds a TensorFlow Lite model. */
  readonly graph: PinnedFile;
  /** Where the TensorFlow Lite model begins and ends in that file. It holds its weights itself. */
  readonly liteBytes?: readonly [from: number, to: number];
  /** Bytes, or scripts whose only export they are, as base64; joined in this order. */
  readonly weights: readonly PinnedFile[];
  /** The nodes of the graph whose results the engine reads, in the order in which it reads them. */
  readonly outputs: readonly string[];
}

/** A model that exists as an ONNX file already and is copied as it is. */
export interface CopiedModel extends Pick<Model, 'name' | 'purpose' | 'origin' | 'licence' | 'outputs'> {
  /** Where the file comes from: a repository at one commit. */
  readonly repository: string;
  readonly file: PinnedFile;
}

export interface PinnedFile {
  /** Relative to the package or repository. */
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
    purpose: 'computes the embedding of one face, and how likely it looks to be 1, 2 and up to 100 years old',
    origin: 'HSE_FaceRec_tf (https://github.com/HSE-asavchenko/HSE_FaceRec_tf), trained on VGGFace2',
    licence: 'Apache License 2.0',
    outputs: ['global_pooling/Mean', 'age_pred/Softmax'],
  },
  {
    name: 'palm',
    purpose: 'finds the palms of hands in a picture',
    origin: 'MediaPipe Palm Detection, the full variant',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    package: { name: '@mediapipe/hands', version: '0.4.1675469240', isInstalled: false },
    graph: {
      path: 'hands_solution_packed_assets.data',
      sha256: 'bdce7b66bfc5b39ba86a47775c98e0b186fe73f8308c2279f852af4c89ffdf42',
    },
    liteBytes: [11, 2_341_291],
    weights: [],
    outputs: ['Identity_1', 'Identity'],
  },
  {
    ...fromHuman(
      'handlandmark-lite',
      '8478ec3224129957f1436194738ad26ac78bbac8ea3be1730399ccad6964a27f',
      '3dbf92db39720eac7f88aff322a24d3f4ed3ba1f54aa7a8a37b704f14cb76c0e',
    ),
    name: 'hand',
    purpose: 'finds the 21 landmarks of one hand',
    origin: 'MediaPipe Hand Landmarks, the lite variant',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    outputs: ['Identity', 'Identity_1'],
  },
  {
    name: 'nsfw',
    purpose: 'tells how likely a picture is a drawing, hentai, neutral, porn or sexy',
    origin: 'NSFWJS (https://github.com/infinitered/nsfwjs), its model MobileNetV2Mid',
    licence: 'MIT, Copyright (c) 2019 Infinite Red, Inc.',
    package: { name: 'nsfwjs', version: '4.4.0', isInstalled: false },
    graph: {
      path: 'dist/models/mobilenet_v2_mid/model.min.js',
      sha256: 'a7a9e701491e2449b221dab7c424957f853e700602b5575da33cfd745616f964',
    },
    weights: [
      {
        path: 'dist/models/mobilenet_v2_mid/group1-shard1of2.min.js',
        sha256: 'f2e79a209e44d668220ec5f1533a98f2be954e3953685bf074d201b82fefc29a',
      },
      {
        path: 'dist/models/mobilenet_v2_mid/group1-shard2of2.min.js',
        sha256: 'f291df992a0131741372506a6072fb9f1645bff7c973c983fd6276f5f9625d5e',
      },
    ],
    outputs: ['Identity'],
  },
];

export const copiedModels: readonly CopiedModel[] = [
  {
    name: 'blendshapes',
    purpose: 'reads the expression of a face from 146 landmarks, as 52 numbers with the names of ARKit',
    origin: 'MediaPipe Face Landmarker, its blendshape model',
    licence: 'Apache License 2.0, Copyright The MediaPipe Authors',
    repository: 'https://github.com/nlml/deconstruct-mediapipe at 6befeeb8568abdb60f24a2f8b5d2a02c0ea88a57',
    file: {
      path: 'face_blendshapes.onnx',
      sha256: '5bfc294309a06838f4223016989f25afe1120ccb536c185cb12243a4eb9cd96e',
    },
    outputs: ['StatefulPartitionedCall:0'],
  },
];

function fromHuman(name: string, graphSha256: string, weightsSha256: string) {
  return {
    name,
    package: { name: '@vladmandic/human', version: '3.3.6', isInstalled: true },
    graph: { path: `models/${name}.json`, sha256: graphSha256 },
    weights: [{ path: `models/${name}.bin`, sha256: weightsSha256 }],
  };
}
