import { latin1, viewOf } from './splice.ts';

/** A box of a manifest store (ISO 19566-5): a label and what is in it. */
interface Labelled {
  readonly label: string;
  /** Whether its description says what is so. */
  readonly isExact: boolean;
  readonly contents: readonly Uint8Array[];
}

const boxHeader = 8;
const superbox = 'jumb';
const description = 'jumd';
/** Type and toggles, before the label. */
const beforeLabel = 17;
const signatureLabel = 'c2pa.signature';
/** Of these boxes no hash covers the labels, where they stand. */
const fixedLabels = ['c2pa.assertions', 'c2pa.claim.v2', signatureLabel];
const storeLabel = 'c2pa';
/** A box of this type, with salt for its hash, may follow the description, which then says so. */
const saltBox = 'c2sh';
const toggles = { plain: 0x03, salted: 0x13 } as const;

/**
 * The signature of the active manifest, as it is stored; undefined where the store is laid out in another way than this
 * program's.
 */
export function activeSignature(store: Uint8Array): Uint8Array | undefined {
  const [whole, ...others] = boxesIn(store).map(readSuperbox);
  const [active, ...former] = whole?.contents.map(readSuperbox) ?? [];
  if (!whole?.isExact || whole.label !== storeLabel || others.length > 0) return undefined;
  if (!active?.isExact || former.length > 0) return undefined;
  const parts = active.contents.map(readSuperbox);
  const areFixed = fixedLabels.every((label) => parts.some((part) => part?.label === label));
  if (!areFixed || parts.length !== fixedLabels.length || !parts.every((part) => part?.isExact)) return undefined;
  const assertions = parts.find((part) => part?.label === fixedLabels[0])?.contents ?? [];
  if (!assertions.every((assertion) => readSuperbox(assertion)?.isExact)) return undefined;
  const [content, ...more] = parts.find((part) => part?.label === signatureLabel)?.contents ?? [];
  return content && more.length === 0 ? content.subarray(boxHeader) : undefined;
}

function readSuperbox(box: Uint8Array): Labelled | undefined {
  if (typeOf(box) !== superbox) return undefined;
  const [described, ...contents] = boxesIn(box.subarray(boxHeader));
  if (!described || typeOf(described) !== description) return undefined;
  const named = described.subarray(boxHeader + beforeLabel);
  const end = named.indexOf(0);
  const isSalted = named.length > end + boxHeader && typeOf(named.subarray(end + 1)) === saltBox;
  const isExact = described[boxHeader + beforeLabel - 1] === (isSalted ? toggles.salted : toggles.plain);
  return { label: latin1(named.subarray(0, end)), isExact, contents };
}

function typeOf(box: Uint8Array): string {
  return latin1(box.subarray(4, boxHeader));
}

/** None where they do not fill the whole. */
function boxesIn(bytes: Uint8Array): Uint8Array[] {
  const view = viewOf(bytes);
  const boxes: Uint8Array[] = [];
  for (let at = 0; at < bytes.length; ) {
    const length = at + boxHeader <= bytes.length ? view.getUint32(at) : 0;
    if (length < boxHeader || at + length > bytes.length) return [];
    boxes.push(bytes.subarray(at, at + length));
    at += length;
  }
  return boxes;
}
