import { UserError } from '../../core/errors.ts';
import type { MediaRef, RequestedFaces, Requester, SwapRequest } from '../../core/ports/chat.ts';
import type { Job } from '../../core/ports/job.ts';
import { asReplyRef, type Call } from './calls.ts';
import type { ApiContext } from './context.ts';
import type { Picture } from './pictures.ts';

/** A swap as a client asks for it, in whichever dialect. */
export interface AskedSwap {
  /** Photos of one person, five at most. None only with assigned faces. */
  readonly photos: readonly Picture[];
  readonly target: Picture;
  readonly faces: AskedFaces;
  readonly provider?: string | undefined;
  /** MIME type of the result. */
  readonly wanted?: string | undefined;
}

export type AskedFaces =
  | { readonly which: 'largest' }
  | { readonly which: 'all' }
  | { readonly which: 'nth'; readonly fromLeft: number }
  | { readonly which: 'reference'; readonly reference: Picture }
  | { readonly which: 'assigned'; readonly assignments: readonly AskedAssignment[] };

/** A face of the scene, by its number or by a picture of it, and the picture of the face that it receives. */
export type AskedAssignment = { readonly source: Picture } & (
  | { readonly fromLeft: number }
  | { readonly reference: Picture }
);

export interface BeginOptions {
  readonly requester: Requester;
  readonly locale: string;
  readonly call: Omit<Call, 'requester'>;
  /** The id of the call, where one was remembered before. */
  readonly callId?: string | undefined;
  readonly signal: AbortSignal;
}

/** Requests the swap. Throws UserError, and then nothing was spent. */
export async function beginSwap(asked: AskedSwap, options: BeginOptions, context: ApiContext): Promise<Job> {
  const { swaps, calls, pictures, providers } = context;
  const { requester, locale, call, callId, signal } = options;
  const { provider, wanted } = asked;
  if (provider !== undefined && !providers.includes(provider)) throw new UserError('unknown-provider', { provider });
  const replyRef = await calls.open({ ...call, requester: requester.id }, callId);
  const job = await pictures.hold((refOf) => {
    const request: SwapRequest = {
      requester,
      locale,
      ...photosOf(asked, refOf),
      target: refOf(asked.target),
      faces: facesOf(asked.faces, refOf),
      providers: provider === undefined ? [...providers] : [provider],
      ...(wanted !== undefined && { wanted }),
      replyRef: asReplyRef(replyRef),
    };
    return swaps.request(request, signal);
  });
  await calls.became(replyRef.call, job.id);
  return job;
}

type RefOf = (picture: Picture) => MediaRef;

function photosOf({ photos: [first, ...more] }: AskedSwap, refOf: RefOf): Pick<SwapRequest, 'source' | 'morePhotos'> {
  if (!first) return {};
  return { source: refOf(first), ...(more.length > 0 && { morePhotos: more.map(refOf) }) };
}

function facesOf(faces: AskedFaces, refOf: RefOf): RequestedFaces {
  if (faces.which === 'reference') return { which: 'reference', reference: refOf(faces.reference) };
  if (faces.which !== 'assigned') return faces;
  const assignments = faces.assignments.map((row) => {
    const source = refOf(row.source);
    return 'fromLeft' in row ? { fromLeft: row.fromLeft, source } : { reference: refOf(row.reference), source };
  });
  return { which: 'assigned', assignments };
}
