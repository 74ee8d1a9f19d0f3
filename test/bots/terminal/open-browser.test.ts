import { describe, expect, it } from 'vitest';
import { browserCommand } from '../../../src/bots/terminal/open-browser.ts';

const address = 'http://127.0.0.1:4000/';

function command(platform: NodeJS.Platform, environment: Record<string, string> = {}, isTerminal = true) {
  return browserCommand(address, { platform, environment, isTerminal });
}

describe('the browser', () => {
  it('is opened as each system does it', () => {
    expect(command('darwin')).toEqual(['open', address]);
    expect(command('win32')).toEqual(['cmd', '/c', 'start', '', address]);
    expect(command('linux', { DISPLAY: ':0' })).toEqual(['xdg-open', address]);
    expect(command('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['xdg-open', address]);
  });

  it('is left alone where nobody would see it', () => {
    expect(command('linux')).toBe(undefined);
    expect(command('linux', { DISPLAY: ':0', CI: 'true' })).toBe(undefined);
    expect(command('linux', { DISPLAY: 'localhost:10.0', SSH_CONNECTION: '10.0.0.1 1 10.0.0.2 22' })).toBe(undefined);
    expect(command('darwin', {}, false)).toBe(undefined);
  });
});
