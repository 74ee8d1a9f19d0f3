/** The command line makes no sense. The message is a sentence for the person who typed it. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

export const usage = `Usage: faceswap-bot <command>

  demo     swap a bundled face onto a bundled picture, offline, into out/
  swap     swap a face in a picture of yours: faceswap-bot swap --help
  serve    run the bots: needs DISCORD_TOKEN or TELEGRAM_TOKEN; on many machines: faceswap-bot serve --help
  doctor   look at every provider that is set up: key, credit, what is missing; free of charge
  jobs     the swaps that are stored; cancel one, or decide about one whose charge is uncertain: faceswap-bot jobs --help
  backup   write everything in DATA_DIR into one file: faceswap-bot backup FILE
  restore  put a backup into DATA_DIR: faceswap-bot restore FILE [--force]`;

export const serveNeedsToken = `There is no bot to run: neither DISCORD_TOKEN nor TELEGRAM_TOKEN is set.

  Discord:  https://discord.com/developers/applications → New Application → Bot → Reset Token
  Telegram: write /newbot to https://t.me/BotFather

Put the token into .env (see .env.example) and start again. To see a swap without any token: npm run demo`;
