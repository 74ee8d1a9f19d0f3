/** The encoding of certificates (ITU-T X.690), as far as certificates of our own need it. */

const numberTag = 0x02;
const bitStringTag = 0x03;
const octetStringTag = 0x04;
const objectTag = 0x06;
const textTag = 0x0c;
const timeTag = 0x17;
const sequenceTag = 0x30;
const setTag = 0x31;

export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(contents);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]);
}

function lengthOf(length: number): Uint8Array {
  if (length < 0x80) return Uint8Array.of(length);
  if (length < 0x100) return Uint8Array.of(0x81, length);
  return Uint8Array.of(0x82, length >> 8, length & 0xff);
}

export const sequence = (...contents: readonly Uint8Array[]): Uint8Array => der(sequenceTag, ...contents);
export const set = (...contents: readonly Uint8Array[]): Uint8Array => der(setTag, ...contents);
export const text = (value: string): Uint8Array => der(textTag, Buffer.from(value));
export const octets = (...contents: readonly Uint8Array[]): Uint8Array => der(octetStringTag, ...contents);
export const yes = Uint8Array.of(0x01, 0x01, 0xff);

/** A positive number; the most significant byte comes first. */
export function number(bytes: Uint8Array): Uint8Array {
  const isNegative = ((bytes[0] ?? 0) & 0x80) !== 0;
  return isNegative ? der(numberTag, Uint8Array.of(0), bytes) : der(numberTag, bytes);
}

/** `unused` is how many bits at the end do not count. */
export function bits(bytes: Uint8Array, unused = 0): Uint8Array {
  return der(bitStringTag, Uint8Array.of(unused), bytes);
}

/** A time before 2050, in seconds. */
export function time(at: Date): Uint8Array {
  const digits = at.toISOString().replace(/\D/g, '');
  return der(timeTag, Buffer.from(`${digits.slice(2, 14)}Z`));
}

/** An object identifier, such as `2.5.4.3`. */
export function object(dotted: string): Uint8Array {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(objectTag, Uint8Array.from([first * 40 + second, ...rest].flatMap(inBase128)));
}

function inBase128(value: number): number[] {
  const digits = [value & 0x7f];
  for (let left = value >>> 7; left > 0; left >>>= 7) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
