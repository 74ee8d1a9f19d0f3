import { defineVendor } from '../vendor.ts';
import { providerName } from './api.ts';
import { createAkool } from './provider.ts';
import { AkoolSettings } from './settings.ts';

export const akool = defineVendor({
  name: providerName,
  displayName: 'Akool',
  keys: [['AKOOL_API_KEY'], ['AKOOL_CLIENT_ID', 'AKOOL_CLIENT_SECRET']],
  settings: AkoolSettings,
  create: createAkool,
});
