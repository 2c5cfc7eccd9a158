import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { newQueryClient } from '#ui/api'
import { startTexts } from '#ui/text'
import { startTheme } from '#ui/theme'
import '../../platform/ui/styles.css'
import { makeRouter } from './router.tsx'
import { textsOf } from './texts.ts'

/**
 * After an update the old page asks for files that are gone. Loading it anew once brings the new page; a second
 * failure within the minute is something else and is shown.
 */
window.addEventListener('vite:preloadError', (event) => {
  const last = Number(sessionStorage.getItem('kechuang.reloaded') ?? 0)
  if (Date.now() - last < 60_000) return
  event.preventDefault()
  sessionStorage.setItem('kechuang.reloaded', String(Date.now()))
  window.location.reload()
})

startTheme()
await startTexts(textsOf)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <QueryClientProvider client={newQueryClient()}>
    <RouterProvider router={makeRouter()} />
  </QueryClientProvider>,
)
