// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

/** 参会单位。 Units that attend a meeting, and may read its minutes */
export interface AttendanceTable {
  /** 会议所属区划。 Region of the meeting */
  region_path: string
  /** 会议。 The meeting */
  meeting_id: string
  /** 次序，从 0 起。 Order, from 0 */
  seq: number
  /** 参会单位所在区划。 Region of the unit */
  unit_region_path: string
  /** 参会部门；空为该地区本身。 The department; null: the region itself */
  unit_department_id: string | null
  /** 参会单位键。 Region path and department as one text */
  unit_key: GeneratedAlways<string>
}

/** 议定事项。 What a meeting decided; each becomes a task when the minutes are issued */
export interface DecisionTable {
  /** 会议所属区划。 Region of the meeting */
  region_path: string
  /** 会议。 The meeting */
  meeting_id: string
  /** 标识 dec_…。 Identifier */
  id: string
  /** 次序，从 0 起。 Order, from 0 */
  seq: number
  /** 议定事项，一行。 The decision in a line */
  title: string
  /** 具体内容，按纪要所写。 The decision as printed in the minutes */
  words: string | null
  /** 承办单位所在区划。 Region of the unit that answers for it */
  lead_region_path: string
  /** 承办部门；空为该地区本身。 The department; null: the region itself */
  lead_department_id: string | null
  /** 配合单位 [{regionPath, departmentId}]。 Units that help */
  support: ColumnType<unknown, string | undefined, string>
  /** 期限。 Last business day */
  due_on: string | null
  /** 下达后的任务。 The task that it became; null: not issued yet */
  task_id: string | null
}

/** 办理过程，只增不改。 What was done about a task, in order; only ever added to */
export interface EntryTable {
  /** 任务所属区划。 Region of the task */
  region_path: string
  /** 任务。 The task */
  task_id: string
  /** 标识 ent_…，按时间排序。 Identifier; sorts by time */
  id: string
  /** 办理动作，见 rules/transitions.ts。 The act, as named in rules/transitions.ts */
  kind: string
  /** 所填文字：进展、理由。 What was written: progress, reason */
  words: string | null
  /** 报送的进度（%）。 Progress reported with it, in percent */
  percent: number | null
  /** 改了什么：{字段: {from, to}}。 What it changed, by field */
  changes: ColumnType<unknown, string | undefined, string>
  /** 办理人；空为系统。 Who did it; null: the system */
  by_user_id: string | null
  /** 办理人姓名（当时）。 Name at the time */
  by_name: string
  /** 以哪个单位的名义：所在区划。 Region of the unit acted for */
  unit_region_path: string | null
  /** 以哪个部门的名义；空为该地区本身。 Department acted for; null: the region itself */
  unit_department_id: string | null
  /** 时间。 Instant */
  at: ColumnType<Date, Date | string, Date | string>
}

/** 佐证材料：文件或网址。 What proves a report: a file or an address */
export interface EvidenceTable {
  /** 任务所属区划。 Region of the task */
  region_path: string
  /** 任务。 The task */
  task_id: string
  /** 标识 evd_…。 Identifier */
  id: string
  /** 随哪次办理提交；空为已上传未提交，只有上传人可见。 The act it was sent with; null: uploaded, not sent yet, seen only by who uploaded it */
  entry_id: string | null
  /** 文件。 Stored file */
  file_id: string | null
  /** 网址。 Address */
  url: string | null
  /** 名称。 Name shown */
  title: string
  /** 大小（字节）。 Size in bytes; null for an address */
  size_bytes: number | null
  /** 提交人。 Who added it */
  added_by_user_id: string | null
  /** 时间。 Instant */
  added_at: ColumnType<Date, Date | string, Date | string>
}

/** 会议：例会、专题会、调度会。 A meeting whose decisions become tasks */
export interface MeetingTable {
  /** 召开地区。 Region that holds it */
  region_path: string
  /** 标识 mtg_…。 Identifier */
  id: string
  /** regular 例会、topic 专题会、dispatch 调度会。 Kind */
  kind: string
  /** 会议名称。 Title */
  title: string
  /** 召开日期。 Business day of the meeting */
  held_on: string
  /** 地点。 Place */
  place: string | null
  /** 主持人。 Who chairs it, as printed in the minutes */
  chair: string | null
  /** 参会人员，按纪要所写。 Further attendees, as printed in the minutes */
  attendees_note: string | null
  /** 议题，一条一行。 Items of the agenda */
  agenda: Generated<string[]>
  /** planned 筹备、issued 纪要已下达、cancelled 已取消。 State */
  state: Generated<string>
  /** 主办部门；空为该地区主管机构。 Department that holds it; null: the office of the region itself */
  host_department_id: string | null
  /** 主办单位键。 Region path and department as one text */
  host_key: GeneratedAlways<string>
  /** 修订号。 Counts changes */
  revision: Generated<number>
  /** 录入人。 Who entered it */
  created_by_user_id: string | null
  /** 录入人姓名（当时）。 Name at the time */
  created_by_name: string
  /** 录入时间。 When it was entered */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 修改时间。 Last change */
  updated_at: ColumnType<Date, Date | string, Date | string>
  /** 纪要下达时间。 When its decisions became tasks */
  issued_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 下达人。 Who issued them */
  issued_by_name: string | null
}

/** 里程碑（节点）。 A step of a task with a day of its own */
export interface MilestoneTable {
  /** 任务所属区划。 Region of the task */
  region_path: string
  /** 任务。 The task */
  task_id: string
  /** 次序，从 0 起。 Order, from 0 */
  seq: number
  /** 节点内容。 What is reached */
  title: string
  /** 节点期限。 Last business day */
  due_on: string
  /** 完成日；空为未完成。 Business day on which it was reached; null: not yet */
  done_on: string | null
}

/** 提醒与催办记录：同一任务同一对象一周至多一次。 Reminders sent; one a week to one recipient for one task at most */
export interface ReminderTable {
  /** 任务所属区划。 Region of the task */
  region_path: string
  /** 任务。 The task */
  task_id: string
  /** 对象：单位、分管领导或督查。 Who was reminded, as one text */
  recipient_key: string
  /** 提醒日。 Business day */
  sent_on: string
  /** 为何提醒，见 rules/reminder-schedule.ts。 Why, as named in rules/reminder-schedule.ts */
  reason: string
  /** 第几步；0 为人工催办。 Which step of the schedule; 0: a person pressed */
  step: number
  /** unit 单位、leader 分管领导、supervisor 督查。 How far it was escalated */
  audience: string
  /** 从哪天起算。 Business day from which the steps count */
  since: string
  /** 催办人；空为系统。 Who pressed; null: the schedule */
  by_user_id: string | null
  /** 催办人姓名（当时）。 Name at the time */
  by_name: string | null
}

/** 一地的督办参数；没有则用默认值。 Parameters of supervision of a region; without a row the defaults of the rules count */
export interface SettingTable {
  /** 区划。 The region; holds for everything in it that has no row of its own */
  region_path: string
  /** 无答复多少天后提醒，共四步。 Days without an answer until each of the four steps */
  silence_days: number[]
  /** 超期多少天后提醒，共四步。 Days after the deadline until each of the four steps */
  overdue_days: number[]
  /** 期限前多少天预警。 Days before the deadline on which to warn */
  warn_days: number[]
  /** 默认每隔多少天报一次进展；空为不要求。 Default days between progress reports; null: none asked */
  report_every_days: number | null
  /** 修订号。 Counts changes */
  revision: Generated<number>
  /** 修改人。 Who changed it last */
  changed_by_name: string
  /** 修改时间。 When */
  changed_at: ColumnType<Date, Date | string, Date | string>
}

/** 配合单位。 Units that help with a task */
export interface SupportTable {
  /** 任务所属区划。 Region of the task */
  region_path: string
  /** 任务。 The task */
  task_id: string
  /** 次序，从 0 起。 Order, from 0 */
  seq: number
  /** 配合单位所在区划。 Region of the unit */
  unit_region_path: string
  /** 配合部门；空为该地区本身。 The department; null: the region itself */
  unit_department_id: string | null
  /** 配合单位键。 Region path and department as one text */
  unit_key: GeneratedAlways<string>
}

/** 任务：一件有人交办、有单位承办、有期限的事。 Something that an office asks a unit to do by a day */
export interface TaskTable {
  /** 事项所属区划：最上级任务的交办单位所在地。 Region of the office that asked for the outermost task; its parts lie with it */
  region_path: string
  /** 标识 tsk_…。 Identifier */
  id: string
  /** 上级任务；空为最上级。 The task that this is a part of; null: none */
  parent_id: string | null
  /** 层级，1 为最上级，至多 3。 Depth, 1 for the outermost */
  level: Generated<number>
  /** 任务名称。 What is to be done, in a line */
  title: string
  /** 具体要求。 What is asked, in full */
  detail: string | null
  /** urgent 特急、high 紧急、normal 一般。 Priority */
  priority: Generated<string>
  /** 状态，转换见 rules/transitions.ts。 State; how it changes is in rules/transitions.ts */
  state: Generated<string>
  /** 来源：规划任务、评估意见、滞后指标、会议决定、人工交办。 Where it comes from: a measure of a plan, a finding, a target that is behind, a meeting, a person */
  origin_kind: string
  /** 来源标识；同一来源同时只有一件未了任务。 Identifier of the origin; one open task per origin */
  origin_id: string
  /** 来源规划，用于整体撤回、按规划查看。 Plan of the origin, to withdraw and to group by */
  origin_plan_id: string | null
  /** 来源名称，如文件名、会议名。 Title of the document or meeting it comes from */
  origin_title: string
  /** 原文。 The sentence that orders it, as printed */
  origin_quote: string | null
  /** 来源页面，本站路径。 Page of this site that shows the origin */
  origin_href: string | null
  /** 交办单位所在区划。 Region of the office that asked; only it closes the task */
  asker_region_path: string
  /** 交办部门；空为该地区主管机构。 Department that asked; null: the office of the region itself */
  asker_department_id: string | null
  /** 交办单位键。 Region path and department as one text */
  asker_key: GeneratedAlways<string>
  /** 交办人。 Person who asked */
  asked_by_user_id: string | null
  /** 交办人姓名（当时）。 Name of that person at the time */
  asked_by_name: string
  /** 承办单位所在区划。 Region of the unit that answers for it */
  lead_region_path: string
  /** 承办部门；空为该地区本身。 Department that answers for it; null: the region itself */
  lead_department_id: string | null
  /** 承办单位键。 Region path and department as one text */
  lead_key: GeneratedAlways<string>
  /** 交办日（改派则为改派日）。 Business day on which the unit was asked */
  asked_on: string
  /** 办结期限。 Last business day; null: none set */
  due_on: string | null
  /** 最初的期限，延期不改变它。 Deadline as first set; extensions leave it */
  first_due_on: string | null
  /** 每隔多少天报一次进展；空为只看期限。 Days between progress reports; null: only the deadline counts */
  report_every_days: number | null
  /** 等候本环节答复的起始日。 Business day since which the present question waits for its answer */
  waiting_since: string
  /** 承办单位首次答复日。 Business day of the first answer of the unit */
  first_answered_on: string | null
  /** 承办单位最近答复日。 Business day of its latest answer */
  answered_on: string | null
  /** 完成进度（%）。 Progress in percent, as reported */
  percent: Generated<number>
  /** 最近一次进展。 Words of the latest progress report */
  last_words: string | null
  /** 申请延期至。 Day asked for in an open request for extension */
  extension_until: string | null
  /** 延期申请日。 Business day of that request */
  extension_asked_on: string | null
  /** 报办结日。 Business day on which it was last reported done */
  reported_on: string | null
  /** 报办结的人，不得自己确认。 Who reported it done, and may not close it */
  reported_by_user_id: string | null
  /** 办结或撤销日。 Business day on which it was closed or cancelled */
  ended_on: string | null
  /** 修订号，每次办理加一；办理时须与所见一致。 Counts acts; an act names the revision that it saw */
  revision: Generated<number>
  /** 建立时间。 Instant of creation */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 最近变化时间。 Instant of the last act */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** 单位的分管领导：逐级提醒的第二级。 Who leads a unit: the second level of the reminders */
export interface UnitLeaderTable {
  /** 单位所在区划。 Region of the unit */
  region_path: string
  /** 单位键。 Region path and department as one text */
  unit_key: string
  /** 部门；空为该地区本身。 The department; null: the region itself */
  unit_department_id: string | null
  /** 分管领导的身份。 Membership of the leader */
  membership_id: string
  /** 设置人。 Who set it */
  changed_by_name: string
  /** 设置时间。 When */
  changed_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<TasksTables>()`. */
export interface TasksTables {
  'tasks.attendance': AttendanceTable
  'tasks.decision': DecisionTable
  'tasks.entry': EntryTable
  'tasks.evidence': EvidenceTable
  'tasks.meeting': MeetingTable
  'tasks.milestone': MilestoneTable
  'tasks.reminder': ReminderTable
  'tasks.setting': SettingTable
  'tasks.support': SupportTable
  'tasks.task': TaskTable
  'tasks.unit_leader': UnitLeaderTable
}
