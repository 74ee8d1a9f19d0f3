import { z } from 'zod';

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
    }),
  ),
});

/** Licences under which a program that is MIT licensed may be handed on together with a package. */
const allowed: ReadonlySet<string> = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MPL-2.0',
  'Unlicense',
  '(MIT OR CC0-1.0)',
  // libvips, a library of its own beside sharp, which anybody may replace
  'LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later',
  'Apache-2.0 AND LGPL-3.0-or-later AND MIT',
]);

/** What a package is really under, where its metadata says something else or nothing, and why. */
const known: readonly { readonly pattern: RegExp; readonly licence: string; readonly why: string }[] = [
  {
    pattern: /^@seydx\/node-av-/,
    licence: 'GPL-2.0-or-later',
    why: 'its metadata says MIT; the FFmpeg inside it contains x264',
  },
  { pattern: /^@shinyoshiaki\/jspack$/, licence: 'BSD-3-Clause', why: 'its metadata says nothing; its source does' },
];

export interface Licence {
  readonly name: string;
  readonly version: string;
  readonly licence: string;
  /** Whether the program works without it. */
  readonly isOptional: boolean;
  readonly why?: string | undefined;
}

/** The packages that come with the program, by name. Those for developers are left out. */
export function licencesIn(lock: unknown): readonly Licence[] {
  const { packages } = Lock.parse(lock);
  const all = Object.entries(packages).flatMap(
    ([path, { version = '', license = 'unknown', dev, optional }]): Licence[] => {
      const name = path.split('node_modules/').at(-1) ?? '';
      if (path === '' || dev) return [];
      const correction = known.find(({ pattern }) => pattern.test(name));
      return [
        { name, version, licence: correction?.licence ?? license, isOptional: optional ?? false, why: correction?.why },
      ];
    },
  );
  return all.toSorted((one, other) => one.name.localeCompare(other.name) || one.version.localeCompare(other.version));
}

/** The packages whose licence has to be looked at by a person: all that is needed must be allowed. */
export function unclear(licences: readonly Licence[]): readonly Licence[] {
  return licences.filter(
    ({ licence, isOptional }) => !allowed.has(licence) && !(isOptional && licence === 'GPL-2.0-or-later'),
  );
}

/** The page of all licences. */
export function describeLicences(licences: readonly Licence[]): string {
  const rows = licences.map(
    ({ name, version, licence, isOptional, why }) =>
      `- ${name} ${version}: ${licence}${isOptional ? ', optional' : ''}${why ? ` (${why})` : ''}`,
  );
  return `# Licences

What \`npm ci --omit=dev\` installs, on all platforms together. Written by \`npm run licences\`; a test holds it to the lock file, and
to licences under which this program may be handed on together with a package. Models, pictures and the terms of FFmpeg are in
[NOTICE.md](../NOTICE.md). \`npm run sbom\` prints a software bill of materials (CycloneDX).

${rows.join('\n')}
`;
}
