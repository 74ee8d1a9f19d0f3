import { InteractionResponseType } from 'discord.js';
import { expect, it, onTestFinished } from 'vitest';
import { createDiscordApi } from '../../../../src/bots/discord/transport/api.ts';
import { DiscordConfig } from '../../../../src/bots/discord/transport/config.ts';
import { systemClock } from '../../../../src/core/clock.ts';
import { Member } from '../../../fakes/discord/member.ts';
import { DiscordServer } from '../../../fakes/discord/server.ts';

/** discord.js sends at most 50 requests in a second. */
const atOnce = 60;

it('more requests at once than Discord allows in a second are all sent, and none is given up', async () => {
  const server = await new DiscordServer().start();
  onTestFinished(() => server.close());
  const { world } = server;
  const channel = world.addChannel(world.addGuild());
  const config = DiscordConfig.parse({ DISCORD_TOKEN: server.token, DISCORD_API_URL: server.apiUrl });
  const api = createDiscordApi(config, { clock: systemClock, onEvent: () => undefined });
  onTestFinished(() => api.close());
  const { signal } = new AbortController();
  const ann = new Member(server, world.addUser('ann'), channel);
  const interactions = Array.from({ length: atOnce }, () => ({ ...ann.slash('help'), application: world.bot.id }));
  const defer = { type: InteractionResponseType.DeferredChannelMessageWithSource } as const;
  await Promise.all(interactions.map((interaction) => api.respond(interaction, defer)));
  await Promise.all(interactions.map((interaction) => api.editReply(interaction, { content: 'seen' }, signal)));
  const messages = world.visible(channel);
  expect(messages.map(({ content }) => content)).toEqual(interactions.map(() => 'seen'));
  const read = await Promise.all(messages.map(({ id }) => api.message(channel.id, id)));
  expect(read).toHaveLength(atOnce);
  expect(server.violations).toEqual([]);
});
