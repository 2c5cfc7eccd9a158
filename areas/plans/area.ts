import { defineArea } from '#platform/area'
import { assistantErrors } from '#platform/assistant/errors'
import { documentErrors } from '#platform/documents/documents'
import { proposeJob } from './actions/assistant/propose-targets.ts'
import { compileJob } from './actions/documents/compile-version.ts'
import { findPlansFor } from './actions/documents/read-plans.ts'
import { lintJob } from './actions/lint/lint-version.ts'
import { digestPlans } from './digest.ts'
import { plansErrors } from './errors.ts'
import { plansPermissions } from './permissions.ts'
import { plansRoutes } from './routes.ts'

export const plansArea = defineArea({
  id: 'plans',
  title: { zh: '规划与任务', en: 'Plans and tasks' },
  schema: new URL('./schema/', import.meta.url),
  errors: { ...plansErrors, ...documentErrors, ...assistantErrors },
  permissions: plansPermissions,
  routes: plansRoutes,
  jobs: [compileJob, proposeJob, lintJob],
  constraints: {
    version_bytes_once: 'plans.uploaded-meanwhile',
    version_published_once: 'plans.published-meanwhile',
    item_carried_once: 'plans.carried-meanwhile',
  },
  search: { permission: 'plans:read', run: findPlansFor },
  digest: { permission: 'plans:read', run: digestPlans },
})
