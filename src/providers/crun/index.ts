import { defineVendor } from '../vendor.ts';
import { providerName } from './api.ts';
import { createCrun } from './provider.ts';
import { CrunSettings } from './settings.ts';

export const crun = defineVendor({
  name: providerName,
  displayName: 'Crun.ai',
  keys: [['CRUN_API_KEY']],
  settings: CrunSettings,
  create: createCrun,
});
