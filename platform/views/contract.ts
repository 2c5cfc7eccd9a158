import { z } from 'zod'
import { endpoint } from '#platform/http/endpoint'

/** Page or table that a view belongs to: `indicators.cockpit`. */
const PageName = z
  .string()
  .max(80)
  .regex(/^[a-z][a-z0-9.-]*$/)
const ViewName = z.string().trim().min(1).max(40)

export const SavedView = z
  .object({
    name: ViewName,
    /** What the page keeps in its address. */
    query: z
      .record(z.string().max(40), z.string().max(500))
      .refine((query) => Object.keys(query).length <= 40, { message: 'views.too-large' }),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.output<typeof SavedView>

const Views = z.object({ items: z.array(SavedView) })

export const listViews = endpoint({
  method: 'GET',
  path: '/api/views',
  summary: { zh: '我保存的视图', en: 'My saved views' },
  query: z.object({ page: PageName }),
  response: Views,
})

export const saveView = endpoint({
  method: 'PUT',
  path: '/api/views',
  summary: { zh: '保存视图，同名的替换', en: 'Save a view; one of the same name is replaced' },
  body: SavedView.extend({ page: PageName }),
  response: Views,
})

export const removeView = endpoint({
  method: 'DELETE',
  path: '/api/views',
  summary: { zh: '删除视图', en: 'Remove a view' },
  query: z.object({ page: PageName, name: ViewName }),
  response: Views,
})
