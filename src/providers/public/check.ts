import { broken, type Check, type Found } from '../../core/checks.ts';
import { probeAddress, probeText } from './relay.ts';

interface PublicUrlCheckParts {
  readonly publicUrl: URL;
  /** Signs the addresses of this installation. */
  readonly key: Uint8Array;
  /** Whether a process listens that the address should lead to. */
  isServed(): Promise<boolean>;
}

const forwards =
  'Make your proxy or tunnel pass every path on, unchanged, to HTTP_HOST:HTTP_PORT (127.0.0.1:8787) of this program.';

/** Fetches an address that only this installation can give out and answer, from outside as a vendor would. */
export function publicUrlCheck({ publicUrl, key, isServed }: PublicUrlCheckParts): Check {
  const { host } = publicUrl;
  return {
    name: 'PUBLIC_URL',
    async look(signal) {
      if (!(await isServed())) {
        const message = 'Nothing answers at this address while “serve” does not run.';
        return [{ ok: true, message, remedy: 'Start “serve”, then run doctor beside it.' }];
      }
      try {
        const response = await fetch(probeAddress({ publicUrl, keys: [key] }), { signal, redirect: 'manual' });
        const text = response.ok ? (await response.text()).slice(0, 100) : '';
        await response.body?.cancel().catch(() => undefined);
        return [foundIn(response.status, text, host)];
      } catch (error) {
        signal.throwIfAborted();
        return [unreached(error, host)];
      }
    },
  };
}

function foundIn(status: number, text: string, host: string): Found {
  if (text === probeText) return { ok: true, message: `${host} leads to this program.` };
  if (status >= 300 && status < 400) {
    return broken(
      `${host} sends callers on to another address.`,
      'Set PUBLIC_URL to the address that it sends them to.',
    );
  }
  if (status === 401 || status === 403) {
    const remedy =
      'Take the password or login page off this address: vendors have none, and each path of ours is signed.';
    return broken(`${host} lets nobody in (${status}).`, remedy);
  }
  if (status >= 500) return broken(`${host} does not get through to this program (${status}).`, forwards);
  const remedy = `${forwards} If it does, the “serve” behind it has another DATA_DIR or SECRET_KEY than this command.`;
  return broken(`Something else answers at ${host} (${status}).`, remedy);
}

function unreached(error: unknown, host: string): Found {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : undefined;
  const code = cause && 'code' in cause ? String(cause.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return broken(`${host} has no address.`, 'Correct PUBLIC_URL, or make a DNS record for it.');
  }
  if (/CERT|SELF_SIGNED|UNABLE_TO|ALTNAME/.test(code)) {
    return broken(
      `The certificate of ${host} is not accepted (${code}).`,
      'Get one from a public authority, such as Let’s Encrypt.',
    );
  }
  const remedy = `${forwards} Some routers let nobody reach their own public address from inside: then try it from a phone.`;
  return broken(`${host} cannot be reached${code && ` (${code})`}.`, remedy);
}
