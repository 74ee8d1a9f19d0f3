import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { UserError } from '../../../core/errors.ts';
import type { Again, Outcome, Stage } from '../../../core/ports/chat.ts';
import { againText } from '../../again-text.ts';
import { mayBeMistaken } from '../../report-text.ts';
import type { Translation } from '../../translations/index.ts';
import type { VerbName } from '../../verbs.ts';
import type { MessageBody } from '../transport/api.ts';
import { escapeMarkdown, label } from './escape.ts';

export interface ButtonSpec {
  /** A verb or another word that `buttons.ts` knows, and after a colon its argument. */
  readonly id: string;
  readonly text: string;
  readonly style?: 'danger' | 'primary' | 'success';
  readonly isDisabled?: boolean;
}

const styles = { danger: ButtonStyle.Danger, primary: ButtonStyle.Primary, success: ButtonStyle.Success } as const;

export function buttonRow(...buttons: readonly ButtonSpec[]): APIMessageTopLevelComponent {
  return {
    type: ComponentType.ActionRow,
    components: buttons.map(
      ({ id, text, style, isDisabled }): APIButtonComponentWithCustomId => ({
        type: ComponentType.Button,
        custom_id: id,
        label: label(text, 80),
        style: style ? styles[style] : ButtonStyle.Secondary,
        ...(isDisabled && { disabled: true }),
      }),
    ),
  };
}

/** Rows of five buttons each. */
export function buttonRows(buttons: readonly ButtonSpec[]): APIMessageTopLevelComponent[] {
  const rows = Array.from({ length: Math.ceil(buttons.length / 5) }, (_, row) => buttons.slice(row * 5, row * 5 + 5));
  return rows.map((row) => buttonRow(...row));
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly isChosen?: boolean;
}

export interface SelectSpec {
  readonly id: string;
  readonly placeholder?: string;
  readonly choices: readonly Choice[];
  readonly least?: number;
  readonly most?: number;
}

/** A select menu. Shows the first 25 choices, because Discord takes no more. */
export function select({ id, placeholder, choices, least = 1, most = 1 }: SelectSpec) {
  const shown = choices.slice(0, 25);
  return {
    type: ComponentType.StringSelect as const,
    custom_id: id,
    min_values: least,
    max_values: Math.min(most, shown.length),
    ...(placeholder && { placeholder: label(placeholder, 150) }),
    options: shown.map(({ value, text, isChosen = false }) => ({
      value,
      label: label(text, 100) || value,
      default: isChosen,
    })),
  };
}

export function selectRow(spec: SelectSpec): APIMessageTopLevelComponent {
  return { type: ComponentType.ActionRow, components: [select(spec)] };
}

export function verbButton(
  translation: Translation,
  verb: VerbName,
  style?: ButtonSpec['style'],
  argument = '',
): ButtonSpec {
  const id = argument === '' ? verb : `${verb}:${argument}`;
  return { id, text: translation.text(`verb-${verb}.button`), ...(style && { style }) };
}

const barLength = 12;

function progressBar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * barLength);
  return '▰'.repeat(full) + '▱'.repeat(barLength - full);
}

/** Rounds up to 5 s, so that the message is not edited every second. */
function roundToSteps(ms: number): number {
  const stepMs = 5_000;
  return ms <= 2 * stepMs ? ms : Math.ceil(ms / stepMs) * stepMs;
}

/** A job in progress. `showsLater` when the result will have to be fetched by a button. */
export function stageBody(stage: Stage, translation: Translation, showsLater: boolean): MessageBody {
  const fraction = stage.kind === 'working' ? stage.fraction : undefined;
  const expectedMs = 'expectedMs' in stage ? stage.expectedMs : undefined;
  const lines = [
    escapeMarkdown(translation.stage(stage)),
    ...(fraction === undefined ? [] : [progressBar(fraction)]),
    ...(expectedMs === undefined ? [] : [escapeMarkdown(translation.remaining(roundToSteps(expectedMs)))]),
    ...translation.quality(stage.kind === 'working' ? stage.forecast : undefined).map(escapeMarkdown),
    ...(showsLater
      ? [`-# ${escapeMarkdown(translation.text('show-later', { button: translation.text('verb-show.button') }))}`]
      : []),
  ];
  const buttons = [
    ...(stage.kind === 'delivering' ? [] : [verbButton(translation, 'cancel', 'danger')]),
    ...(showsLater ? [verbButton(translation, 'show', 'primary')] : []),
  ];
  return { content: lines.join('\n'), rows: buttons.length > 0 ? [buttonRow(...buttons)] : [] };
}

type Done = Extract<Outcome, { kind: 'done' }>;

/** The end of a job without a result, or a decision that it waits for. `showsLater` as in `stageBody`. */
export function outcomeBody(
  outcome: Exclude<Outcome, Done>,
  translation: Translation,
  showsLater: boolean,
): MessageBody {
  const buttons = [...endButtons(outcome, translation), ...mistakeButtons(outcome, translation)];
  const later = showsLater && mayContinue(outcome) ? [verbButton(translation, 'show')] : [];
  return {
    content: escapeMarkdown(translation.outcome(outcome)),
    rows: buttons.length > 0 ? [buttonRow(...buttons, ...later)] : [],
  };
}

/** Whether a job with this outcome may still continue. */
export function mayContinue(outcome: Outcome): boolean {
  return outcome.kind === 'parked' || (outcome.kind === 'failed' && outcome.charged === 'unknown');
}

function endButtons(outcome: Exclude<Outcome, Done>, translation: Translation): readonly ButtonSpec[] {
  switch (outcome.kind) {
    case 'parked':
      return [verbButton(translation, 'retry', 'danger'), verbButton(translation, 'cancel')];
    case 'late':
      return [verbButton(translation, 'show', 'primary'), verbButton(translation, 'delete', 'danger')];
    case 'rejected':
      return [verbButton(translation, 'delete', 'danger')];
    default:
      return [...againButtons(outcome.again, translation), verbButton(translation, 'delete', 'danger')];
  }
}

/** The button that repeats a swap; none where that would do nothing new. `job` where the button is in a list. */
export function againButtons(again: Again | undefined, translation: Translation, job = ''): readonly ButtonSpec[] {
  return again ? [{ ...verbButton(translation, 'again', undefined, job), text: againText(again, translation) }] : [];
}

/**
 * The end of a job with a result, without the file. `notes` are markdown already. `hasOriginal`: what is shown is smaller
 * than the result, which can be had as a link.
 */
export function resultBody(
  outcome: Done,
  {
    translation,
    bot,
    isPrivate,
    hasOriginal,
    isGuessed,
    notes,
  }: {
    translation: Translation;
    bot: string;
    isPrivate: boolean;
    hasOriginal: boolean;
    /** Whether the roles of two pictures were guessed. */
    isGuessed: boolean;
    notes: readonly string[];
  },
): MessageBody {
  const lines = [
    escapeMarkdown(translation.outcome(outcome)),
    ...outcome.warnings.map((warning) => escapeMarkdown(translation.warning(warning))),
    ...translation.quality(outcome.quality, outcome.again?.kind === 'elsewhere').map(escapeMarkdown),
    ...notes,
    `-# ${escapeMarkdown(translation.text('made-with', { bot }))}`,
  ];
  const buttons = [
    ...againButtons(outcome.again, translation),
    ...(hasOriginal ? [verbButton(translation, 'original')] : []),
    verbButton(translation, 'delete', 'danger'),
    verbButton(translation, 'report'),
    ...(isPrivate ? [verbButton(translation, 'publish', 'primary')] : []),
    ...(isGuessed ? [{ id: 'roles', text: translation.text('roles-button') }] : []),
  ];
  return { content: lines.join('\n'), rows: buttonRows(buttons) };
}

/** A refusal because of what a picture shows can be reported as a mistake. */
export function mistakeButtons(outcome: Outcome, translation: Translation): readonly ButtonSpec[] {
  return mayBeMistaken(outcome) ? [verbButton(translation, 'mistake')] : [];
}

export function errorBody(error: UserError, translation: Translation): MessageBody {
  const buttons = mistakeButtons({ kind: 'rejected', error }, translation);
  return {
    content: escapeMarkdown(translation.error(error)),
    ...(buttons.length > 0 && { rows: [buttonRow(...buttons)] }),
  };
}
