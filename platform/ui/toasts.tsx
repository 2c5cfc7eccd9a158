import type { ReactNode } from 'react'
import { useText } from './text.tsx'
import { dismiss, useToasts } from './toast.tsx'

/** The place where short messages appear; read out by screen readers, reasons at once. */
export function Toasts(): ReactNode {
  const text = useText()
  return (
    <div className="toasts" aria-live="polite" role="status">
      {useToasts().map((toast) => (
        <div key={toast.id} className={`toast toast-${toast.kind}`}>
          <div className="toast-text">
            <strong>{toast.title}</strong>
            {toast.lines.length === 1 ? <p>{toast.lines[0]}</p> : null}
            {toast.lines.length > 1 ? (
              <ul>
                {toast.lines.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            ) : null}
          </div>
          {toast.action ? (
            <button
              type="button"
              className="button button-text"
              onClick={() => {
                toast.action?.run()
                dismiss(toast.id)
              }}
            >
              {toast.action.label}
            </button>
          ) : null}
          <button type="button" className="toast-close" aria-label={text('ui.close')} onClick={() => dismiss(toast.id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  )
}
