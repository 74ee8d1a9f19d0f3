/** Rules for messages that Discord enforces and its OpenAPI document does not state. */
export function messageProblems(body: MessageBody, fileCount: number, content: string): readonly string[] {
  const rows = body.components ?? [];
  const ids = customIds(rows);
  const kept = (body.attachments ?? []).length;
  const isEmpty = content === '' && rows.length === 0 && fileCount === 0 && kept === 0;
  return [
    ...(content.length > 2_000 ? ['content longer than 2,000'] : []),
    ...(rows.length > 5 ? ['more than 5 rows'] : []),
    ...(isEmpty ? ['an empty message'] : []),
    ...(new Set(ids).size < ids.length ? ['a custom_id twice'] : []),
    ...buttonProblems(rows),
    ...(body.allowed_mentions?.parse?.length === 0 ? [] : ['mentions are parsed']),
    ...(/[\u202a-\u202e\u2066-\u2069]/u.test(content) ? ['text that runs backwards'] : []),
  ];
}

export interface MessageBody {
  readonly content?: string | null;
  readonly components?: readonly Component[] | null;
  readonly attachments?: readonly { readonly id: string | number; filename?: string; description?: string }[] | null;
  readonly allowed_mentions?: { readonly parse?: readonly string[]; readonly users?: readonly string[] };
  readonly flags?: number | null;
  readonly message_reference?: { readonly message_id: string };
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
}

export interface Component {
  readonly type: number;
  readonly custom_id?: string;
  readonly label?: string;
  readonly style?: number;
  readonly components?: readonly Component[];
  readonly component?: Component;
  readonly options?: readonly { readonly value: string }[];
}

function flat(components: readonly Component[]): Component[] {
  return components.flatMap((one) => [one, ...flat(one.components ?? []), ...(one.component ? [one.component] : [])]);
}

export function customIds(components: readonly Component[]): string[] {
  return flat(components).flatMap(({ custom_id }) => custom_id ?? []);
}

function buttonProblems(components: readonly Component[]): string[] {
  return flat(components).flatMap((one) => {
    if (one.type !== 2) return [];
    if (!one.label) return ['a button without a label'];
    return one.style === 5 || one.custom_id ? [] : ['a button that does nothing'];
  });
}

export function commandProblems(
  commands: readonly { name: string; type?: number; description?: string }[],
): readonly string[] {
  const menus = commands.filter(({ type }) => type === 3 || type === 2);
  const typed = commands.filter(({ type }) => type === undefined || type === 1);
  return [
    ...typed.filter(({ name }) => !/^[-_'\p{Ll}\p{Lo}\p{N}]{1,32}$/u.test(name)).map(({ name }) => `command ${name}`),
    ...typed.filter(({ description }) => !description).map(({ name }) => `${name} has no description`),
    ...menus.filter(({ description }) => description).map(({ name }) => `${name} has a description`),
    ...(typed.length > 100 || menus.length > 15 ? ['too many commands'] : []),
  ];
}
