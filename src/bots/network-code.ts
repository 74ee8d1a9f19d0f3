const deepest = 5;

/** The code of the network error behind an error, such as ECONNREFUSED; undefined where there is none. */
export function networkCode(error: unknown): string | undefined {
  let inner = error;
  for (let depth = 0; depth < deepest && inner instanceof Error; depth++) {
    const { code } = inner as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,40}$/.test(code)) return code;
    inner = inner.cause ?? ('error' in inner ? inner.error : undefined);
  }
  return undefined;
}
