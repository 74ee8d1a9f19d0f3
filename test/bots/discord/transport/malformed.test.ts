import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { interactionTypes, newInteraction } from '../../../fakes/discord/interactions.ts';
import { DiscordFixture } from '../fixture.ts';

let fixture: DiscordFixture;

beforeAll(async () => {
  fixture = await new DiscordFixture().start();
});

afterAll(async () => {
  expect(await fixture.end()).toEqual([]);
});

const { command, component, modal } = interactionTypes;
const file = { id: '5', filename: 'x.png', size: 1, url: 'http://127.0.0.1:1/x', proxy_url: 'http://127.0.0.1:1/x' };
const target = { name: 'target', type: 11, value: '5' };
const resolved = { attachments: { '5': file } };
const menu = { id: '1', type: 3, target_id: '9' };

const cases: [string, number, unknown][] = [
  ['no data', command, undefined],
  ['data that is a text', command, 'swap'],
  ['data that is a list', command, []],
  ['a command without a name', command, { options: [] }],
  ['an unknown command', command, { name: 'dance', type: 1 }],
  ['a command named __proto__', command, { name: '__proto__', type: 1 }],
  ['no options', command, { name: 'swap', type: 1 }],
  ['options that are a text', command, { name: 'swap', type: 1, options: 'target' }],
  ['options without names', command, { name: 'swap', type: 1, options: [{ type: 11, value: '5' }] }],
  ['an attachment that is not resolved', command, { name: 'swap', type: 1, options: [target] }],
  [
    'an attachment whose id is an object',
    command,
    { name: 'swap', type: 1, options: [{ ...target, value: {} }], resolved },
  ],
  [
    'an attachment without a URL',
    command,
    { name: 'swap', type: 1, options: [target], resolved: { attachments: { '5': { id: '5' } } } },
  ],
  ['an attachment whose URL does not answer', command, { name: 'swap', type: 1, options: [target], resolved }],
  [
    'a saved face that is not there',
    command,
    { name: 'swap', type: 1, options: [target, { name: 'saved', type: 3, value: 'x' }], resolved },
  ],
  ['/face without a subcommand', command, { name: 'face', type: 1 }],
  [
    '/face with an unknown subcommand',
    command,
    { name: 'face', type: 1, options: [{ name: 'eat', type: 1, options: [] }] },
  ],
  [
    '/face save without a picture',
    command,
    { name: 'face', type: 1, options: [{ name: 'save', type: 1, options: [] }] },
  ],
  ['/face delete of nothing', command, { name: 'face', type: 1, options: [{ name: 'delete', type: 1, options: [] }] }],
  [
    '/cancel of a job that never was',
    command,
    { name: 'cancel', type: 1, options: [{ name: 'job', type: 3, value: 'x' }] },
  ],
  ['a menu without its message', command, { ...menu, name: 'Swap my face in', resolved: { messages: {} } }],
  [
    'a menu on a message without pictures',
    command,
    { ...menu, name: 'Swap…', resolved: { messages: { '9': { id: '9', channel_id: '1' } } } },
  ],
  ['an unknown menu entry', command, { ...menu, name: 'Eat', resolved: { messages: {} } }],
  ['a button without an id', component, { component_type: 2 }],
  ['an unknown button', component, { component_type: 2, custom_id: 'eat' }],
  ['a button of a job that never was', component, { component_type: 2, custom_id: 'again:x' }],
  ['a button without its message', component, { component_type: 2, custom_id: 'cancel' }],
  ['a choice without a question', component, { component_type: 3, custom_id: 'pick:x', values: ['0'] }],
  ['a promise that no request waits for', component, { component_type: 2, custom_id: 'agree' }],
  ['a form without fields', modal, { custom_id: 'form:x', components: [] }],
  ['a form whose fields are numbers', modal, { custom_id: 'form:x', components: [1, 2] }],
  ['a form that was never opened', modal, { custom_id: 'eat', components: [] }],
  ['a type that does not exist', 99, {}],
];

async function stillSwaps(): Promise<void> {
  const before = fixture.ours();
  fixture.swap();
  await fixture.result(before);
}

describe('a malformed payload', () => {
  it.each(cases)('is answered with a sentence: %s', async (_, type, data) => {
    const interaction = fixture.ann.send(type, data);
    const said = await fixture.server.until(
      () => interaction.callback?.data?.content || interaction.original?.content || undefined,
    );
    expect(said).toMatch(/^[A-Z].*[.)?]$/su);
    await stillSwaps();
  });

  it.each([
    ['no member', { member: undefined, user: undefined }],
    ['permissions that are no number', { member: { user: { id: '1' }, roles: [], permissions: 'all' } }],
    ['a type that is a text', { type: 'command' }],
    ['a channel that is a number', { channel_id: 7 }],
  ])('is answered even when the envelope is damaged: %s', async (_, damage) => {
    const { gateway, interactions } = fixture.server;
    const { ann } = fixture;
    const broken = newInteraction(ann);
    interactions.set(broken.token, broken);
    const { id, token } = broken;
    gateway.dispatch('INTERACTION_CREATE', () => ({
      id,
      token,
      application_id: fixture.server.world.bot.id,
      type: 2,
      ...damage,
    }));
    await fixture.server.until(() => interactions.get(token)?.callback?.data?.content);
  });

  it.each([[null], ['text'], [{}], [{ id: 1 }], [{ id: '1', attachments: 'x' }]])(
    'is ignored as a message or reaction: %j',
    async (payload) => {
      for (const event of ['MESSAGE_CREATE', 'MESSAGE_REACTION_ADD', 'GUILD_DELETE', 'NEW_THING']) {
        fixture.server.gateway.dispatch(event, () => payload);
      }
      await stillSwaps();
    },
  );
});
