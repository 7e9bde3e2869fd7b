import { useSyncExternalStore } from 'react'
import { type Route, readRoute, routeToPath } from './route.ts'

/** Where the browser is. `hasMoved`: came here by a step inside the app, not by loading the page. */
export type Location = { path: string; route: Route; hasMoved: boolean }

/** The browser's address is the one truth; this is the last that was read of it, so that React gets the same object. */
let current: Location | undefined
const listeners = new Set<() => void>()

function read(): Location {
  const path = window.location.pathname
  if (current?.path !== path) current = { path, route: readRoute(path), hasMoved: current !== undefined }
  return current
}

function tell() {
  read()
  for (const listener of listeners) listener()
}

/** So long a page that one comes back to may take to be as long as it was. */
const longestReturnMs = 3_000

const ownScrolling = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const

function onBackOrForward({ state }: PopStateEvent): void {
  tell()
  const top: unknown = state?.top
  if (typeof top === 'number' && top > 0) scrollBackTo(top)
}

/** Goes to where one was on a page, once it is as long as it was: much of a page is fetched and drawn later. Whoever scrolls meanwhile stays. */
function scrollBackTo(top: number): void {
  const end = new AbortController()
  for (const kind of ownScrolling)
    window.addEventListener(kind, () => end.abort(), { signal: end.signal, passive: true, capture: true })
  const lastTry = performance.now() + longestReturnMs
  const look = () => {
    if (end.signal.aborted) return
    const isThere = document.documentElement.scrollHeight - window.innerHeight >= top
    if (isThere) window.scrollTo(0, top)
    if (isThere || performance.now() > lastTry) end.abort()
    else requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
}

/** Calls a listener after each step, until what it answers is called. */
export function subscribeLocation(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) window.addEventListener('popstate', onBackOrForward)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('popstate', onBackOrForward)
  }
}

/** The address, followed live. */
export function useLocation(): Location {
  return useSyncExternalStore(subscribeLocation, read)
}

/** The page that is open. */
export function useRoute(): Route {
  return useLocation().route
}

/** The query of the address, followed live: '?jaar=2026'. It is no page of its own: the focus stays where it is. */
export function useSearch(): string {
  return useSyncExternalStore(subscribeLocation, () => window.location.search)
}

/** Changes the query of the page that is open. It is no step of the back button. */
export function replaceSearch(search: string): void {
  window.history.replaceState(null, '', window.location.pathname + search)
  tell()
}

/** Goes to a page without loading the app again. `replace`: the page that one leaves is no step of the back button. */
export function navigate(to: Route, { replace = false } = {}): void {
  const path = routeToPath(to)
  if (path === window.location.pathname + window.location.search) return
  if (replace) window.history.replaceState(null, '', path)
  else {
    window.history.replaceState({ top: window.scrollY }, '')
    window.history.pushState(null, '', path)
  }
  window.scrollTo(0, 0)
  tell()
}
