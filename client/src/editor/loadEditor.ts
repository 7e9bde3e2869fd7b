import { useSyncExternalStore } from 'react'

type EditorChunk = typeof import('./prose/MountedProse.tsx')

let loaded: EditorChunk | undefined
let loading: Promise<EditorChunk> | undefined
const listeners = new Set<() => void>()

/** Fetches the editor, once. Rejects when it can't be fetched; the next call asks again. */
export function loadEditor(): Promise<EditorChunk> {
  loading ??= import('./prose/MountedProse.tsx').then(
    (chunk) => {
      loaded = chunk
      for (const listener of listeners) listener()
      return chunk
    },
    (error: unknown) => {
      loading = undefined
      throw error
    },
  )
  return loading
}

/**
 * Fetches the editor when the browser has nothing better to do, so that the first click in a text finds it there. That
 * it fails is not reported here: whoever opens a text asks again and hears it then.
 */
export function preloadEditor(): void {
  const start = () => {
    loadEditor().then(
      ({ rehearse }) => rehearse(),
      () => undefined,
    )
  }
  // Safari has no idle callback yet.
  if ('requestIdleCallback' in window) requestIdleCallback(start, { timeout: 3000 })
  else setTimeout(start, 500)
}

/** The editor, or undefined while it is on its way. */
export function useEditorChunk(): EditorChunk | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => loaded,
  )
}
