import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTerminalChat } from '../../../src/bots/terminal/chat.ts';
import { createTranslations } from '../../../src/bots/translations/index.ts';
import { chatContract } from '../../contracts/chat-contract.ts';
import { temporaryFolder } from '../../e2e/command-line.ts';
import { fakeIntake } from '../../fakes/fake-intake.ts';

chatContract(
  'terminal',
  async () => {
    const folder = temporaryFolder();
    const written: string[] = [];
    let count = 0;
    const screen = { isTTY: false, columns: 80, write: (text: string) => void written.push(text) };
    const translation = createTranslations()('en');
    return {
      chat: createTerminalChat({ screen, translation, intake: fakeIntake, maxBytes: 1_000_000 }),
      picture(bytes) {
        const path = join(folder, `picture-${++count}.png`);
        if (bytes) writeFileSync(path, bytes);
        return { platform: 'terminal', path };
      },
      replyRef() {
        const path = join(folder, `result-${++count}.png`);
        return { platform: 'terminal', run: `run-${count}`, path, wanted: 'image/png', force: true };
      },
      seen({ path }) {
        const files = existsSync(String(path)) ? [readFileSync(String(path))] : [];
        return { messages: written.length > 0 ? 1 : 0, text: written.at(-1) ?? '', files };
      },
      close: () => rmSync(folder, { recursive: true }),
    };
  },
  { hasLimits: false, gone: { code: 'ENOENT' } },
);
