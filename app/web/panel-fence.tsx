import { Component, type ErrorInfo, type ReactNode } from 'react'
import { ErrorPanel } from '#ui/error-page'

/** Keeps a defect of one panel from taking the page with it. */
export class PanelFence extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override componentDidCatch(error: Error, info: ErrorInfo): void {
    console.error(error, info.componentStack)
  }

  override render(): ReactNode {
    const { error } = this.state
    return error ? <ErrorPanel error={error} onRetry={() => this.setState({ error: null })} /> : this.props.children
  }
}
