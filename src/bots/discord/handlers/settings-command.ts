import { UserError } from '../../../core/errors.ts';
import type { Place, PlaceSettings } from '../../../core/ports/settings.ts';
import type { DiscordContext } from '../context.ts';
import { markdown } from '../messages/escape.ts';
import { limitsForm } from '../messages/forms.ts';
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
    case 'badge':
      return { badge: nextBadge(settings.badge) };
    case 'providers':
      return { providers: [...values] };
    case 'locale':
      return { locale: values[0] === undefined || values[0] === ownLocale ? null : values[0] };
    default:
      throw new UserError('setting-refused', { setting: name });
  }
}

/** The button goes through all choices: that of the operator, words alone, a corner. */
function nextBadge(badge: PlaceSettings['badge']): PlaceSettings['badge'] {
  if (badge === null) return 'caption';
  return badge === 'caption' ? 'corner' : null;
}

/** The form for the limits was sent. An empty field removes the server's own limit. */
export async function saveLimits(
  fields: ReadonlyMap<string, string | undefined>,
  interaction: Interaction,
  response: InteractionResponse,
  context: DiscordContext,
): Promise<void> {
  const place = await findManagedPlace(interaction, response, context);
  if (!place) return;
  const limitOf = (name: string): number | null => {
    const written = fields.get(name)?.trim() ?? '';
    return written === '' ? null : Number(written);
  };
  const limits = { memberADay: limitOf('memberADay'), placeADay: limitOf('placeADay') };
  const changed = await context.settings.set(place, limits);
  const body = settingsPanel(changed, interaction, context);
  await (interaction.message ? response.replace(body) : response.tell(body));
}
