const signs: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
}

/** A shortcut in the words of this keyboard: 'Mod+D' is 'Ctrl+D', and '⌘D' on a Mac. */
export function keysText(keys: string, isMac = /mac|iphone|ipad/i.test(navigator.platform)): string {
  const words = keys.split('+').map((key) => signs[key] ?? key)
  if (!isMac) return words.map((word) => (word === 'Mod' ? 'Ctrl' : word)).join('+')
  const onMac: Readonly<Record<string, string>> = { Mod: '⌘', Alt: '⌥', Shift: '⇧' }
  return words.map((word) => onMac[word] ?? word).join('')
}
