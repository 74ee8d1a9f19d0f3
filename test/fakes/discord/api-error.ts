/** An error that Discord answers: HTTP status, JSON error code and message. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

export const apiErrors = {
  unknownMessage: () => new ApiError(404, 10008, 'Unknown Message'),
  unknownChannel: () => new ApiError(404, 10003, 'Unknown Channel'),
  unknownMember: () => new ApiError(404, 10007, 'Unknown Member'),
  unknownUser: () => new ApiError(404, 10013, 'Unknown User'),
  unknownInteraction: () => new ApiError(404, 10062, 'Unknown interaction'),
  unknownWebhook: () => new ApiError(404, 10015, 'Unknown Webhook'),
  alreadyAcknowledged: () => new ApiError(400, 40060, 'Interaction has already been acknowledged.'),
  deadToken: () => new ApiError(401, 50027, 'Invalid Webhook Token'),
  unauthorized: () => new ApiError(401, 0, '401: Unauthorized'),
  missingAccess: () => new ApiError(403, 50001, 'Missing Access'),
  missingPermissions: () => new ApiError(403, 50013, 'Missing Permissions'),
  notOwn: () => new ApiError(403, 50005, 'Cannot edit a message authored by another user'),
  cannotSendToUser: () => new ApiError(403, 50007, 'Cannot send messages to this user'),
  tooLarge: () => new ApiError(413, 40005, 'Request entity too large'),
  tooManyFollowUps: () => new ApiError(400, 40094, 'Too many follow-up messages'),
  invalid: (why: string) => new ApiError(400, 50035, `Invalid Form Body: ${why}`),
};
