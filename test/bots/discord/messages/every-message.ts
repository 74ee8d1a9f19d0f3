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
import { photoQuestionBody } from '../../../../src/bots/discord/messages/saved-faces/photo-question.ts';
import { settingsPanel } from '../../../../src/bots/discord/messages/settings-panel.ts';
import type { MessageBody } from '../../../../src/bots/discord/transport/api.ts';
import { forgottenText } from '../../../../src/bots/forgotten.ts';
import { createTranslation, createTranslations } from '../../../../src/bots/translations/index.ts';
import type { Language } from '../../../../src/bots/translations/languages.ts';
import { FacesToPick } from '../../../../src/core/admission/pick-faces.ts';
import { UserError } from '../../../../src/core/errors.ts';
import { PlaceSettings } from '../../../../src/core/ports/settings.ts';
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
export function bodiesIn(language: Language): readonly MessageBody[] {
  const translation = createTranslation(language, vendorNames, true);
  const providers = ['local', ...vendorNames.keys()].map((name) => ({ name, bills: true }));
  const question = { ...parties, key: 'k', as: 'avatar', requests: [] } as unknown as Parameters<
    typeof likeness.questionBody
  >[0];
  const answers = Array.from({ length: 25 }, () => ({ requester: parties.requester, answer: 'always' as const }));
  const pictures = new Map(given.faces.map(({ id }) => [id, new Uint8Array(1)]));
  const list = { at: 0, pictures, notice: translation.text('photo-added', { name: given.names[0] ?? '', count: 5 }) };
  const [face] = given.faces;
  const which = new FacesToPick({ faces: [], bytes: new Uint8Array(1), mimeType: 'image/jpeg' });
  const open = { key: 'k', question: { count: 1_000, numbers: [1, 2, 15] } as never };
  const name = given.names[2];
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
    likeness.answersBody([], translation),
    likeness.aboutDepicted('likeness-declined', parties, translation),
    ...[name, undefined].map((one) => photoQuestionBody(which, { ...open, name: one }, translation)),
    photoQuestionBody(new UserError('too-many-photos', { most: 5 }), { ...open, name }, translation),
    reportBody(given.report, translation),
    { content: forgottenText(given.forgotten, translation) },
  ];
}

export function formsIn(language: Language): readonly forms.Form[] {
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
