import { z } from 'zod';
import { Attachment, DiscordMessage, User } from './payloads.ts';

const Option = z.object({
  name: z.string(),
  value: z.union([z.string(), z.boolean(), z.number()]).nullish(),
  focused: z.boolean().nullish(),
});
const OptionGroup = Option.extend({ options: z.array(Option).nullish() });
const ResolvedFiles = z.object({ attachments: z.record(z.string(), Attachment).nullish() }).nullish();
const ResolvedMembers = z.object({
  users: z.record(z.string(), User.extend({ avatar: z.string().nullish() })).nullish(),
  members: z.record(z.string(), z.object({ avatar: z.string().nullish() })).nullish(),
});

/** A member that a command names. `hasAvatar`: whether they show a picture of their own, there or everywhere. */
export const NamedMember = z.object({ id: z.string(), isBot: z.boolean(), hasAvatar: z.boolean() });
export type NamedMember = z.infer<typeof NamedMember>;

function namedMembers({ users, members }: z.infer<typeof ResolvedMembers>): Readonly<Record<string, NamedMember>> {
  const named = Object.entries(users ?? {}).map(([id, { bot, avatar }]) => {
    const hasAvatar = Boolean(members?.[id]?.avatar ?? avatar);
    return [id, { id, isBot: bot === true, hasAvatar }] as const;
  });
  return Object.fromEntries(named);
}

/** A slash command and its options: `/face save` is `face` with the subcommand `save`. */
export const SlashCommand = z
  .object({
    name: z.string(),
    options: z.array(OptionGroup).nullish(),
    resolved: ResolvedFiles.and(ResolvedMembers.nullish()),
  })
  .transform(({ name, options, resolved }) => {
    const [first] = options ?? [];
    const subcommand = first?.options && first.value === undefined ? first.name : undefined;
    const given = subcommand === undefined ? (options ?? []) : (first?.options ?? []);
    return {
      name,
      subcommand,
      values: new Map(given.map((option) => [option.name, option.value ?? undefined])),
      focused: given.find(({ focused }) => focused),
      attachments: resolved?.attachments ?? {},
      members: namedMembers(resolved ?? {}),
    };
  });
export type SlashCommand = z.infer<typeof SlashCommand>;

/** An option as text; undefined when it was left out. */
export function textOf(command: SlashCommand, option: string): string | undefined {
  const value = command.values.get(option);
  return value === undefined ? undefined : String(value);
}

/** The file of an option; undefined when it was left out. */
export function fileOf(command: SlashCommand, option: string): Attachment | undefined {
  const id = textOf(command, option);
  return id === undefined ? undefined : command.attachments[id];
}

/** The member of an option; undefined when it was left out. */
export function memberOf(command: SlashCommand, option: string): NamedMember | undefined {
  const id = textOf(command, option);
  return id === undefined ? undefined : command.members[id];
}

/** An entry of a member's context menu, and that member. */
export const MemberMenuCommand = z
  .object({ name: z.string(), target_id: z.string(), resolved: ResolvedMembers })
  .transform(({ name, target_id, resolved }) => ({ name, member: namedMembers(resolved)[target_id] }));
export type MemberMenuCommand = z.infer<typeof MemberMenuCommand>;

const userMenu = 2;

/** Tells an entry of a member's menu from one of a message's menu. */
export const isMemberMenuCommand = (data: unknown): boolean =>
  z.object({ target_id: z.string(), type: z.literal(userMenu) }).safeParse(data).success;

/** An entry of a message's context menu, and that message. */
export const MenuCommand = z
  .object({
    name: z.string(),
    target_id: z.string(),
    resolved: z.object({ messages: z.record(z.string(), DiscordMessage) }),
  })
  .transform(({ name, target_id, resolved }) => ({ name, message: resolved.messages[target_id] }));
export type MenuCommand = z.infer<typeof MenuCommand>;

/** Tells a menu command from a slash command; both have the same interaction type. */
export const isMenuCommand = (data: unknown): boolean => z.object({ target_id: z.string() }).safeParse(data).success;

/** A button or a select menu that was used. `roles` are the ids of the chosen roles. */
export const ComponentUse = z
  .object({
    custom_id: z.string(),
    values: z.array(z.string()).nullish(),
    resolved: z.object({ roles: z.record(z.string(), z.unknown()).nullish() }).nullish(),
  })
  .transform(({ custom_id, values, resolved }) => ({
    id: custom_id,
    values: values ?? [],
    roles: Object.keys(resolved?.roles ?? {}),
  }));

const FilledField = z.object({
  custom_id: z.string(),
  value: z.string().nullish(),
  values: z.array(z.string()).nullish(),
});

/** A form that was sent. `fields` are texts by field id; of a field with several values, the first. */
export const FormSubmission = z
  .object({
    custom_id: z.string(),
    components: z.array(z.object({ component: FilledField.nullish(), components: z.array(FilledField).nullish() })),
    resolved: ResolvedFiles,
  })
  .transform(({ custom_id, components, resolved }) => {
    const fields = components.flatMap((one) => [...(one.component ? [one.component] : []), ...(one.components ?? [])]);
    return {
      id: custom_id,
      fields: new Map(fields.map((one) => [one.custom_id, one.value ?? one.values?.[0] ?? undefined])),
      attachments: resolved?.attachments ?? {},
    };
  });
export type FormSubmission = z.infer<typeof FormSubmission>;
