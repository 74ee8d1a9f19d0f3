/** What a shell is told of a command. */
export interface Completed {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly CompletedOption[];
  /** What may stand without an option: words, files, or nothing. */
  readonly operand: Completion;
}

export interface CompletedOption {
  readonly name: string;
  /** One line. */
  readonly help: string;
  readonly isRepeated: boolean;
  /** Undefined where it takes no value. */
  readonly value: Completion | undefined;
}

/** `any`: something that cannot be listed. */
export type Completion =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' | 'folders' | 'any' };
