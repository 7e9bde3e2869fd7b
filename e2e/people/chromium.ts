import { requireChromium } from '../../.setup/chromium.mjs'

/** How every browser of the stories and of the bench is started. */
export const chromiumOptions = {
  executablePath: requireChromium(),
  chromiumSandbox: false,
  // Nothing of Chromium's own on the line or on the processor while a story is told.
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
