/**
 * What a look at a part of this installation found. `remedy`, a sentence, says what the operator can do; where `ok` is true
 * it would only be better so.
 */
export interface Found {
  readonly ok: boolean;
  readonly message: string;
  readonly remedy?: string;
}

/** A look at one part, for the operator. It bills nothing and disturbs no running bot. */
export interface Check {
  readonly name: string;
  /** A rejection is reported as a finding of its own. */
  look(signal: AbortSignal): Promise<readonly Found[]>;
  /** How long it may take, milliseconds; 20 seconds where it is absent. */
  readonly limitMs?: number;
}

export function broken(message: string, remedy: string): Found {
  return { ok: false, message, remedy };
}

/** From the text of an error: its sentences after the first one say what to do; where there are none, `remedy` does. */
export function brokenBy(text: string, remedy: string): Found {
  const [, message = text, rest = ''] = /^(.*?\.)\s+(?=[A-Z“])(.*)$/s.exec(text) ?? [];
  return broken(message.endsWith('.') ? message : `${message}.`, rest || remedy);
}
