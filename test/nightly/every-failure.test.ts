import { everyFailure } from '../fakes/vendors/every-failure.ts';

everyFailure(() => true);
