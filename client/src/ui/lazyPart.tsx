import { Component, type ComponentType, type ReactNode, Suspense, use } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from './Button.tsx'
import { Notice } from './Notice.tsx'

/**
 * A component that is fetched when it is first needed, or earlier with `preload()`. React's own `lazy` remembers a
 * failure for good; this one asks again, so that a menu works once the line is back. While it is fetched `waiting` is
 * drawn; when that fails a notice with 'try again' is.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<{ default: ComponentType<Props> }>,
  waiting: ReactNode = null,
): ComponentType<Props> & { preload: () => Promise<void> } {
  let loading: Promise<{ default: ComponentType<Props> }> | undefined
  const start = () => {
    loading ??= load().catch((error: unknown) => {
      loading = undefined
      throw error
    })
    return loading
  }
  function Loaded(props: Props) {
    const Part = use(start()).default
    return <Part {...props} />
  }
  function LazyPart(props: Props) {
    return (
      <PartBoundary>
        <Suspense fallback={waiting}>
          <Loaded {...props} />
        </Suspense>
      </PartBoundary>
    )
  }
  return Object.assign(LazyPart, { preload: () => start().then(() => undefined) })
}

class PartBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError(error: unknown) {
    if (!isLoadFailure(error)) throw error
    return { failed: true }
  }

  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Notice kind="warning" title={m.ui_part_failed_title()}>
        <p>{m.ui_part_failed_text()}</p>
        <Button small onPress={() => this.setState({ failed: false })}>
          {m.ui_try_again()}
        </Button>
      </Notice>
    )
  }
}

/** Whether an error says that a piece of the program could not be fetched: each browser words it its own way, Vite too. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|importing a module|preload CSS|failed to fetch/i.test(error.message)
  )
}
