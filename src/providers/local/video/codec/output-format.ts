import type { AVCodecID } from 'node-av/constants';
import type { Demuxer, InputContainer } from './demuxer.ts';
import { VideoContainer, type VideoFormat } from './encoded-video.ts';
import type { Library } from './library.ts';

const formats: Readonly<Record<VideoContainer, VideoFormat>> = { mp4: 'h264', mov: 'h264', webm: 'vp9', gif: 'gif' };
export const mimeTypes: Readonly<Record<VideoContainer, string>> = {
  mp4: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  gif: 'image/gif',
};

/**
 * Container and codec of the result: the wanted one if it can hold the sound as it is, else MP4, else that of the
 * input.
 */
export function outputFormatOf(
  library: Library,
  { sounds }: Demuxer,
  { container, wanted }: { readonly container: InputContainer; readonly wanted?: string | undefined },
): { readonly format: VideoFormat; readonly container: VideoContainer } {
  const requested = VideoContainer.options.filter((one) => mimeTypes[one] === wanted);
  const sameAsInput: VideoContainer = container === 'mp4' ? 'mov' : container;
  const candidates: readonly VideoContainer[] =
    container === 'gif' ? [...requested, 'gif'] : [...requested, 'mp4', sameAsInput];
  const codecs = sounds.map(({ codecpar }) => codecpar.codecId);
  const chosen = candidates.find((one) => codecs.every((codec) => holds(library, one, codec))) ?? sameAsInput;
  return { container: chosen, format: formats[chosen] };
}

function holds(library: Library, container: VideoContainer, codec: AVCodecID): boolean {
  const { AV_CODEC_ID_AAC, AV_CODEC_ID_MP3, AV_CODEC_ID_OPUS, AV_CODEC_ID_AC3 } = library;
  const { AV_CODEC_ID_EAC3, AV_CODEC_ID_FLAC, AV_CODEC_ID_ALAC, AV_CODEC_ID_VORBIS } = library;
  const inMp4 = [AV_CODEC_ID_AAC, AV_CODEC_ID_MP3, AV_CODEC_ID_OPUS, AV_CODEC_ID_AC3];
  switch (container) {
    case 'mp4':
      return [...inMp4, AV_CODEC_ID_EAC3, AV_CODEC_ID_FLAC, AV_CODEC_ID_ALAC].includes(codec);
    case 'webm':
      return [AV_CODEC_ID_OPUS, AV_CODEC_ID_VORBIS].includes(codec);
    case 'mov':
      return true;
    case 'gif':
      return false;
    default:
      return container satisfies never;
  }
}
