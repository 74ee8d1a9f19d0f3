import type { Face } from '../mesh/face.ts';
import { FINGERS, HAND_LANDMARKS, type Hand, THUMB, WRIST } from '../mesh/hand.ts';
import { regionAround } from '../mesh/landmarks.ts';
import type { Runtime } from '../models/runtime.ts';
import { type CropWindow, cropRotated, cropToPicture } from '../pixels/crop.ts';
import type { Picture } from '../pixels/picture.ts';
import { detectPalms, type HandRegion } from './detect-palms.ts';

const INPUT_SIDE = 224;
/** Side of the square in which hands are looked for, in sizes of the face. */
const REACH = 2.2;
/** A face has few hands in front of it. Limits the time for a picture in which much looks like palms. */
const MOST_HANDS = 4;
/** Confidence of the model, at the first look and in a square that fits the hand, from which on there is one. */
const MINIMUM_PRESENCE = 0.5;
const CLEAR_PRESENCE = 0.6;
/** The square around a hand, in sizes of its palm and first finger joints, and how far it reaches to the fingers. */
const HAND_OF_PALM = 2;
const TOWARDS_FINGERS = 0.1;
/** The landmarks whose bounds change least when fingers bend. */
const PALM = [WRIST, ...THUMB.slice(0, 3), ...FINGERS.flatMap((finger) => finger.slice(0, 2))];

/** Hands near a face, which may be in front of it. An empty list is the normal answer. */
export async function findHands(picture: Picture, face: Face, runtime: Runtime): Promise<Hand[]> {
  const hands: Hand[] = [];
  const palms = await detectPalms(picture, regionAround(face.landmarks, REACH), runtime);
  for (const palm of palms.slice(0, MOST_HANDS)) {
    const { hand, presence } = await fitHand(picture, palm, runtime);
    const again = presence < MINIMUM_PRESENCE ? undefined : await followHand(picture, hand, runtime);
    if (again) hands.push(again);
  }
  return hands;
}

/** The hand in the next frame, or seen more closely in the same one. Undefined if it is not there. */
export async function followHand(picture: Picture, hand: Hand, runtime: Runtime): Promise<Hand | undefined> {
  const next = await fitHand(picture, regionOf(hand), runtime);
  return next.presence < CLEAR_PRESENCE ? undefined : next.hand;
}

/** Model: MediaPipe hand landmarks (lite), input [1, 224, 224, 3] in 0 to 1. */
async function fitHand(
  picture: Picture,
  region: HandRegion,
  runtime: Runtime,
): Promise<{ hand: Hand; presence: number }> {
  const window: CropWindow = { ...region, scale: region.side / INPUT_SIDE };
  const input = cropRotated(picture, window, INPUT_SIDE, INPUT_SIDE, { multiply: 1 / 255, add: 0 });
  const [points, presence] = await runtime.run('hand', input, [1, INPUT_SIDE, INPUT_SIDE, 3]);
  if (points?.length !== HAND_LANDMARKS * 3) throw new Error('the hand model lacks its landmarks');
  return { hand: { landmarks: cropToPicture(points, window, INPUT_SIDE) }, presence: presence?.[0] ?? 0 };
}

/** The square that the model expects around a hand, as MediaPipe computes it from landmarks. */
function regionOf({ landmarks }: Hand): HandRegion {
  const at = (landmark: number, axis: number): number => landmarks[3 * landmark + axis] ?? 0;
  const [[index], [middle], [ring]] = FINGERS;
  const towards = [0, 1].map((axis) => (at(index, axis) + at(ring, axis)) / 4 + at(middle, axis) / 2 - at(WRIST, axis));
  const angle = Math.atan2(towards[1] ?? 0, towards[0] ?? 0) + Math.PI / 2;
  const cosine = Math.cos(angle);
  const sine = Math.sin(angle);
  const across = PALM.map((landmark) => cosine * at(landmark, 0) + sine * at(landmark, 1));
  const down = PALM.map((landmark) => cosine * at(landmark, 1) - sine * at(landmark, 0));
  const width = Math.max(...across) - Math.min(...across);
  const height = Math.max(...down) - Math.min(...down);
  const x = Math.min(...across) + width / 2;
  const y = Math.min(...down) + height / 2 - TOWARDS_FINGERS * height;
  return {
    centreX: cosine * x - sine * y,
    centreY: sine * x + cosine * y,
    side: HAND_OF_PALM * Math.max(width, height),
    angle,
  };
}
