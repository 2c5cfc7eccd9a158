import { businessDate } from '#kernel/clock'
import { Refusal } from '#kernel/refusal'
import type { Permissions } from '#platform/auth/permission'
import { route } from '#platform/http/route'
import { createDepartment, editDepartment } from './actions/departments.ts'
import { readHistory } from './actions/read-history.ts'
import { addRegion, endRegion, giveNewName } from './actions/regions.ts'
import { reaches } from './actions/writer.ts'
import {
  addDepartment,
  changeDepartment,
  closeRegion,
  createRegion,
  getRegionHistory,
  listDepartments,
  listRegions,
  renameRegion,
} from './contract.ts'
import { findDepartments, findRegions } from './store/regions.ts'

export const permissions: Permissions = {
  'regions:read': { title: { zh: '查看区划与部门', en: 'See regions and departments' }, grants: { anyone: 'public' } },
  'regions:write': {
    title: { zh: '管理区划与部门', en: 'Manage regions and departments' },
    grants: { administrator: 'region' },
  },
}

export const routes = [
  route(listRegions, {
    permission: 'regions:read',
    run: async (ctx, { query: { under, withFormer } }) => {
      const on = businessDate(ctx.clock.now())
      const items = await findRegions(ctx.db, on, { ...(under ? { under } : {}), withFormer: withFormer === 'true' })
      return { items, total: items.length }
    },
  }),
  route(getRegionHistory, { permission: 'regions:read', run: (ctx, { params }) => readHistory(ctx, params.code) }),
  route(createRegion, { permission: 'regions:write', run: (ctx, { body }) => addRegion(ctx, body) }),
  route(renameRegion, {
    permission: 'regions:write',
    run: (ctx, { params, body }) => giveNewName(ctx, params.code, body),
  }),
  route(closeRegion, {
    permission: 'regions:write',
    run: (ctx, { params, body }) => endRegion(ctx, params.code, body),
  }),
  route(listDepartments, {
    permission: 'regions:read',
    run: (ctx, { query: { withFormer, ...filter } }) =>
      findDepartments(ctx.db, businessDate(ctx.clock.now()), { ...filter, withFormer: withFormer === 'true' }),
  }),
  route(addDepartment, {
    permission: 'regions:write',
    run: async (ctx, { body }) => {
      if (!reaches(ctx.scope, body.regionPath))
        throw new Refusal({ code: 'regions.parent-not-found', field: 'regionPath' })
      return ctx.db.tx((tx) => createDepartment(tx, ctx, ctx.actor, body))
    },
  }),
  route(changeDepartment, {
    permission: 'regions:write',
    run: (ctx, { params, body }) => editDepartment(ctx, params.id, body),
  }),
]
