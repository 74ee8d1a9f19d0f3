import { z } from 'zod';

/** A URL in a vendor's answer. Spaces, line breaks and a byte order mark around it are left out. */
export const ForeignUrl = z.url({ protocol: /^https?$/ });
