/** In the metadata of each message of ours. */
export const replyEventType = "coveo_error_reply";
