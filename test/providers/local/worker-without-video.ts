import { registerHooks } from 'node:module';

/** The worker on a machine where the optional package is not installed. */
registerHooks({
  resolve(specifier, context, next) {
    if (!specifier.startsWith('node-av')) return next(specifier, context);
    throw Object.assign(new Error(`Cannot find package '${specifier}'`), { code: 'ERR_MODULE_NOT_FOUND' });
  },
});
await import('../../../src/providers/local/worker/worker.ts');
