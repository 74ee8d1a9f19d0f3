import { html, raw } from 'hono/html';
import type { Translation } from '../../translations/index.ts';
import { gapOf, joinSentences } from '../../translations/joining.ts';
import { directionOf, tagOf } from '../../translations/languages.ts';
import { browserTexts } from './browser-texts.ts';

/** Markup with its values escaped. */
type Markup = ReturnType<typeof html>;

/** As many photos of one person as a swap takes. */
const mostPhotos = 5;
const pictures = 'image/*';
const media = 'image/*,video/*';

export interface PageOptions {
  readonly asksForKey: boolean;
  /** The names of the modules, which are all fetched at once. */
  readonly modules: readonly string[];
}

/** The document of the page, with every text in the language of the translation. */
export function pageDocument(translation: Translation, { asksForKey, modules }: PageOptions): Markup {
  const text = translation.text;
  return html`<!doctype html>
<html lang="${tagOf(translation.language)}" dir="${directionOf(translation.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${text('page-title')}</title>
<link rel="icon" href="/page/style/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/page/style/page.css">
<link rel="stylesheet" href="/page/style/desk.css">
${modules.map((name) => html`<link rel="modulepreload" href="/page/${name}">`)}
<script type="module" src="/page/main.js"></script>
<script type="application/json" id="texts">${asData(browserTexts(translation, asksForKey ? 'server' : 'machine'))}</script>
</head>
<body data-asks-for-key="${String(asksForKey)}" data-gap="${gapOf(translation.language)}">
<header>
<img src="/page/style/icon.svg" alt="" width="44" height="44">
<div class="titles">
<h1>${text('page-title')}</h1>
<p>${text('page-lead')}</p>
</div>
<button type="button" id="forget-key" class="quiet" hidden>${text('page-key-forget')}</button>
</header>
<noscript><p class="problem">${text('page-needs-scripts')}</p></noscript>
<main>
${keyForm(translation)}
<div id="desk"${asksForKey ? raw(' hidden') : ''}>
<div class="columns">${facesSection(translation)}${pictureSection(translation)}${swapSection(translation)}</div>
${resultSection(translation)}
</div>
</main>
${footer(translation)}
<div id="announcer" class="unseen" role="status"></div>
${templates(translation)}
</body>
</html>`;
}

function keyForm({ language, text }: Translation): Markup {
  return html`<form id="key-form" class="card" hidden>
<label for="key"><strong>${text('page-key')}</strong></label>
<p id="key-hint">${joinSentences([text('page-key-ask'), text('page-key-kept')], language)}</p>
<div class="row">
<input id="key" type="password" autocomplete="off" spellcheck="false" required aria-describedby="key-hint key-problem">
<button type="submit" class="main">${text('page-key-continue')}</button>
</div>
<p id="key-problem" class="problem" role="alert" hidden></p>
</form>`;
}

function facesSection({ text }: Translation): Markup {
  return html`<section class="faces">
<div id="people"></div>
<button type="button" id="add-person" class="quiet">${text('page-person-add')}</button>
<p id="photos-unused" class="note" hidden>${text('page-photos-unused')}</p>
<p id="face-unused" class="note" hidden>${text('page-face-unused')}</p>
</section>`;
}

function pictureSection({ text }: Translation): Markup {
  return html`<section id="scene" class="card zone scene">
<div class="row">
<h2 id="picture-title">${text('page-picture')}</h2>
<div id="picture-tools" class="row tools" hidden>
<label for="picture" class="button quiet">${text('page-picture-other')}</label>
<button type="button" id="remove-picture" class="quiet">${text('page-picture-remove')}</button>
</div>
</div>
<input id="picture" class="unseen" type="file" accept="${media}" aria-labelledby="picture-title" aria-describedby="picture-hint">
<label for="picture" id="picture-invitation" class="invitation">
${pictureIcon}
<span id="picture-hint">${text('page-picture-hint')}</span>
<span class="button">${text('page-picture-choose')}</span>
</label>
<div class="scroller"><div id="stage" hidden></div></div>
<div id="picking" class="row">
<div role="status"><p id="picking-status" hidden></p></div>
<button type="button" id="all-faces" class="quiet" hidden>${text('page-all')}</button>
</div>
<fieldset id="moving" hidden>
<legend>${text('page-moving-ask')}</legend>
<label><input type="radio" name="which" value="largest" checked>${text('page-largest')}</label>
<label><input type="radio" name="which" value="all">${text('page-all')}</label>
</fieldset>
</section>`;
}

function swapSection({ text }: Translation): Markup {
  return html`<div class="action">
<button type="button" id="swap" class="main">${text('page-swap')}</button>
<div role="status"><p id="status" hidden></p></div>
<p id="problem" class="problem" role="alert" hidden></p>
<div id="progress" hidden>
<progress id="bar" max="1" aria-label="${text('page-progress')}"></progress>
<div class="row">
<p id="time-left" class="note"></p>
<button type="button" id="cancel" class="quiet">${text('page-cancel')}</button>
</div>
</div>
</div>`;
}

function resultSection({ text }: Translation): Markup {
  return html`<section id="result" class="card" aria-labelledby="result-title" hidden>
<h2 id="result-title" tabindex="-1">${text('page-result')}</h2>
<div id="compare" hidden>
<img id="before" alt="${text('page-compare-before')}">
<img id="after" alt="${text('page-result')}">
<span class="tag">${text('page-compare-before')}</span>
<span class="tag">${text('page-compare-after')}</span>
<input id="divider" type="range" min="0" max="100" aria-label="${text('page-compare')}">
</div>
<div id="shown"></div>
<ul id="remarks"></ul>
<div class="row tools">
<a id="download" class="button main">${text('page-download')}</a>
<button type="button" id="verify">${text('page-verify')}</button>
<button type="button" id="delete" class="quiet">${text('page-delete')}</button>
<button type="button" id="start-over" class="quiet">${text('page-start-over')}</button>
</div>
<div role="status"><p id="verdict" hidden></p></div>
<p id="until" class="note"></p>
</section>`;
}

const faceIcon = html`<svg viewBox="0 0 48 48" aria-hidden="true"><circle cx="24" cy="17" r="9"/><path d="M7 43c1-10 8-15 17-15s16 5 17 15"/></svg>`;
const pictureIcon = html`<svg viewBox="0 0 48 48" aria-hidden="true"><rect x="4" y="8" width="40" height="32" rx="4"/><circle cx="15" cy="18" r="4"/><path d="m5 35 12-11 8 7 9-10 10 9"/></svg>`;

function footer({ language, text }: Translation): Markup {
  const gap = gapOf(language);
  const kept = joinSentences([text('page-about-marked'), text('page-about-kept')], language);
  return html`<footer>
<p>${kept}${gap}<span id="about-providers"></span>${gap}${text('page-about-agree')}</p>
</footer>`;
}

function templates({ text }: Translation): Markup {
  return html`<template id="person">
<div class="card zone person">
<div class="row">
<h2></h2>
<button type="button" class="quiet remove-person" hidden></button>
</div>
<input class="unseen" type="file" accept="${pictures}" multiple>
<label class="invitation">
${faceIcon}
<span class="hint">${text('page-face-hint')}</span>
<span class="button">${text('page-face-choose')}</span>
</label>
<div class="photos" hidden>
<ul></ul>
<label class="button quiet add-photo">${text('page-photo-add')}</label>
<p class="note">${text('page-face-several', { most: mostPhotos })}</p>
</div>
</div>
</template>
<template id="photo"><li><img alt=""><button type="button" class="remove"></button></li></template>
<template id="face"><button type="button" class="face"><span class="unseen"></span><b aria-hidden="true"></b></button></template>`;
}

/** As the content of a script element that holds data: no `<` can end it. */
function asData(value: unknown): Markup {
  return raw(JSON.stringify(value).replaceAll('<', '\\u003c'));
}
