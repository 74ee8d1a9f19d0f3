import { z } from 'zod';
import { baseUrlVariable, variable } from '../vendor.ts';

export const defaultBaseUrl = 'https://api.crun.ai';

export const CrunSettings = z.object({
  CRUN_API_KEY: variable(z.string('is needed')),
  CRUN_BASE_URL: baseUrlVariable(defaultBaseUrl),
});
export type CrunSettings = z.infer<typeof CrunSettings>;
