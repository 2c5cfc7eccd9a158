import type { Area } from '#platform/area'
import { platformAreas } from '#platform/http/assemble'

/** Every area of the city, lower ones first: migrations and reference data run in this order. */
export const areas: Area[] = [...platformAreas]
