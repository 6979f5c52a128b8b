/**
 * What cannot be mended where it happens. Each carries data, a message for people and its cause.
 * Caught in four places only: the HTTP edge, the queue consumer, Bolt's error handler and the terminal command.
 */
class AppError extends Error {}

/** A setting is missing or malformed; the message names each of them. */
export class ConfigurationError extends AppError {
  override name = "ConfigurationError";
  readonly settings: string[];
  constructor(message: string, settings: string[]) {
    super(message);
    this.settings = settings;
  }
}

/** A service we depend on did not answer as it should; trying again later may help. */
export class UnavailableError extends AppError {
  override name = "UnavailableError";
  readonly service: string;
  /** Seconds to wait before the next try, where the service named them. */
  readonly retryAfter: number | undefined;
  constructor(service: string, message: string, options: { cause?: unknown; retryAfter?: number } = {}) {
    super(message, { cause: options.cause });
    this.service = service;
    this.retryAfter = options.retryAfter;
  }
}

/** Another worker holds the reservation of this message; it is to be looked at again after `retryAfter` seconds. */
export class MessageHeldError extends AppError {
  override name = "MessageHeldError";
  readonly retryAfter: number;
  constructor(retryAfter: number) {
    super(`The message is being posted by another delivery; look again in ${retryAfter} s`);
    this.retryAfter = retryAfter;
  }
}

/** Input of a person at the terminal that cannot be carried out; the message says what to do instead. */
export class UsageError extends AppError {
  override name = "UsageError";
}
