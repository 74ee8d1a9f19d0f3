import { swapProviderContract } from '../../contracts/swap-provider-contract.ts';
import { startAkoolServer } from '../../fakes/vendors/akool-server.ts';
import { akoolAt, input } from '../../fakes/vendors/akool-swap.ts';

swapProviderContract('akool', async () => {
  const server = await startAkoolServer();
  const { state } = server;
  const headers = (retryAfterSeconds?: number) =>
    retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  const codes: Readonly<Record<number, number>> = { 400: 1003, 401: 1101, 429: 1005 };
  return {
    create: () => akoolAt(server),
    input: () => input(),
    secret: state.key,
    end: () => server[Symbol.asyncDispose](),
    vendor: {
      works: (polls) => {
        state.pendingPolls = polls;
      },
      noFace: () => state.shows('https://relay.example/media/alice', []),
      submitStatus: (status, seconds) => {
        server.fails('submit', { status, headers: headers(seconds), body: { code: codes[status] ?? 1016, msg: '' } });
      },
      pollStatus: (status, seconds) => {
        server.fails('list', { status, headers: headers(seconds), body: 'no' });
      },
      nonsense: () => {
        server.fails('submit', { body: '<html>' });
      },
      unknownState: () => {
        state.pendingPolls = 0;
        state.end = { status: 99 };
      },
      paid: () => server.paid,
    },
  };
});
