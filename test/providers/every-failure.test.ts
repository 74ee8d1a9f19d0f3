import { everyFailure } from '../fakes/vendors/every-failure.ts';

/** Each failure at one of the vendors. At night each failure happens at each of them. */
everyFailure((failure, vendor) => failure % 3 === vendor);
