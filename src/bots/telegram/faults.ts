/** What ends the bot, with what to do about it. Holds no secret. */
export class TelegramError extends Error {
  override readonly name = 'TelegramError';
  readonly code: 'TELEGRAM_UNAUTHORIZED' | 'TELEGRAM_CONFLICT' | 'TELEGRAM_WEBHOOK';

  constructor(code: TelegramError['code'], message: string) {
    super(message);
    this.code = code;
  }
}
