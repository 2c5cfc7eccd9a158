import { z } from 'zod'
import { businessDate } from '#kernel/clock'
import { defineJob, type JobKind } from '#platform/jobs/job-kind'
import { assessTargets } from './actions/assess-targets.ts'
import { escalateCollections } from './actions/collection/escalate.ts'
import { refreshMeasures } from './actions/refresh-measures.ts'
import { remindApprovers } from './actions/remind-approvers.ts'
import { owedTargets, remind } from './actions/remind-owed.ts'
import { readImport } from './imports/read-import.ts'
import { writeImport } from './imports/write-import.ts'
import { assessmentDay, monthEndBefore } from './rules/period.ts'
import { cockpitTargets } from './store/assessments.ts'

const remindDaily = defineJob({
  name: 'indicators.remind-owed',
  title: { zh: '催报欠报指标', en: 'Remind of owed reports' },
  input: z.object({}),
  cron: '0 9 * * *',
  run: async ({ services }) => {
    const found = await owedTargets(services.db, services, null, {})
    return services.db.tx(async (tx) => {
      const { reminded } = await remind(tx, services, found, { userId: null, again: false })
      return { owed: found.length, reminded, waiting: await remindApprovers(tx, services) }
    })
  },
})

const escalateDaily = defineJob({
  name: 'indicators.escalate-collections',
  title: { zh: '提醒未报送的单位', en: 'Remind units that have not reported' },
  input: z.object({}),
  cron: '10 9 * * *',
  run: async ({ services }) => ({ steps: await services.db.tx((tx) => escalateCollections(tx, services)) }),
})

const computeNightly = defineJob({
  name: 'indicators.refresh-measures',
  title: { zh: '计算由记录得出的指标', en: 'Compute the indicators that records yield' },
  input: z.object({}),
  cron: '30 2 * * *',
  run: ({ services, actor, progress }) => refreshMeasures(services, actor, progress),
})

const warmNightly = defineJob({
  name: 'indicators.assess-targets',
  title: { zh: '评估全部目标', en: 'Assess every target' },
  input: z.object({}),
  cron: '0 4 * * *',
  run: async ({ services, progress }) => {
    const day = assessmentDay(businessDate(services.clock.now()))
    const targets = await cockpitTargets(services.db, null, {})
    const regions = [...Map.groupBy(targets, (target) => target.regionPath).values()]
    for (const [index, own] of regions.entries()) {
      await assessTargets(services.db, own, [day, monthEndBefore(day)])
      progress((index + 1) / regions.length)
    }
    return { targets: targets.length }
  },
})

export const jobs: JobKind[] = [readImport, writeImport, remindDaily, escalateDaily, computeNightly, warmNightly]
