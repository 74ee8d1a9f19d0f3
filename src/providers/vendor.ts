import { z } from 'zod';
import type { Clock } from '../core/clock.ts';
import type { FaceDetector, RefusalReason, RefusalSubject, SwapProvider, SwapStatus } from '../core/ports/provider.ts';
import { withBestPhoto } from './best-photo.ts';
import type { VendorHttp, VendorHttpOptions } from './http/vendor-http.ts';

/** What the program hands to every adapter. */
export interface VendorParts {
  readonly http: (options: VendorHttpOptions) => VendorHttp;
  readonly clock: Clock;
  /** Finds faces on this machine. Without it, inputs whose face the vendor cannot choose by itself are unfit. */
  readonly detector?: FaceDetector | undefined;
}

interface VendorFacts {
  /** Stands in stored jobs, in PROVIDERS and after `--provider`, so it never changes. */
  readonly name: string;
  readonly displayName: string;
  /** Groups of variables: the vendor can be used as soon as every variable of one group is set. */
  readonly keys: readonly (readonly string[])[];
}

export interface VendorDescription<Shape extends z.ZodRawShape> extends VendorFacts {
  /** One field for each variable; the description of a field is its comment in .env.example. */
  readonly settings: z.ZodObject<Shape>;
  create(settings: z.infer<z.ZodObject<Shape>>, parts: VendorParts): SwapProvider;
}

export interface Vendor extends VendorFacts {
  /** The schema of each variable, by its name. */
  readonly variables: Readonly<Record<string, z.core.$ZodType>>;
  /** What is wrong with the settings; undefined where nothing is. */
  check(environment: Readonly<Record<string, string>>): z.ZodError | undefined;
  /** The adapter, or what is wrong with the settings. */
  configure(environment: Readonly<Record<string, string>>, parts: VendorParts): SwapProvider | z.ZodError;
}

export function defineVendor<Shape extends z.ZodRawShape>(description: VendorDescription<Shape>): Vendor {
  const { name, displayName, keys, settings: schema } = description;
  return {
    name,
    displayName,
    keys,
    variables: schema.shape,
    check: (environment) => schema.safeParse(environment).error,
    configure(environment, parts) {
      const settings = schema.safeParse(environment);
      if (!settings.success) return settings.error;
      return withBestPhoto(description.create(settings.data, parts), parts.detector);
    },
  };
}

/** An empty value counts as unset. */
export function variable<Schema extends z.ZodType>(schema: Schema) {
  return z.preprocess((value) => (value === '' ? undefined : value), schema);
}

/** The address below which a vendor's API lies; an operator may put a proxy or a test server in its place. */
export function baseUrlVariable(defaultUrl: string) {
  return variable(z.url({ protocol: /^https?$/ }).default(defaultUrl));
}

/** A verdict on the media that was reached before anything could be charged. */
export interface Refusal {
  readonly refused: RefusalReason;
  readonly subject: RefusalSubject;
  /**
   * Whether it is not the vendor's verdict: its limits cannot be met, or this program could not tell the faces apart.
   * Another vendor may do it.
   */
  readonly isOurs?: boolean;
}

export function uncharged({ refused: reason, subject, isOurs = false }: Refusal): SwapStatus {
  return isOurs ? { state: 'unfit', reason, subject } : { state: 'refused', reason, subject, charged: false };
}
