import { type ComponentType, lazy } from 'react'
import { bringTexts } from '#ui/text'

interface Loadable<Props> {
  area: string
  id: string
  load: () => Promise<{ default: ComponentType<Props> }>
}

const loaded = new Map<string, ComponentType<never>>()

/** The component of a panel that an area brings, with the texts of its area; loaded when it is first shown. */
export function componentOf<Props extends object>(panel: Loadable<Props>): ComponentType<Props> {
  const key = `${panel.area}.${panel.id}`
  const known = loaded.get(key)
  if (known) return known as unknown as ComponentType<Props>
  const component = lazy(async () => {
    const [module] = await Promise.all([panel.load(), bringTexts(panel.area)])
    return module
  }) as unknown as ComponentType<Props>
  loaded.set(key, component as unknown as ComponentType<never>)
  return component
}
