import type { Box } from '../mesh/face.ts';
import { badgeRatio } from './shape.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a badge may stand. Edges are even pixels, as videos need them. */
export interface BadgePlace {
  readonly box: Box;
  readonly height: number;
}

/** The badge's height by the shorter edge of the picture. */
const share = 0.062;
/** Pixels. Smaller letters cannot be read. */
const leastHeight = 18;
/** In a very small picture legibility ends before the badge hides it. */
const mostShare = 0.3;
/** Distance to the edges, in heights of the badge. */
const margin = 0.4;
/** Room around a face that a badge should not enter, by the face's size: hair and chin. */
const faceRoom = 0.18;

/** The four corners, the one that is taken first at the beginning. */
export function badgePlaces({ width, height }: Size): readonly BadgePlace[] {
  const shorter = Math.min(width, height);
  const wanted = Math.max(leastHeight, shorter * share);
  const badge = even(Math.min(wanted, shorter * mostShare, (width * mostShare * 2) / badgeRatio));
  const badgeWidth = Math.round(badge * badgeRatio);
  const gap = even(badge * margin);
  const left = gap;
  const right = width - (width % 2) - gap - even(badgeWidth + 1);
  const top = gap;
  const bottom = height - (height % 2) - gap - badge;
  const at = (x: number, y: number): BadgePlace => ({
    box: { left: x, top: y, right: x + badgeWidth, bottom: y + badge },
    height: badge,
  });
  return [at(right, top), at(left, top), at(right, bottom), at(left, bottom)];
}

function even(value: number): number {
  return Math.max(2, 2 * Math.round(value / 2));
}

/** The first place clear of all faces; where faces are in every corner, the one that hides least of them. */
export function clearPlace(places: readonly BadgePlace[], faces: readonly Box[]): BadgePlace {
  const hidden = ({ box }: BadgePlace): number => faces.reduce((sum, face) => sum + overlap(box, face), 0);
  return places.reduce((best, place) => (hidden(place) < hidden(best) ? place : best));
}

function overlap(badge: Box, face: Box): number {
  const room = faceRoom * Math.max(face.right - face.left, face.bottom - face.top);
  const across = Math.min(badge.right, face.right + room) - Math.max(badge.left, face.left - room);
  const down = Math.min(badge.bottom, face.bottom + room) - Math.max(badge.top, face.top - room);
  return Math.max(0, across) * Math.max(0, down);
}
