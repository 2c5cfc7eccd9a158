import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { newQueryClient } from '#ui/api'
import { startTexts } from '#ui/text'
import { startTheme } from '#ui/theme'
import '../../platform/ui/styles.css'
import { makeRouter } from './router.tsx'
import { textsOf } from './texts.ts'

startTheme()
await startTexts(textsOf)

const root = document.getElementById('root')
if (!root) throw new Error('the page has no #root')
createRoot(root).render(
  <QueryClientProvider client={newQueryClient()}>
    <RouterProvider router={makeRouter()} />
  </QueryClientProvider>,
)
