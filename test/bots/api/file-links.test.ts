import { describe, expect, it } from 'vitest';
import { requesterOf } from '../../../src/bots/api/context.ts';
import { startApi } from './api-rig.ts';

const day = 24 * 60 * 60 * 1_000;
const never = new AbortController().signal;
const anna = requesterOf('anna');
const file = { bytes: new TextEncoder().encode('a face'), mimeType: 'image/png' };

/** A clock that is set by hand. */
function setClock() {
  let now = Date.UTC(2026, 0, 1);
  return {
    now: () => now,
    sleep: () => new Promise<void>(() => undefined),
    pass(ms: number) {
      now += ms;
    },
  };
}

describe('a link to a file', () => {
  it('leads there without a key, and nowhere once it is changed or a day is over', async () => {
    const clock = setClock();
    const api = await startApi({ clock });
    const path = await api.links.keep(file, { number: 1 });
    const found = await fetch(`${api.origin}${path}`);
    expect([await found.text(), found.headers.get('content-type')]).toEqual(['a face', 'image/png']);
    expect(await api.links.aboutOf(new URL(`https://example.com${path}`))).toEqual({ number: 1 });
    for (const wrong of [
      path.replace('file', 'result'),
      path.replace(/\.[\w-]{22}/, `.${'a'.repeat(22)}`),
      '/files/',
    ]) {
      expect((await fetch(`${api.origin}${wrong}`)).status).toBe(404);
    }
    clock.pass(4 * day);
    expect(await api.links.open(path, never)).toBeUndefined();
  });

  it('is no page that a browser would run', async () => {
    const api = await startApi();
    const path = await api.links.keep({ ...file, mimeType: 'text/html' });
    const found = await fetch(`${api.origin}${path}`);
    expect(found.headers.get('content-type')).toBe('application/octet-stream');
    expect(found.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('may be sent a file by, once', async () => {
    const api = await startApi();
    const { to, link } = await api.links.forUpload('image/png', anna);
    expect(await api.links.open(link, never)).toBeUndefined();
    expect(await api.links.receive(link, file)).toBe(false);
    expect(await api.links.receive(to, file)).toBe(true);
    expect(await api.links.receive(to, { ...file, bytes: new Uint8Array(1) })).toBe(false);
    expect(Buffer.from((await api.links.open(link, never))?.bytes ?? []).toString()).toBe('a face');
  });

  it('is given for so many bytes a day, and for others to other keys', async () => {
    const clock = setClock();
    const api = await startApi({ clock });
    const large = { bytes: new Uint8Array(1_000_000), mimeType: 'image/png' }; // the largest that the rig takes
    for (let sent = 0; sent < 63; sent++) await api.links.keepUpload(large, anna);
    const { to } = await api.links.forUpload('image/png', anna);
    expect(await api.links.receive(to, large)).toBe(true);
    const more = api.links.keepUpload(file, anna);
    await expect(more).rejects.toMatchObject({ code: 'quota-used-up', params: { limit: 'member-day' } });
    const { to: another } = await api.links.forUpload('image/png', anna);
    await expect(api.links.receive(another, file)).rejects.toMatchObject({ code: 'quota-used-up' });
    await api.links.keepUpload(file, requesterOf('bert'));
    clock.pass(day);
    await api.links.keepUpload(file, anna);
  });
});
