import { sendReminders } from '#areas/tasks'
import type { Db } from '#platform/db/db'
import { startApp } from '#platform/http/testing/start-app'
import { noticesArea } from '../areas/notices/area.ts'
import { regionsArea } from '../areas/regions/area.ts'
import { tasksArea } from '../areas/tasks/area.ts'
import { times } from './timing/times.ts'

const city = '320800/'
const taskCount = 10_000
const departmentCount = 60

/** Ten thousand invented tasks of a city: sixty departments and every district, all states, helpers, three acts each. */
async function fill(db: Db): Promise<void> {
  await db.query(
    `insert into regions.department (id, region_path, name, aliases, valid_from, created_at)
     select 'dep_b' || n, $1, '测速' || n || '局', '{}', '2020-01-01', now() from generate_series(1, $2::int) as n`,
    [city, departmentCount],
  )
  await db.query(
    `insert into tasks.task (region_path, id, title, priority, state, origin_kind, origin_id, origin_plan_id, origin_title,
       origin_quote, asker_region_path, asked_by_name, lead_region_path, lead_department_id, asked_on, due_on, first_due_on,
       report_every_days, waiting_since, first_answered_on, answered_on, percent, last_words, reported_on, ended_on,
       created_at, updated_at)
     select $1, 'tsk_b' || lpad(n::text, 6, '0'), '测速任务' || n || '：推进科技项目建设', case when n % 17 = 0 then 'urgent' else 'normal' end,
       s.state, 'plan-measure', 'plm_b' || n, 'pln_b' || n % 40, '测速规划' || n % 40, '测速规划的一句原文',
       $1, '测速', coalesce(d.path, $1), case when d.path is null then 'dep_b' || 1 + n % $3::int end,
       asked, asked + 90, asked + 90, 30, asked + 10, asked + 3, asked + 10, n % 100, '已完成一部分工作',
       case when s.state in ('closed', 'reported-done') then asked + 60 end,
       case when s.state in ('closed', 'cancelled') then asked + 62 end, now(), now() - n * interval '1 minute'
     from generate_series(1, $2::int) as n,
       lateral (select (array['to-accept', 'in-progress', 'in-progress', 'reported-done', 'closed', 'closed', 'returned', 'cancelled'])[1 + n % 8] as state,
         '2025-05-20'::date - n % 300 as asked) as s
       left join lateral (select r.path from regions.region r where r.parent_path = $1 and n % 3 = 0
         order by r.code offset n % 7 limit 1) as d on true`,
    [city, taskCount, departmentCount],
  )
  await db.query(
    `insert into tasks.support (region_path, task_id, seq, unit_region_path, unit_department_id)
     select region_path, id, 0, $1, 'dep_b' || 1 + (row_number() over (order by id)) % $2::int from tasks.task`,
    [city, departmentCount],
  )
  await db.query(
    `insert into tasks.entry (region_path, task_id, id, kind, words, by_name, at)
     select region_path, id, 'ent_b' || row_number() over (), 'progress', '测速进展', '测速', now() from tasks.task, generate_series(1, 3) as k`,
  )
  await db.query('analyze')
}

/** Lists of 10,000 tasks over HTTP, on PGlite, beside the bare SQL for the same fifty rows. */
export async function bench(print: (line: string) => void): Promise<void> {
  const clock = { now: () => new Date('2025-05-20T02:00:00Z') }
  const app = await startApp({ areas: [regionsArea, noticesArea, tasksArea], clock })
  try {
    const { db } = app.services
    const officer = await app.person({ role: 'city-officer', regionPath: city })
    const district = await app.person({ role: 'district-officer', regionPath: `${city}320812/` })
    const bureau = await app.person({ role: 'department-officer', regionPath: city, departmentId: 'dep_b7' })
    await fill(db)
    const get =
      (path: string, as = officer) =>
      async () => {
        const answer = await app.request('GET', path, { as })
        if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}: ${answer.text}`)
      }
    const measure = async (name: string, run: () => Promise<void>) => {
      await times(3, run)
      const { p50, p95 } = await times(40, run)
      print(`tasks ${name}_p50=${p50.toFixed(1)} ms`)
      print(`tasks ${name}_p95=${p95.toFixed(1)} ms`)
      return p50
    }
    const list = await measure('list_city', get('/api/tasks?state=open&pageSize=50'))
    await measure('list_district', get('/api/tasks?pageSize=50', district))
    await measure('list_department', get('/api/tasks?mine=lead&pageSize=50', bureau))
    await measure('search', get(`/api/tasks?q=${encodeURIComponent('任务77')}`))
    await measure('mine_city', get('/api/tasks/mine'))
    await measure('mine_department', get('/api/tasks/mine', bureau))
    await measure('supervision', get('/api/tasks/supervision'))
    await measure('gantt', get('/api/tasks/gantt'))
    await measure('task', get('/api/tasks/tsk_b000777'))
    const bare = await times(40, () =>
      db.query(
        `select t.*, count(*) over () from tasks.task t where t.ended_on is null and starts_with(t.region_path, $1)
         order by t.due_on nulls last, t.id limit 50`,
        [city],
      ),
    )
    print(`tasks bare_sql_p50=${bare.p50.toFixed(1)} ms`)
    print(`tasks ratio=${(list / bare.p50).toFixed(2)}`)
    const start = performance.now()
    const sent = await sendReminders(app.services)
    print(`tasks reminders=${(performance.now() - start).toFixed(0)} ms`)
    print(`tasks reminded=${sent.tasks} tasks`)
    print(`tasks digests=${sent.digests} notices`)
  } finally {
    await app.close()
  }
}
