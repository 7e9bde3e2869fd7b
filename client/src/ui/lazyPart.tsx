import { Component, type ComponentType, type ReactNode, Suspense, use, useState } from 'react'
import { createPortal } from 'react-dom'
import { m } from '../paraglide/messages.js'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/**
 * A component that is fetched when it is first needed, or earlier with `preload()`. React's own `lazy` remembers a
 * failure for good; this one asks again, so that a menu works once the line is back. While it is fetched `waiting` is
 * drawn; when that fails a notice with 'try again' is, one for all parts.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  waiting: ReactNode = null,
): ComponentType<Props> & { preload: () => Promise<void> } {
  let loading: Promise<{ default: ComponentType<Props> }> | undefined
  // Drawn at once when it is there: a promise, also a kept one, is waited for, and who looks for a field finds none.
  let loaded: ComponentType<Props> | undefined
  let hasFailed = false
  const start = () => {
    if (loading === undefined) {
      hasFailed = false
      loading = load()
      loading.then(
        (part) => {
          loaded = part.default
        },
        () => {
          hasFailed = true
        },
      )
    }
    return loading
  }
  // A failure is kept until somebody asks anew: drawing again must not fetch again, that would never end.
  const forgetFailure = () => {
    if (hasFailed) loading = undefined
  }
  function Loaded(props: Props) {
    const Part = loaded ?? use(start()).default
    return <Part {...props} />
  }
  function LazyPart(props: Props) {
    useState(forgetFailure)
    return (
      <PartBoundary onRetry={forgetFailure}>
        <Suspense fallback={waiting}>
          <Loaded {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
  const preload = () => {
    forgetFailure()
    return start().then(() => undefined)
  }
  return Object.assign(LazyPart, { preload })
}

/** The parts that could not be fetched. The first says so for all of them: together they were one notice over the other. */
const failedParts = new Set<PartBoundary>()

class PartBoundary extends Component<{ children: ReactNode; onRetry: () => void }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(error: unknown) {
    if (!isLoadFailure(error)) throw error
    return { failed: true }
  }

  override componentDidCatch() {
    failedParts.add(this)
    this.forceUpdate()
  }

  override componentWillUnmount() {
    failedParts.delete(this)
    for (const part of failedParts) part.forceUpdate()
  }

  override render() {
    if (!this.state.failed) return this.props.children
    if (failedParts.values().next().value !== this) return null
    // where notices float: over a dialog as well, and not in what is hidden
    return createPortal(
      <Notice
        kind="warning"
        title={m.ui_part_failed_title()}
        actions={<Button onPress={retryParts}>{m.ui_try_again()}</Button>}
      >
        <p>{m.ui_part_failed_text()}</p>
      </Notice>,
      document.querySelector('[data-live-announcer] > .lea-toasts') ?? document.body,
    )
  }
}

function retryParts(): void {
  const parts = [...failedParts]
  failedParts.clear()
  for (const part of parts) {
    part.props.onRetry()
    part.setState({ failed: false })
  }
}

/** Whether an error says that a piece of the program could not be fetched: each browser words it its own way, Vite too. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module|preload CSS|failed to fetch/i.test(error.message)
  )
}
