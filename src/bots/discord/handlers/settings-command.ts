import { UserError } from '../../../core/errors.ts';
import type { Place, PlaceSettings } from '../../../core/ports/settings.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { limitsForm, moreForm } from '../messages/forms.ts';
import type { InteractionResponse } from '../messages/interaction-response.ts';
import { ownLocale, settingsPanel } from '../messages/settings-panel.ts';
import { accessOf } from '../transport/access-ids.ts';
import { type Interaction, mayManageGuild } from '../transport/payloads.ts';
import { placeOf } from './access.ts';

/** `/settings`. */
export async function settingsCommand(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = await findManagedPlace(interaction, response, context);
  if (place) await response.tell(settingsPanel(await context.settings.get(place), interaction, context));
}

/**
 * The server whose settings the member may change. Otherwise tells the member why not. Checked at every step, because
 * the member may have lost the right since the panel was shown.
 */
async function findManagedPlace(
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<Place | undefined> {
  const place = interaction.isHere ? placeOf(interaction) : undefined;
  const isManager = mayManageGuild(interaction.permissions ?? 0n);
  if (place && isManager) return place;
  const problem = place ? 'settings-admins-only' : 'settings-not-here';
  await response.tell({ content: markdown(context.translations(interaction.locale), problem) });
  return undefined;
}

/** The chosen values of a component; `roles` are those of them that are ids of roles. */
interface Chosen {
  readonly values: readonly string[];
  readonly roles: readonly string[];
}

/** A component of the panel was used. `name` is the setting that it changes. */
export async function changeSetting(
  name: string,
  chosen: Chosen,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = await findManagedPlace(interaction, response, context);
  if (!place) return;
  const settings = await context.settings.get(place);
  if (name === 'more') return response.form(moreForm(settings, context.translations(interaction.locale)));
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

type Fields = ReadonlyMap<string, string | undefined>;

/** The form for the limits was sent. An empty field removes the server's own limit. */
export function saveLimits(
  fields: Fields,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const limitOf = (name: string): number | null => {
    const written = fields.get(name)?.trim() ?? '';
    return written === '' ? null : Number(written);
  };
  const limits = { memberADay: limitOf('memberADay'), placeADay: limitOf('placeADay') };
  return saveForm(limits, interaction, response, context);
}

/** The form for what can be switched was sent. What is left empty stays as it is. */
export function saveMore(
  fields: Fields,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const [hides, likeness, badge] = ['hidesReported', 'likeness', 'badge'].map((name) => fields.get(name));
  const changes: Partial<PlaceSettings> = {
    ...(badge !== undefined && { badge: badge === 'corner' || badge === 'caption' ? badge : null }),
    ...(hides !== undefined && { hidesReported: hides === 'yes' }),
    ...(likeness !== undefined && { likeness: likeness === 'own' ? 'own' : 'ask' }),
  };
  return saveForm(changes, interaction, response, context);
}

async function saveForm(
  changes: Partial<PlaceSettings>,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = await findManagedPlace(interaction, response, context);
  if (!place) return;
  const body = settingsPanel(await context.settings.set(place, changes), interaction, context);
  await (interaction.message ? response.replace(body) : response.tell(body));
}
