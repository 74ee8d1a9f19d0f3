import {
  type APIButtonComponentWithCustomId,
  type APIMessageTopLevelComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { UserError } from '../../../core/errors.ts';
import type { Outcome, Stage } from '../../../core/ports/chat.ts';
import type { Translation } from '../../translations/index.ts';
import type { VerbName } from '../../verbs.ts';
import type { Body } from '../transport/api.ts';
import { inert, label } from './escape.ts';

export interface ButtonLook {
  /** What pressing it means: a verb, or another word that `buttons.ts` knows, and an argument. */
  readonly id: string;
  readonly text: string;
  readonly style?: 'danger' | 'primary' | 'success';
  readonly isDisabled?: boolean;
}

const styles = { danger: ButtonStyle.Danger, primary: ButtonStyle.Primary, success: ButtonStyle.Success } as const;

export function row(...buttons: readonly ButtonLook[]): APIMessageTopLevelComponent {
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

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly isChosen?: boolean;
}

export interface SelectLook {
  readonly id: string;
  readonly placeholder?: string;
  readonly choices: readonly Choice[];
  readonly least?: number;
  readonly most?: number;
}

/** At most 25 choices are shown: Discord takes no more. */
export function select({ id, placeholder, choices, least = 1, most = 1 }: SelectLook) {
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

export function selectRow(look: SelectLook): APIMessageTopLevelComponent {
  return { type: ComponentType.ActionRow, components: [select(look)] };
}

export function verbButton(
  messages: Translation,
  verb: VerbName,
  style?: ButtonLook['style'],
  argument = '',
): ButtonLook {
  const id = argument === '' ? verb : `${verb}:${argument}`;
  return { id, text: messages.text(`verb-${verb}.button`), ...(style && { style }) };
}

const barLength = 12;

function bar(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * barLength);
  return '▰'.repeat(full) + '▱'.repeat(barLength - full);
}

/** So coarse that not every second is an edit. */
function inSteps(ms: number): number {
  const stepMs = 5_000;
  return ms <= 2 * stepMs ? ms : Math.ceil(ms / stepMs) * stepMs;
}

/** A job on its way. `showsLater` where its result will have to be fetched by a button. */
export function stageBody(stage: Stage, messages: Translation, showsLater: boolean): Body {
  const fraction = stage.kind === 'working' ? stage.fraction : undefined;
  const expectedMs = 'expectedMs' in stage ? stage.expectedMs : undefined;
  const lines = [
    inert(messages.stage(stage)),
    ...(fraction === undefined ? [] : [bar(fraction)]),
    ...(expectedMs === undefined ? [] : [inert(messages.remaining(inSteps(expectedMs)))]),
    ...(showsLater ? [`-# ${inert(messages.text('show-later', { button: messages.text('verb-show.button') }))}`] : []),
  ];
  const buttons = [
    ...(stage.kind === 'delivering' ? [] : [verbButton(messages, 'cancel', 'danger')]),
    ...(showsLater ? [verbButton(messages, 'show', 'primary')] : []),
  ];
  return { content: lines.join('\n'), rows: buttons.length > 0 ? [row(...buttons)] : [] };
}

type Done = Extract<Outcome, { kind: 'done' }>;

/** Everything that ends, or waits for a decision, without a result. `showsLater` as with stages. */
export function endBody(outcome: Exclude<Outcome, Done>, messages: Translation, showsLater: boolean): Body {
  const buttons = endButtons(outcome.kind, messages);
  const later = showsLater && mayGoOn(outcome) ? [verbButton(messages, 'show')] : [];
  return {
    content: inert(messages.outcome(outcome)),
    rows: buttons.length > 0 ? [row(...buttons, ...later)] : [],
  };
}

/** Whether something may come after it. */
export function mayGoOn(outcome: Outcome): boolean {
  return outcome.kind === 'parked' || (outcome.kind === 'failed' && outcome.charged === 'unknown');
}

function endButtons(kind: Exclude<Outcome, Done>['kind'], messages: Translation): readonly ButtonLook[] {
  switch (kind) {
    case 'parked':
      return [verbButton(messages, 'retry', 'danger'), verbButton(messages, 'cancel')];
    case 'late':
      return [verbButton(messages, 'show', 'primary'), verbButton(messages, 'delete', 'danger')];
    case 'rejected':
      return [];
    default:
      return [verbButton(messages, 'again')];
  }
}

/** The end with a result, without its file. `notes` are markup already. */
export function doneBody(
  outcome: Pick<Done, 'warnings'> & { readonly said: string },
  {
    messages,
    bot,
    isPrivate,
    notes,
  }: { messages: Translation; bot: string; isPrivate: boolean; notes: readonly string[] },
): Body {
  const lines = [
    inert(outcome.said),
    ...outcome.warnings.map((warning) => inert(messages.warning(warning))),
    ...notes,
    `-# ${inert(messages.text('caption', { bot }))}`,
  ];
  const buttons = [
    verbButton(messages, 'again'),
    verbButton(messages, 'delete', 'danger'),
    ...(isPrivate ? [verbButton(messages, 'publish', 'primary')] : []),
  ];
  return { content: lines.join('\n'), rows: [row(...buttons)] };
}

export function errorBody(error: UserError, messages: Translation): Body {
  return { content: inert(messages.error(error)) };
}
