/** Landmark numbers of the MediaPipe face mesh. `RIGHT` and `LEFT` are the person's own. */
export const FACE_OVAL = [
  10, 338, 297, 332, 284, 251, 389, 356, 454, 323, 361, 288, 397, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150, 136,
  172, 58, 132, 93, 234, 127, 162, 21, 54, 103, 67, 109,
];
export const INNER_LIPS = [78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 324, 318, 402, 317, 14, 87, 178, 88, 95];
export const OUTER_LIPS = [61, 185, 40, 39, 37, 0, 267, 269, 270, 409, 291, 375, 321, 405, 314, 17, 84, 181, 91, 146];
const BETWEEN_LIPS = [
  76, 62, 306, 292, 184, 183, 42, 74, 41, 73, 38, 72, 11, 12, 268, 302, 271, 303, 272, 304, 407, 408, 77, 90, 180, 85,
  16, 315, 404, 320, 307, 96, 89, 179, 86, 15, 316, 403, 319, 325,
];
/** All landmarks of the mouth, inside and out. */
export const LIPS = [...new Set([...INNER_LIPS, ...OUTER_LIPS, ...BETWEEN_LIPS])];
export const RIGHT_EYE = [33, 246, 161, 160, 159, 158, 157, 173, 133, 155, 154, 153, 145, 144, 163, 7];
export const LEFT_EYE = [362, 398, 384, 385, 386, 387, 388, 466, 263, 249, 390, 373, 374, 380, 381, 382];
/** The middle of the iris, then four points on its edge. */
export const RIGHT_IRIS = [468, 469, 470, 471, 472];
export const LEFT_IRIS = [473, 474, 475, 476, 477];
export const RIGHT_BROW = [70, 63, 105, 66, 107, 55, 65, 52, 53, 46];
export const LEFT_BROW = [336, 296, 334, 293, 300, 276, 283, 282, 295, 285];
/** Both brows as outlines: the numbers of `LEFT_BROW` are not in the order of an outline. */
export const BROWS = [RIGHT_BROW, [300, 293, 334, 296, 336, 285, 295, 282, 283, 276]];
/** Each eye with its lids, lashes and crease. */
export const RIGHT_LIDS = [226, 113, 225, 224, 223, 222, 221, 189, 244, 233, 232, 231, 230, 229, 228, 31];
export const LEFT_LIDS = [446, 342, 445, 444, 443, 442, 441, 413, 464, 453, 452, 451, 450, 449, 448, 261];
/** The middle of the upper and of the lower lid. */
export const RIGHT_LID_MIDDLES = [159, 145] as const;
export const LEFT_LID_MIDDLES = [386, 374] as const;

export const MOUTH_CORNERS = [61, 291] as const;
export const RIGHT_EYE_CORNERS = [33, 133] as const;
export const LEFT_EYE_CORNERS = [362, 263] as const;
export const INNER_LIP_CORNERS = [78, 308] as const;
export const INNER_LIP_MIDDLES = [13, 14] as const;
/** Where the cheekbones meet the ears. Their distance is the width of a face. */
export const FACE_SIDES = [234, 454] as const;
export const NOSE_TIP = 1;

/** The middle of the forehead, which only a fringe covers. */
export const BARE_FOREHEAD = [
  [151, 108, 69, 104, 9],
  [151, 337, 299, 333, 9],
];
/** Cheeks and nose: bare skin on nearly every face. */
export const BARE_CHEEKS = [
  [50, 101, 36, 205, 187, 123, 117, 118],
  [280, 330, 266, 425, 411, 352, 346, 347],
  [4, 5, 195, 197, 6, 122, 196, 3, 51, 45],
  [4, 5, 195, 197, 6, 351, 419, 248, 281, 275],
];
export const BARE_SKIN = [...BARE_CHEEKS, ...BARE_FOREHEAD];
/** Forehead and temples, which a fringe can cover. */
export const FOREHEAD = [
  127, 162, 21, 54, 103, 67, 109, 10, 338, 297, 332, 284, 251, 389, 356, 383, 300, 293, 334, 296, 336, 9, 107, 66, 105,
  63, 70, 156,
];
/** Between the brows. */
export const GLABELLA = [107, 9, 336, 285, 417, 168, 193, 55];
/** Everything that glasses can cover. */
export const GLASSES_AREA = [
  127, 34, 227, 137, 147, 187, 205, 36, 142, 126, 217, 174, 196, 6, 419, 399, 437, 355, 371, 266, 425, 411, 376, 366,
  447, 264, 356, 383, 300, 293, 334, 296, 336, 9, 107, 66, 105, 63, 70, 156,
];
/** The same without the hair beside the ears. */
export const RIMS_AREA = GLASSES_AREA.filter((landmark) => ![137, 147, 187, 366, 376, 411].includes(landmark));
/** Chin and jaw below the lip: covered by a beard, bare without one. */
export const CHIN = [
  57, 43, 106, 182, 83, 18, 313, 406, 335, 273, 287, 432, 434, 364, 365, 379, 378, 400, 377, 152, 148, 176, 149, 150,
  136, 135, 214, 212,
];
/** Everything that a beard and moustache can cover. */
export const BEARD_AREA = [
  132, 58, 172, 136, 150, 149, 176, 148, 152, 377, 400, 378, 379, 365, 397, 288, 361, 323, 425, 426, 327, 2, 98, 206,
  205, 93,
];
/** One landmark on each brow. Forehead height is measured from them. */
export const BROW_TOPS = [105, 334] as const;
export const FOREHEAD_TOP = 10;
