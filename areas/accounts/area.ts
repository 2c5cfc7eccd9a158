import { defineArea } from '#platform/area'
import { errors } from './errors.ts'
import { factsOfParty, parties } from './parties.ts'
import { permissions, routes } from './routes.ts'
import { findOrganisations } from './store/organisations.ts'
import { membershipNames } from './views.ts'

export const accountsArea = defineArea({
  id: 'accounts',
  title: { zh: '组织与用户', en: 'Organisations and people' },
  schema: new URL('./schema/', import.meta.url),
  errors,
  constraints: { organisation_credit_code_unique: 'accounts.credit-code-taken' },
  permissions,
  routes,
  offers: { parties, unitNames: membershipNames },
  facts: factsOfParty,
  search: {
    permission: 'accounts:read-organisations',
    run: async (ctx, query) => {
      const { rows } = await findOrganisations(ctx.db, ctx.scope, { q: query, page: 1, pageSize: 10 })
      return rows.map((row) => ({
        kind: 'organisation',
        title: row.name,
        snippet: row.credit_code,
        link: `/accounts/organisations?q=${encodeURIComponent(row.credit_code)}`,
      }))
    },
  },
})
