/** An instruction of a Dockerfile: its words as they stand, after comments and continued lines were put together. */
export interface Instruction {
  readonly name: string;
  readonly text: string;
}

export interface Stage {
  /** Undefined for a stage that no other names. */
  readonly name: string | undefined;
  readonly instructions: readonly Instruction[];
}

/** The stages of a Dockerfile, the last of which is the image. */
export function readStages(dockerfile: string): readonly Stage[] {
  const lines = dockerfile
    .split('\n')
    .filter((line) => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .filter((line) => line.trim() !== '');
  const stages: { name: string | undefined; instructions: Instruction[] }[] = [];
  for (const line of lines) {
    const [, name = '', text = ''] = /^(\w+)\s+(.*)$/.exec(line.trim()) ?? [];
    if (name === 'FROM') stages.push({ name: / AS (\w+)$/i.exec(text)?.[1], instructions: [] });
    else stages.at(-1)?.instructions.push({ name, text });
  }
  return stages;
}

/** The sources and the destination of a COPY, and the stage that it copies from. */
export function readCopy(text: string) {
  const words = text.split(/\s+/);
  const from = words.find((word) => word.startsWith('--from='))?.slice('--from='.length);
  const paths = words.filter((word) => !word.startsWith('--'));
  return { from, sources: paths.slice(0, -1), destination: paths.at(-1) ?? '' };
}

/** The variables of an ENV or an ARG: `NAME=value`, several with spaces between them. */
export function readVariables(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries([...text.matchAll(/(\w+)=(\S*)/g)].map(([, name = '', value = '']) => [name, value]));
}

/** The words of an ENTRYPOINT or a CMD, which are written as JSON. */
export function readWords(text: string): readonly string[] {
  return JSON.parse(text);
}
