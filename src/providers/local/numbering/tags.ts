import { type Box, boxWidth } from '../mesh/face.ts';
import { strokesOf } from './digits.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where the number of a face stands: a box in whole pixels. Its line around the face has a width in pixels. */
export interface Tag {
  readonly number: number;
  readonly frame: Box;
  readonly line: number;
  readonly box: Box;
}

/** Height of a tag by the width of its face, and by the shorter edge of the picture. */
const ofFace = 0.5;
const leastOfPicture = 0.034;
const mostOfPicture = 0.075;
/** Pixels. Smaller digits cannot be read. */
const leastHeight = 15;
/** In a very small picture legibility ends before the tag hides the face. */
const mostOfTiny = 0.3;
/** Width of a line by the shorter edge of the picture, and by the width of the face; and the least, in pixels. */
const lineOfPicture = 0.005;
const lineOfFace = 0.05;
const leastLine = 1.5;
/** Room between a face and its line, by the width of the face. */
const frameRoom = 0.06;
/** The height of the digits, and the room on each side of them, by the height of a tag. */
export const digitsOfTag = 0.58;
const besideDigits = 0.28;
/** How much of a tag lies outside of the line that it stands on, and beside a corner of the frame. */
const outsideLine = 0.8;
const besideCorner = 0.3;
/** How much worse it is to hide a number than to hide a face. */
const tagWeight = 8;

/** The tags of faces in the order of their numbers, from 1. Each hides as little of faces and other tags as it can. */
export function tagsOf(faces: readonly Box[], picture: Size): readonly Tag[] {
  const shorter = Math.min(picture.width, picture.height);
  const tags: Tag[] = [];
  for (const [index, face] of faces.entries()) {
    const width = boxWidth(face);
    const line = Math.max(leastLine, Math.min(shorter * lineOfPicture, width * lineOfFace));
    const frame = widened(face, width * frameRoom + line / 2);
    const wanted = Math.min(Math.max(width * ofFace, shorter * leastOfPicture), shorter * mostOfPicture);
    const height = Math.round(Math.min(Math.max(leastHeight, wanted), Math.max(2, shorter * mostOfTiny)));
    const number = index + 1;
    const tagWidth = Math.round(height * Math.max(1, strokesOf(number).width * digitsOfTag + 2 * besideDigits));
    const places = placesAround(frame, tagWidth, height, picture);
    const hidden = (place: Box): number => hiddenBy(place, faces, tags);
    const box = places.reduce((best, place) => (hidden(place) < hidden(best) ? place : best));
    tags.push({ number, frame, line, box });
  }
  return tags;
}

/** On the upper edge of the frame, below it, at its corners and beside it, the best first; all within the picture. */
function placesAround(frame: Box, width: number, height: number, picture: Size): readonly [Box, ...Box[]] {
  const middle = (frame.left + frame.right - width) / 2;
  const above = frame.top - height * outsideLine;
  const centre = (frame.top + frame.bottom - height) / 2;
  const at = (x: number, y: number): Box => {
    const left = Math.round(Math.max(0, Math.min(picture.width - width, x)));
    const top = Math.round(Math.max(0, Math.min(picture.height - height, y)));
    return { left, top, right: left + width, bottom: top + height };
  };
  return [
    at(middle, above),
    at(frame.left - width * besideCorner, above),
    at(frame.right - width * (1 - besideCorner), above),
    at(middle, frame.bottom - height * (1 - outsideLine)),
    at(frame.left - width * outsideLine, centre),
    at(frame.right - width * (1 - outsideLine), centre),
  ];
}

function hiddenBy(place: Box, faces: readonly Box[], tags: readonly Tag[]): number {
  const ofFaces = faces.reduce((sum, face) => sum + overlap(place, face), 0);
  return tags.reduce((sum, { box }) => sum + tagWeight * overlap(place, box), ofFaces);
}

function overlap(one: Box, other: Box): number {
  const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const down = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return Math.max(0, across) * Math.max(0, down);
}

function widened({ left, top, right, bottom }: Box, by: number): Box {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
