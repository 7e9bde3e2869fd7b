/** Made by the build plugin `.setup/plainMessages.ts`. */
declare module 'virtual:plain-messages' {
  /** Fetches the English texts; until then a text without gaps is said in Dutch. */
  export function fetchEnglish(): Promise<void>
}
