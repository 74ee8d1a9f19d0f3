import { ComponentType, TextInputStyle } from 'discord.js';
import { UserError } from '../../../core/errors.ts';
import type { Place, PlaceSettings } from '../../../core/ports/settings.ts';
import type { Translation } from '../../translations/index.ts';
import { type Front, placeOf } from '../context.ts';
import { label, say } from '../messages/escape.ts';
import type { Answer } from '../messages/interaction-response.ts';
import { type Asked, mayManageGuild } from '../transport/payloads.ts';
import { accessOf } from './access.ts';
import { ownLocale, panel } from './settings-panel.ts';

/** `/settings`, for those who may manage the server. */
export async function showSettings(asked: Asked, answer: Answer, front: Front): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  await answer.tell(panel(await front.settings.get(place), asked, front));
}

/** Or the key of what is in the way. Rights are checked at every step: whoever holds the panel may have lost them. */
function placeToSet(asked: Asked): Place | 'settings-not-here' | 'settings-admins-only' {
  const place = placeOf(asked);
  if (!place || !asked.isHere) return 'settings-not-here';
  return mayManageGuild(asked.permissions ?? 0n) ? place : 'settings-admins-only';
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
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  const settings = await front.settings.get(place);
  if (name === 'limits') return answer.form(limitsForm(settings, front.messages(asked.locale)));
  const changed = await front.settings.set(place, changeOf(name, chosen, settings, place));
  await answer.replace(panel(changed, asked, front));
}

function changeOf(
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
  asked: Asked,
  answer: Answer,
  front: Front,
): Promise<void> {
  const place = placeToSet(asked);
  if (typeof place === 'string') return answer.tell({ content: say(front.messages(asked.locale), place) });
  const limitOf = (name: string): number | null => {
    const written = fields.get(name)?.trim() ?? '';
    return written === '' ? null : Number(written);
  };
  const limits = { memberADay: limitOf('memberADay'), placeADay: limitOf('placeADay') };
  const changed = await front.settings.set(place, limits);
  const body = panel(changed, asked, front);
  await (asked.message ? answer.replace(body) : answer.tell(body));
}

const limitNames = ['memberADay', 'placeADay'] as const;

function limitsForm(settings: PlaceSettings, messages: Translation) {
  return {
    custom_id: 'limits',
    title: label(messages.text('verb-settings.name'), 45),
    components: limitNames.map((name) => ({
      type: ComponentType.Label as const,
      label: label(messages.text(`setting-${name}`), 45),
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
