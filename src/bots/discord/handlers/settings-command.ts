import { ComponentType, TextInputStyle } from 'discord.js';
import { UserError } from '../../../core/errors.ts';
import type { Place, PlaceSettings } from '../../../core/ports/settings.ts';
import type { Translation } from '../../translations/index.ts';
import { type DiscordContext, placeOf } from '../context.ts';
import { label, markdown } from '../messages/escape.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { type Interaction, mayManageGuild } from '../transport/payloads.ts';
import { accessOf } from './access.ts';
import { ownLocale, settingsPanel } from './settings-panel.ts';

/** `/settings`, for those who may manage the server. */
export async function settingsCommand(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = settablePlace(interaction);
  if (typeof place === 'string')
    return response.tell({ content: markdown(context.translations(interaction.locale), place) });
  await response.tell(settingsPanel(await context.settings.get(place), interaction, context));
}

/** Or the key of what is in the way. Rights are checked at every step: whoever holds the panel may have lost them. */
function settablePlace(interaction: Interaction): Place | 'settings-not-here' | 'settings-admins-only' {
  const place = placeOf(interaction);
  if (!place || !interaction.isHere) return 'settings-not-here';
  return mayManageGuild(interaction.permissions ?? 0n) ? place : 'settings-admins-only';
}

/** What was chosen, and which of it are roles. */
export interface Chosen {
  readonly values: readonly string[];
  readonly roles: readonly string[];
}

/** A part of the panel was used. */
export async function changeSetting(
  name: string,
  chosen: Chosen,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = settablePlace(interaction);
  if (typeof place === 'string')
    return response.tell({ content: markdown(context.translations(interaction.locale), place) });
  const settings = await context.settings.get(place);
  if (name === 'limits') return response.form(limitsForm(settings, context.translations(interaction.locale)));
  const changed = await context.settings.set(place, settingChange(name, chosen, settings, place));
  await response.replace(settingsPanel(changed, interaction, context));
}

function settingChange(
  name: string,
  { values, roles }: Chosen,
  settings: PlaceSettings,
  place: Place,
): Partial<PlaceSettings> {
  switch (name) {
    case 'everyone':
      return { access: { who: 'everyone' } };
    case 'admins':
      return { access: { who: 'admins' } };
    case 'members':
      return { access: accessOf(values, roles, place.id) };
    case 'channels':
      return { channels: [...values] };
    case 'private':
      return { isPrivate: !settings.isPrivate };
    case 'providers':
      return { providers: [...values] };
    case 'locale':
      return { locale: values[0] === undefined || values[0] === ownLocale ? null : values[0] };
    default:
      throw new UserError('setting-refused', { setting: name });
  }
}

/** The limits form was filled in; an empty field means no limit of the place's own. */
export async function saveLimits(
  fields: ReadonlyMap<string, string | undefined>,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = settablePlace(interaction);
  if (typeof place === 'string')
    return response.tell({ content: markdown(context.translations(interaction.locale), place) });
  const limitOf = (name: string): number | null => {
    const written = fields.get(name)?.trim() ?? '';
    return written === '' ? null : Number(written);
  };
  const limits = { memberADay: limitOf('memberADay'), placeADay: limitOf('placeADay') };
  const changed = await context.settings.set(place, limits);
  const body = settingsPanel(changed, interaction, context);
  await (interaction.message ? response.replace(body) : response.tell(body));
}

const limitNames = ['memberADay', 'placeADay'] as const;

function limitsForm(settings: PlaceSettings, translation: Translation) {
  return {
    custom_id: 'limits',
    title: label(translation.text('verb-settings.name'), 45),
    components: limitNames.map((name) => ({
      type: ComponentType.Label as const,
      label: label(translation.text(`setting-${name}`), 45),
      component: {
        type: ComponentType.TextInput as const,
        custom_id: name,
        style: TextInputStyle.Short,
        required: false,
        max_length: 6,
        ...(settings[name] !== null && { value: String(settings[name]) }),
      },
    })),
  };
}
