/** Bilinear enlargement by `factor`: [smallHeight, smallWidth, channels] to [height, width, channels]. */
export function enlarge(
  from: Float32Array,
  smallWidth: number,
  smallHeight: number,
  factor: number,
  channels: number,
  width: number,
  height: number,
  to: Float32Array,
): Float32Array {
  const stride = smallWidth * channels;
  const line = new Float64Array(stride + channels);
  const columns = new Int32Array(width);
  const parts = new Float64Array(width);
  for (let x = 0; x < width; x++) {
    const right = Math.max(0, Math.min((x + 0.5) / factor - 0.5, smallWidth - 1));
    columns[x] = (right | 0) * channels;
    parts[x] = right - (right | 0);
  }
  for (let y = 0; y < height; y++) {
    const down = Math.max(0, Math.min((y + 0.5) / factor - 0.5, smallHeight - 1));
    const upper = down | 0;
    const lower = Math.min(upper + 1, smallHeight - 1);
    mixRows(from, upper * stride, lower * stride, down - upper, stride, line);
    const out = y * width * channels;
    if (channels === 1) stretchRow(line, columns, parts, to, out);
    else for (let c = 0; c < channels; c++) stretchChannel(line, columns, parts, channels, c, to, out + c);
  }
  return to;
}

function mixRows(
  from: Float32Array,
  upper: number,
  lower: number,
  part: number,
  stride: number,
  line: Float64Array,
): void {
  for (let i = 0; i < stride; i++) {
    const above = from[upper + i] as number;
    line[i] = above + ((from[lower + i] as number) - above) * part;
  }
}

function stretchRow(
  line: Float64Array,
  columns: Int32Array,
  parts: Float64Array,
  to: Float32Array,
  start: number,
): void {
  for (let x = 0; x < columns.length; x++) {
    const column = columns[x] as number;
    const left = line[column] as number;
    to[start + x] = left + ((line[column + 1] as number) - left) * (parts[x] as number);
  }
}

function stretchChannel(
  line: Float64Array,
  columns: Int32Array,
  parts: Float64Array,
  channels: number,
  channel: number,
  to: Float32Array,
  start: number,
): void {
  for (let x = 0, out = start; x < columns.length; x++, out += channels) {
    const at = (columns[x] as number) + channel;
    const left = line[at] as number;
    to[out] = left + ((line[at + channels] as number) - left) * (parts[x] as number);
  }
}
