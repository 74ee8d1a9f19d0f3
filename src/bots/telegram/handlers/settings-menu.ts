import { UserError } from '../../../core/errors.ts';
import type { Translation } from '../../translations/index.ts';
import { withLabel } from '../../translations/joining.ts';
import type { TelegramContext } from '../context.ts';
import { bold, escaped } from '../messages/html.ts';
import { button, inRows, type Keyboard } from '../messages/keyboard.ts';
import { platform } from '../transport/update.ts';
import type { Actor } from './actor.ts';
import { choicesOf, type SettingsMenu, shownValue } from './setting-choices.ts';

/** What a menu shows in its message. */
export interface Page {
  readonly html: string;
  readonly keyboard: Keyboard;
}

const fields = [
  'access',
  'channels',
  'memberADay',
  'placeADay',
  'isPrivate',
  'badge',
  'likeness',
  'hidesReported',
  'providers',
  'locale',
] as const;
/** How many short choices are in one row. */
const inRow = 3;

/** The list of settings: one button for each, with its present value. */
export async function settingsPage(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  title: string,
): Promise<Page> {
  const { translation, messageTarget } = actor;
  const settings = await context.settings.get({ platform, id: String(messageTarget.chat) });
  const hasTopics = menu.topic !== undefined || settings.channels.length > 0;
  const shown = fields.filter((field) => field !== 'channels' || hasTopics);
  const rows = shown.map((field) => {
    const label = withLabel(labelOf(field, actor), shownValue(field, settings, actor), translation.language);
    return [button(label, 'set', `${menu.key}.${field}`)];
  });
  const close = button(translation.text('button-close'), 'close', menu.key);
  return { html: bold(translation.text('settings-title', { place: title })), keyboard: [...rows, [close]] };
}

/** The choices of one setting. Throws UserError if there is no such setting. */
export async function settingPage(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  field: string,
): Promise<Page> {
  const { translation } = actor;
  const choices = await choicesOf(context, actor, menu, field);
  const buttons = choices.map(({ label, isChosen }, index) =>
    button(`${isChosen ? '✓ ' : ''}${label}`, 'put', `${menu.key}.${field}-${index}`),
  );
  const width = field === 'memberADay' || field === 'placeADay' ? inRow : 1;
  const hint = hintOf(field, translation);
  const html = [bold(labelOf(field, actor)), ...hint.map(escaped)].join('\n');
  return { html, keyboard: [...inRows(buttons, width), [button(translation.text('button-back'), 'home', menu.key)]] };
}

function hintOf(field: string, translation: Translation): readonly string[] {
  if (field === 'access') return [translation.text('setting-members-how', { settings: '/settings' })];
  return field === 'likeness' ? [translation.text('setting-likeness-how')] : [];
}

/** Stores a choice of a setting. `chosen` is `field-index`. Returns the name of the setting. */
export async function setChosen(
  context: TelegramContext,
  actor: Actor,
  menu: SettingsMenu,
  chosen: string,
): Promise<string> {
  const [field = '', index = ''] = chosen.split('-');
  const choice = (await choicesOf(context, actor, menu, field))[Number(index)];
  if (!choice) throw new UserError('setting-refused', { setting: field });
  await context.settings.set({ platform, id: String(actor.messageTarget.chat) }, choice.changes);
  return field;
}

/** What Telegram calls something else than Discord does. */
const otherwiseNamed: ReadonlySet<string> = new Set(['isPrivate', 'placeADay']);

function labelOf(field: string, { translation }: Actor): string {
  return translation.text(otherwiseNamed.has(field) ? `setting-${field}-telegram` : `setting-${field}`);
}
