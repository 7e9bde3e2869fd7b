import { Component, type ReactNode } from 'react'
import { m } from '../paraglide/messages.js'
import { Button } from './Button.tsx'
import { ErrorScreen } from './ErrorScreen.tsx'
import { Frame } from './Frame.tsx'
import { unexpectedMishap } from './unexpectedMishap.ts'

type State = { error: unknown } | { error: null }

/**
 * Catches what a screen throws while it is drawn, and tells. The open agenda lives outside React and goes on storing;
 * `rescue` offers it as a file.
 */
export class ErrorBoundary extends Component<{ children: ReactNode; rescue?: ReactNode }, State> {
  override state: State = { error: null }

  static getDerivedStateFromError(error: unknown): State {
    return { error: error ?? new Error('nothing was thrown') }
  }

  override render() {
    const { error } = this.state
    if (error === null) return this.props.children
    return (
      <Frame>
        <ErrorScreen
          mishap={unexpectedMishap()}
          actions={
            <>
              <Button kind="primary" onPress={() => window.location.reload()}>
                {m.ui_reload()}
              </Button>
              <Button onPress={() => window.location.assign('/')}>{m.ui_to_start()}</Button>
              {this.props.rescue}
            </>
          }
          details={error instanceof Error ? (error.stack ?? error.message) : String(error)}
        />
      </Frame>
    )
  }
}
