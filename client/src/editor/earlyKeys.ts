/**
 * Listens to the keyboard while an editor that was asked for is on its way, and hands over each letter; without a letter
 * the last one is taken back. Any other key is somebody who wants something else, and is left alone. Answers how to stop.
 */
export function catchEarlyKeys(onKey: (letter: string | null) => void): () => void {
  const listen = (event: KeyboardEvent) => {
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey
    if (!isLetter && event.key !== 'Backspace') return
    // Where the focus is meanwhile, a space would press a button and a letter might be a command.
    event.preventDefault()
    event.stopPropagation()
    onKey(isLetter ? event.key : null)
  }
  window.addEventListener('keydown', listen, true)
  return () => window.removeEventListener('keydown', listen, true)
}
