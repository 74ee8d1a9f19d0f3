/** Where a Redis is found by asking its sentinels, as REDIS_URL says. */
export interface SentinelUrl {
  /** Whether sentinels and Redis are both reached by TLS. */
  readonly isSecure: boolean;
  readonly sentinels: readonly { readonly host: string; readonly port: number }[];
  /** What the sentinels call the master. */
  readonly name: string;
  /** Number of the database. */
  readonly db: number;
  readonly username?: string;
  readonly password?: string;
  readonly sentinelUsername?: string;
  readonly sentinelPassword?: string;
}

/** What is wrong, as a sentence that holds nothing of the URL but names of parameters. */
export class SentinelUrlError extends Error {
  override readonly name = 'SentinelUrlError';
}

const form = /^(rediss?)\+sentinel:\/\/(?:([^@/?#]*)@)?([^@/?#]+)\/([\w.-]+)(?:\/(\d{1,4}))?\/?(?:\?([^#]*))?$/;
const address = /^(\[[\d:a-f.]+\]|[\w.-]+)(?::(\d{1,5}))?$/i;
const defaultPort = 26_379;
const highestPort = 65_535;
const parameters = ['sentinel_user', 'sentinel_password'];
const example = 'redis+sentinel://:password@host1:26379,host2:26379,host3:26379/NAME/0';

/**
 * Reads `redis+sentinel://user:password@host1:port,host2:port/name/db?sentinel_user=…&sentinel_password=…`. Undefined for
 * other URLs. Throws SentinelUrlError.
 */
export function readSentinelUrl(url: string): SentinelUrl | undefined {
  if (!/^rediss?\+sentinel:/i.test(url)) return undefined;
  const [, scheme, user, hosts = '', name = '', db = '0', query = ''] = form.exec(url) ?? [];
  if (scheme === undefined) {
    throw new SentinelUrlError(`must be such as ${example}, where NAME is what the sentinels call the master`);
  }
  return {
    isSecure: scheme === 'rediss',
    sentinels: hosts.split(',').map(sentinelAt),
    name,
    db: Number(db),
    ...credentials(user),
    ...sentinelCredentials(query),
  };
}

function sentinelAt(text: string): { host: string; port: number } {
  const [, host = '', port = String(defaultPort)] = address.exec(text.trim()) ?? [];
  if (host === '' || Number(port) > highestPort) {
    throw new SentinelUrlError('must name its sentinels as host:port, with commas between them');
  }
  return { host: host.replace(/^\[|\]$/g, ''), port: Number(port) };
}

function credentials(written: string | undefined): { username?: string; password?: string } {
  if (written === undefined || written === '') return {};
  const [username = '', ...rest] = written.split(':').map(unescaped);
  return { ...(username !== '' && { username }), ...(rest.length > 0 && { password: rest.join(':') }) };
}

function sentinelCredentials(query: string): { sentinelUsername?: string; sentinelPassword?: string } {
  const given = new Map(query.split('&').flatMap((one) => (one === '' ? [] : [parameterIn(one)])));
  const unknown = [...given.keys()].filter((name) => !parameters.includes(name));
  if (unknown.length > 0) throw new SentinelUrlError(`takes ${parameters.join(' and ')} after the ?, and nothing else`);
  const [username, password] = parameters.map((name) => given.get(name));
  if (username && !password) throw new SentinelUrlError('has sentinel_user without sentinel_password');
  return { ...(username && { sentinelUsername: username }), ...(password && { sentinelPassword: password }) };
}

/** A plus sign stays one, as in the other password. */
function parameterIn(text: string): [name: string, value: string] {
  const [name = '', ...rest] = text.split('=');
  return [name, unescaped(rest.join('='))];
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new SentinelUrlError('has a percent sign that begins no escape: write %25');
  }
}
