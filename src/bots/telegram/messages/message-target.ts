/** Where a message is sent: the chat, its topic if there are topics, and the message it replies to. */
export interface MessageTarget {
  readonly chat: number;
  readonly thread?: number | undefined;
  readonly replyTo?: number | undefined;
}

/** The fields of a request to the Bot API that name the chat and its topic. */
export function chatPayload({ chat, thread }: MessageTarget) {
  return { chat_id: chat, ...(thread !== undefined && { message_thread_id: thread }) };
}

/** The fields of a request to the Bot API that name the chat, its topic and the message that is replied to. */
export function targetPayload(messageTarget: MessageTarget) {
  const { replyTo } = messageTarget;
  const reply = replyTo !== undefined && {
    reply_parameters: { message_id: replyTo, allow_sending_without_reply: true as const },
  };
  return { ...chatPayload(messageTarget), ...reply };
}
