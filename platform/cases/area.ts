import { type Area, defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { jobs } from './jobs.ts'
import { permissions } from './permissions.ts'
import { recordVersions } from './record-versions.ts'
import { routes } from './routes.ts'

/** Cases, drafts and desks of whatever procedures the areas declare. It belongs to the platform, so it knows none. */
export const casesArea: Area = defineArea({
  id: 'cases',
  title: { zh: '办件', en: 'Cases' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  permissions,
  routes,
  jobs,
  seed: recordVersions,
})
