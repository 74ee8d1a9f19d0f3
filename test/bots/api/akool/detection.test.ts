import { describe, expect, it } from 'vitest';
import { type ApiRigOptions, startApi } from '../api-rig.ts';
import { client, paths } from './akool-client.ts';

const files: Readonly<Record<string, string>> = {
  '/two.jpg': 'a face and a face',
  '/one.jpg': 'a face',
  '/none.jpg': 'a tree',
  '/talk.mp4': 'a video of a face',
  '/broken.jpg': 'broken',
};
const url = (name: string): string => `https://example.com/${name}`;

async function start(options: ApiRigOptions = {}) {
  const api = await startApi({ at: (at) => files[new URL(at).pathname], ...options });
  return { api, ...client(api) };
}

describe('detect_faces', () => {
  it('tells each face from the left: box, six points, and those as a text', async () => {
    const { post, api } = await start();
    const { json } = await post(paths.detect, { url: url('two.jpg'), num_frames: 1, return_face_url: false });
    expect(json).toEqual({
      error_code: 0,
      error_msg: 'SUCCESS',
      faces_obj: {
        0: {
          region: [
            [0, 0, 100, 100],
            [100, 0, 100, 100],
          ],
          landmarks: [0, 100].map((x) => [
            [x + 30, 40],
            [x + 70, 40],
            [x + 50, 60],
            [x + 50, 80],
            [x + 35, 80],
            [x + 65, 80],
          ]),
          landmarks_str: ['30,40:70,40:50,60:50,80', '130,40:170,40:150,60:150,80'],
          removed: [],
          frame_time: null,
          face_urls: null,
          crop_region: null,
          crop_landmarks: null,
        },
      },
    });
    expect(api.bugs()).toEqual([]);
  });

  it('keeps a crop of each face, and tells where it was and where its points are in it', async () => {
    const { post } = await start();
    const { json } = await post(paths.detect, { url: url('two.jpg'), return_face_url: true });
    const { face_urls, crop_region, crop_landmarks } = json.faces_obj[0];
    expect(crop_region[1]).toEqual([100, 0, 100, 100]);
    expect(crop_landmarks).toEqual(['30,40:70,40:50,60:50,80', '30,40:70,40:50,60:50,80']);
    const crops = await Promise.all(face_urls.map(async (at: string) => (await fetch(at)).text()));
    expect(crops).toEqual(['a face and a face cut 1', 'a face and a face cut 2']);
  });

  it.each([
    ['base64', Buffer.from('a face').toString('base64')],
    ['a data: URL', `data:image/png;base64,${Buffer.from('a face').toString('base64')}`],
  ])('takes a picture as %s', async (_, img) => {
    const { post } = await start();
    expect((await post(paths.detect, { img })).json.faces_obj[0].region).toHaveLength(1);
  });

  it('tells only the largest face where one is wanted, and none where there is none', async () => {
    const { post } = await start();
    expect(
      (await post(paths.detect, { url: url('two.jpg'), single_face: true })).json.faces_obj[0].region,
    ).toHaveLength(1);
    for (const return_face_url of [false, true]) {
      const { json } = await post(paths.detect, { url: url('none.jpg'), return_face_url });
      expect(json.faces_obj[0]).toMatchObject({ region: [], face_urls: return_face_url ? [] : null });
    }
  });

  it('looks at one frame of a video', async () => {
    const { post } = await start();
    const { json } = await post(paths.detect, { url: url('talk.mp4'), num_frames: 5, return_face_url: true });
    expect(Object.keys(json.faces_obj)).toEqual(['0']);
    expect(json.faces_obj[0].face_urls).toHaveLength(1);
  });

  it.each([
    ['nothing', {}, "Either 'url' or 'img'"],
    ['a number', { url: 7 }, '“url”'],
    ['a file that is gone', { url: url('gone.jpg') }, ''],
    ['a damaged file', { url: url('broken.jpg') }, 'damaged'],
    ['no JSON', '{', 'JSON'],
  ])('refuses %s in its own words', async (_, body, words) => {
    const { post, api } = await start();
    const { status, json } = await post(paths.detect, body);
    expect([status, json.error_code, json.faces_obj]).toEqual([400, 1, {}]);
    expect(json.error_msg).toContain(words);
    expect(api.bugs()).toEqual([]);
  });

  it('tells of a limit in the words of the other routes', async () => {
    const quota = { take: async () => true as const, giveBack: async () => undefined, takeIntake: async () => false };
    const { post } = await start({ core: { quota } });
    expect((await post(paths.detect, { url: url('one.jpg') })).json.code).toBe(1005);
  });
});

describe('the other detections', () => {
  it('the older one answers flat', async () => {
    const { post } = await start();
    const { json } = await post(paths.legacy, { single_face: false, image_url: url('two.jpg') });
    expect(json).toMatchObject({ error_code: 0, landmarks_str: [expect.any(String), expect.any(String)] });
    const refused = await post(paths.legacy, { single_face: false });
    expect(refused).toMatchObject({ status: 200, json: { error_code: 1, region: [] } });
  });

  it('persons of several frames are those of the frame that shows most', async () => {
    const { post } = await start();
    const { json } = await post(paths.analyze, { frame_urls: [url('one.jpg'), url('two.jpg'), url('none.jpg')] });
    expect(json).toMatchObject({ success: true, frame_count: 3 });
    expect(json.persons.map(({ bbox }: { bbox: number[] }) => bbox)).toEqual([
      [0, 0, 100, 100],
      [100, 0, 200, 100],
    ]);
    const { source_url, target_url } = { source_url: url('one.jpg'), target_url: url('two.jpg') };
    const target_face_info = { face_url: json.persons[1].face_url, bbox: json.persons[1].bbox };
    const mapped = { source_url, target_url, face_mapping: [{ source_face_info: {}, target_face_info }] };
    expect((await post(paths.plus, mapped)).json.code).toBe(1000);
    expect((await post(paths.analyze, { frame_urls: [] })).json).toMatchObject({ success: false });
  });
});
