import { defineVendor } from '../vendor.ts';
import { providerName } from './api.ts';
import { createModelsLab } from './provider.ts';
import { ModelsLabSettings } from './settings.ts';

export const modelslab = defineVendor({
  name: providerName,
  displayName: 'ModelsLab',
  keys: [['MODELSLAB_API_KEY']],
  settings: ModelsLabSettings,
  create: createModelsLab,
});
