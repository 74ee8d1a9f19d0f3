import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/core/clock.ts';
import { readAll } from '../../src/core/ports/media.ts';
import { backUp } from '../../src/storage/backup/backup.ts';
import { restore } from '../../src/storage/backup/restore.ts';
import { loadSecretKeys, type OperatorsSecrets } from '../../src/storage/files/secret-key.ts';
import { openStores, type Stores } from '../../src/storage/stores.ts';
import { openSigningKey } from '../../src/trust/keys/signing-key.ts';
import { reportOf } from '../contracts/trust-contract.ts';
import { temporaryFolder } from '../e2e/command-line.ts';
import { queuedJob } from '../fakes/jobs.ts';
import { needsRedis, noRedis, RedisServer } from '../fakes/storage/redis-server.ts';

const never = new AbortController().signal;
const former = 'the former secret of the operator';
const present = 'the present secret, which holds a comma';
const rotated: OperatorsSecrets = { secret: present, previous: [former] };
const anna = { platform: 'discord', id: '1' };
const bert = { platform: 'discord', id: '2' };
const later = Date.now() + 86_400_000;
const picture = Buffer.alloc(200_000, 'p'); // several frames

interface Place {
  readonly directory: string;
  readonly redisUrl?: string;
}

async function open(place: Place, secrets: OperatorsSecrets, takesOnKey = true): Promise<Stores> {
  const secretKeys = await loadSecretKeys(place.directory, secrets);
  return openStores({ ...place, secretKeys, takesOnKey, clock: systemClock, onEvent: () => undefined });
}

async function using<Value>(place: Place, secrets: OperatorsSecrets, work: (stores: Stores) => Promise<Value>) {
  const stores = await open(place, secrets);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}

/** One of everything that is encrypted, or named by a hash. Returns the key of the file. */
async function fill(stores: Stores): Promise<string> {
  const face = await stores.faces.save(anna, 'me', picture, [Buffer.from('second photo')]);
  await stores.faces.save(anna, 'gone', picture);
  await stores.faces.addPhoto(anna, face.id, Buffer.from('third photo'));
  await stores.consents.give(anna, 1_000);
  await stores.expiringStore.put('token', 'of an interaction', { expiresAt: later, secret: true, of: [anna] });
  await stores.expiringStore.put('plain', 'kept as it is', { expiresAt: later });
  await stores.likenessConsents.answer({ depicted: anna, requester: bert }, 'always', 'Bert');
  await stores.reports.change('aa', () => reportOf('aa', { at: Date.now() }));
  await stores.farewells.begin(bert);
  await stores.store.insert(queuedJob(), 'owner');
  return stores.blobs.put(picture, { expiresAt: later });
}

/** All that `fill` has stored, as the program reads it. */
async function contents(stores: Stores, file: string) {
  const faces = await stores.faces.list(anna);
  return {
    faces: faces.map(({ name }) => name),
    photos: (await stores.faces.openAll(anna, 'default')).map((one) => Buffer.from(one).toString('latin1')),
    promised: await stores.consents.given(anna),
    token: await stores.expiringStore.get('token'),
    plain: await stores.expiringStore.get('plain'),
    answers: await stores.likenessConsents.answersOf(anna),
    reports: (await stores.reports.list()).map(({ id }) => id),
    farewells: await stores.farewells.all(),
    jobs: (await stores.store.list({ limit: 10 })).jobs.length,
    file: picture.equals((await readAll(stores.blobs.open(file, never), 1e7)) ?? Buffer.alloc(0)),
    signing: (await openSigningKey(stores.secrets, 1_000)).key.export({ format: 'jwk' }),
  };
}

function contract(place: () => Place): void {
  it('is encrypted with the key that is there, where a new one is not to be taken on', async () => {
    const here = place();
    await (await open(here, { secret: former })).close();
    const passing = await open(here, rotated, false);
    const file = await fill(passing);
    const before = await contents(passing, file);
    await passing.close();
    expect(await using(here, { secret: former }, (stores) => contents(stores, file))).toEqual(before);
    await expect(open(here, { secret: present })).rejects.toThrow('encrypted with another');
  });

  it('leaves nothing that only the former key opens', async () => {
    const here = place();
    const { file, before } = await using(here, { secret: former }, async (stores) => {
      const file = await fill(stores);
      return { file, before: await contents(stores, file) };
    });
    expect(before).toMatchObject({ promised: true, faces: ['me', 'gone'], file: true });
    await expect(open(here, { secret: present })).rejects.toThrow('SECRET_KEY_PREVIOUS');

    const newFile = await using(here, rotated, async (stores) => {
      expect(await contents(stores, file)).toEqual(before);
      await stores.faces.save(bert, 'new', picture);
      return stores.blobs.put(picture, { expiresAt: later });
    });
    for (const secret of [former, present]) {
      await expect(open(here, { secret }), 'both keys are needed now').rejects.toThrow('another');
    }

    const { anew, unreadable } = await using(here, rotated, (stores) => stores.reseal(() => undefined));
    expect({ anew: anew > 8, unreadable }).toEqual({ anew: true, unreadable: 0 });
    await using(here, { secret: present }, async (stores) => {
      expect(await contents(stores, file)).toEqual(before);
      expect(await stores.faces.openAll(bert, 'default')).toHaveLength(1);
      expect(await readAll(stores.blobs.open(newFile, never), 1e7)).toHaveLength(picture.byteLength);
      expect(await stores.reseal(() => undefined)).toEqual({ anew: 0, already: expect.any(Number), unreadable: 0 });
      expect(await stores.expiringStore.forget(anna), 'is still found by its member').toBe(1);
    });
    await expect(open(here, { secret: former })).rejects.toThrow('another');
  });

  it('goes on where it was cut off', async () => {
    const here = place();
    const file = await using(here, { secret: former }, fill);
    const cutAfter = async (values: number): Promise<void> => {
      const work = using(here, rotated, (stores) =>
        stores.reseal((seen) => {
          if (seen === values) throw new Error('cut off');
        }),
      );
      await expect(work).rejects.toThrow('cut off');
      await using(here, rotated, async (stores) => expect((await contents(stores, file)).file).toBe(true));
    };
    for (const values of [1, 3, 9]) await cutAfter(values);
    await using(here, rotated, (stores) => stores.reseal(() => undefined));
    await using(here, { secret: present }, async (stores) => expect((await contents(stores, file)).file).toBe(true));
  });
}

describe('what is encrypted anew in a folder', () => {
  contract(() => ({ directory: temporaryFolder() }));

  it('may have begun with a generated key, whose file is a former key then', async () => {
    const here = { directory: temporaryFolder() };
    const file = await using(here, {}, fill);
    await using(here, { secret: present }, (stores) => stores.reseal(() => undefined));
    rmSync(join(here.directory, 'secret.key'));
    await using(here, { secret: present }, async (stores) => expect((await contents(stores, file)).file).toBe(true));
  });

  it('says what no key opens, and leaves it', async () => {
    const here = { directory: temporaryFolder() };
    await using(here, { secret: former }, fill);
    const shelf = join(here.directory, 'shelf');
    const [name = ''] = readdirSync(shelf);
    const path = join(shelf, name);
    const bytes = readFileSync(path);
    bytes.writeUInt8(bytes.readUInt8(5) ^ 1, 5);
    writeFileSync(path, bytes);
    const database = new DatabaseSync(join(here.directory, 'faceswap.db'));
    database.exec(`UPDATE kept SET value = '{"sealed":"AAAA"}' WHERE namespace = 'memory' AND key = 'token'`);
    database.close();
    const { unreadable } = await using(here, rotated, (stores) => stores.reseal(() => undefined));
    expect(unreadable).toBe(2);
    expect(readFileSync(path)).toEqual(bytes);
  });

  it('leaves a backup of the former key, which is restored with both keys', async () => {
    const here = { directory: temporaryFolder() };
    const backup = join(temporaryFolder(), 'backup');
    const file = await using(here, { secret: former }, fill);
    await backUp({ directory: here.directory, file: backup, secret: former });
    await using(here, rotated, (stores) => stores.reseal(() => undefined));
    const into = { directory: here.directory, file: backup, force: true };
    await expect(restore({ ...into, secret: present })).rejects.toThrow('as SECRET_KEY_PREVIOUS');
    await restore({ ...into, ...rotated });
    await using(here, rotated, async (stores) => {
      expect((await contents(stores, file)).file).toBe(true);
      await stores.reseal(() => undefined);
    });
    await using(here, { secret: present }, async (stores) => expect((await contents(stores, file)).file).toBe(true));
  });

  it('is in a backup with its generated key as long as that is needed', async () => {
    const [here, elsewhere] = [{ directory: temporaryFolder() }, { directory: temporaryFolder() }];
    const file = await using(here, {}, fill);
    await using(here, { secret: present }, async () => undefined);
    const backup = join(temporaryFolder(), 'backup');
    expect(await backUp({ directory: here.directory, file: backup, secret: present })).toEqual({ holdsKey: true });
    await restore({ directory: elsewhere.directory, file: backup, force: false, secret: present });
    await using(elsewhere, { secret: present }, async (stores) => {
      expect((await contents(stores, file)).file).toBe(true);
      await stores.reseal(() => undefined);
    });
    const after = { directory: elsewhere.directory, file: join(temporaryFolder(), 'backup'), secret: present };
    expect(await backUp(after)).toEqual({ holdsKey: false });
  });

  it('reaches every purpose that the source encrypts for', () => {
    const root = join(import.meta.dirname, '../../src/storage');
    const sources = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const texts = sources.map((name) => readFileSync(join(root, name), 'utf8')).join('\n');
    const sealed = [...texts.matchAll(/createCipher\(deriveKeys?\([\w.]+, '([^']+)'\)/g)].map(([, purpose]) => purpose);
    const resealed = [...texts.matchAll(/purpose: '([^']+)'/g)].map(([, purpose]) => purpose);
    expect(sealed.length).toBeGreaterThan(4);
    expect(resealed.sort()).toEqual(sealed.sort());
  });
});

describe.skipIf(noRedis)(`what is encrypted anew in Redis${needsRedis}`, () => {
  const server = new RedisServer(['--appendonly', 'no']);
  beforeAll(() => server.start().then(() => undefined));
  afterAll(() => server.close());
  let database = 0;
  contract(() => ({ directory: temporaryFolder(), redisUrl: `${server.url}/${++database}` }));
});
