import { describe, expect, it } from 'vitest';
import { commandDefinitions } from '../../../../src/bots/discord/messages/command-definitions.ts';
import { errorBody, outcomeBody, resultBody, stageBody } from '../../../../src/bots/discord/messages/components.ts';
import { facePicksBody, unknownWordsBody } from '../../../../src/bots/discord/messages/face-picks.ts';
import * as forms from '../../../../src/bots/discord/messages/forms.ts';
import { helpBody, privacyBody } from '../../../../src/bots/discord/messages/help.ts';
import { jobListBody } from '../../../../src/bots/discord/messages/job-list.ts';
import { languageBody } from '../../../../src/bots/discord/messages/language.ts';
import * as likeness from '../../../../src/bots/discord/messages/likeness.ts';
import * as prompts from '../../../../src/bots/discord/messages/prompts.ts';
import { reportBody } from '../../../../src/bots/discord/messages/report.ts';
import * as saved from '../../../../src/bots/discord/messages/saved-faces/list.ts';
import { settingsPanel } from '../../../../src/bots/discord/messages/settings-panel.ts';
import { type MessageBody, messagePayload } from '../../../../src/bots/discord/transport/api.ts';
import { forgottenText } from '../../../../src/bots/forgotten.ts';
import { createTranslation, createTranslations } from '../../../../src/bots/translations/index.ts';
import { type Language, languages } from '../../../../src/bots/translations/languages.ts';
import { UserError } from '../../../../src/core/errors.ts';
import { PlaceSettings } from '../../../../src/core/ports/settings.ts';
import { messageProblems } from '../../../fakes/discord/rules.ts';
import * as given from '../../translations/extremes.ts';
import { vendorNames } from '../../vendor-names.ts';

const commandIds = new Map(
  commandDefinitions(createTranslations(), ['local']).map(({ name }) => [name, '1'.repeat(19)]),
);
const parties = {
  depicted: { platform: 'discord', id: '1'.repeat(19) },
  requester: { platform: 'discord', id: '2'.repeat(19) },
};

/** Every message of the bot, with names and numbers as extreme as they can be. */
function bodiesIn(language: Language): readonly MessageBody[] {
  const translation = createTranslation(language, vendorNames, true);
  const providers = ['local', ...vendorNames.keys()].map((name) => ({ name, bills: true }));
  const question = { ...parties, key: 'k', as: 'avatar', requests: [] } as unknown as Parameters<
    typeof likeness.questionBody
  >[0];
  const answers = Array.from({ length: 25 }, () => ({ requester: parties.requester, answer: 'always' as const }));
  const pictures = new Map(given.faces.map(({ id }) => [id, new Uint8Array(1)]));
  const list = { at: 0, pictures, notice: translation.text('photo-added', { name: given.names[0] ?? '', count: 5 }) };
  const face = given.faces[0];
  return [
    helpBody({ translation, commandIds, isAdmin: true }),
    privacyBody(
      providers.map(({ name }) => name),
      translation,
    ),
    languageBody(translation),
    ...[PlaceSettings.parse({}), given.settings].map((settings) =>
      settingsPanel(settings, { locale: language }, { translations: createTranslations(vendorNames, true), providers }),
    ),
    ...given.stages.map((stage) => stageBody(stage, translation, true)),
    ...given.outcomes.map((outcome) => outcomeBody(outcome, translation, true)),
    ...given.results.map((outcome) =>
      resultBody(outcome, { translation, bot: '@bot', isPrivate: true, hasOriginal: true, isGuessed: true, notes: [] }),
    ),
    ...given.errors.map((error) => errorBody(error, translation)),
    prompts.refusalBody(new UserError('consent-missing'), { remedy: 'agree', key: 'k', canDelete: true }, translation),
    prompts.whichPictureBody('k', 24, translation),
    prompts.offerAgainBody('j', { kind: 'face', id: 'f', name: given.names[1] ?? '' }, 'private', translation),
    prompts.movingStickerBody(translation),
    prompts.nothingToSwapBody(translation),
    prompts.hiddenPictureBody(translation),
    ...given.picks.map((picks) => facePicksBody(picks, given.faces, translation)),
    unknownWordsBody(given.names[0] ?? '', translation),
    ...[0, 5].map((page) => jobListBody({ views: given.views, faces: given.faces }, page, translation)),
    jobListBody({ views: [], faces: [] }, 0, translation),
    saved.faceListBody(given.faces, list, translation),
    saved.deleteFaceBody({ ...face, photos: 5 }, translation),
    saved.facePhotosBody(face, { photos: [new Uint8Array(1), new Uint8Array(1)], notice: list.notice }, translation),
    ...(['once', 'always', 'never', 'ended'] as const).map((answer) =>
      likeness.answeredBody(parties, answer, translation),
    ),
    likeness.questionBody(question, true, translation),
    likeness.waitingBody(parties, true, translation),
    likeness.answersBody(answers, translation),
    reportBody(given.report, translation),
    { content: forgottenText(given.forgotten, translation) },
  ];
}

function formsIn(language: Language): readonly forms.Form[] {
  const translation = createTranslation(language, vendorNames, true);
  const [face] = given.faces;
  return [
    forms.swapForm({ key: 'k', pictures: 24 }, { faces: given.faces, isPrivate: true }, translation),
    forms.targetForm('k', 'verb-swap.menu-avatar', true, translation),
    forms.addFaceForm('k', translation),
    forms.photoForm(15, translation),
    forms.moreForm(given.settings, translation),
    forms.reportForm('k', translation),
    forms.limitsForm(given.settings, translation),
    saved.renameForm(face, translation),
  ];
}

interface Shown {
  readonly label?: string;
  readonly placeholder?: string;
  readonly title?: string;
  readonly description?: string;
  readonly options?: readonly Shown[];
  readonly components?: readonly Shown[];
  readonly component?: Shown;
}

/** What Discord would refuse, or what is cut off. */
function wrongIn(part: Shown, isField = false): readonly string[] {
  const { label = '', placeholder = '', title = '', options = [], components = [], component } = part;
  const inner = [...components, ...(component ? [component] : [])];
  const most = isField ? 45 : 80;
  return [
    ...([...label].length > most || ([...label].length === most && label.endsWith('…')) ? [label] : []),
    ...(placeholder.length > 150 ? [placeholder] : []),
    ...([...title].length > 45 || ([...title].length === 45 && title.endsWith('…')) ? [title] : []),
    ...(options.length > 25 ? ['more than 25 options'] : []),
    ...options.flatMap((option) =>
      (option.label ?? '').length > 100 || option.label === '' ? [`option ${option.label}`] : [],
    ),
    ...inner.flatMap((one) => wrongIn(one, component !== undefined)),
  ];
}

describe.each(languages)('in %s', (language) => {
  it('every message is one that Discord takes, whatever names and numbers it holds', () => {
    const wrong = bodiesIn(language).flatMap((body) => {
      const payload = messagePayload(body) as never;
      const content = body.content ?? '';
      return [...messageProblems(payload, 1, content), ...wrongIn(payload)].map(
        (problem) => `${problem}: ${content.slice(0, 60)}`,
      );
    });
    expect(wrong).toEqual([]);
  });

  it('every form has titles that are read whole', () => {
    expect(formsIn(language).flatMap((form) => wrongIn(form as Shown))).toEqual([]);
  });
});
