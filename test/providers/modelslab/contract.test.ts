import { swapProviderContract } from '../../contracts/swap-provider-contract.ts';
import { mediaOf } from '../../fakes/drawn-pictures.ts';
import { input } from '../../fakes/vendors/crun-swap.ts';
import { startModelsLabServer } from '../../fakes/vendors/modelslab-server.ts';
import { modelsLabAt } from '../../fakes/vendors/modelslab-swap.ts';

swapProviderContract('modelslab', async () => {
  const server = await startModelsLabServer();
  const { state } = server;
  let what = input();
  const headers = (seconds?: number) => (seconds === undefined ? {} : { 'retry-after': String(seconds) });
  return {
    create: () => modelsLabAt(server),
    input: () => what,
    secret: state.key,
    end: async () => server[Symbol.asyncDispose](),
    vendor: {
      works: (polls) => {
        state.pendingPolls = polls;
      },
      noFace: () => {
        what = input({ target: mediaOf([]), faces: { which: 'all' } }); // only the vendor looks at this one
      },
      submitStatus: (status, seconds) => {
        server.fails('submit', { status, headers: headers(seconds), body: { status: 'error', message: 'no' } });
      },
      pollStatus: (status, seconds) => {
        server.fails('fetch', { status, headers: headers(seconds), body: 'no' });
      },
      nonsense: () => {
        server.fails('submit', { body: '<html>' });
      },
      unknownState: () => {
        server.fails('fetch', { body: { status: 'dreaming', output: null } });
      },
      paid: () => server.paid,
    },
  };
});
