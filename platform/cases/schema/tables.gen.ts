// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** 附件：先报清单，内容可断点续传、稍后到齐。 Attachments: announced first, their bytes follow and can be resumed. */
export interface AttachmentTable {
  /** 申请方。 Party. */
  party_id: string
  /** 标识 att_…。 Identifier. */
  id: string
  /** 所属草稿。 Draft that it was announced for. */
  draft_id: string
  /** 提交后所属办件。 Case, once filed. */
  case_id: string | null
  /** 栏目。 Field of the form. */
  field: string
  /** 文件名，仅供显示。 Name as the sender called it. */
  name: string
  /** 大小（字节）。 Length in bytes. */
  size_bytes: bigint
  /** 内容的 SHA-256，到齐后核对。 Digest that the bytes must have. */
  sha256: string
  /** waiting：未到齐；complete：已到齐；missing：逾期未到。 Whether the bytes are there. */
  state: Generated<string>
  /** 到齐后的文件。 File, once complete. */
  file_id: string | null
  /** 提交后须到齐的时刻。 Until when the bytes must have come. */
  due_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 报送清单的时刻。 When it was announced. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 到齐的时刻。 When the last byte came. */
  completed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 申报批次：只在开放期间受理的事项。 Calls: windows in which a procedure can be filed. */
export interface CallTable {
  /** 发布批次的地区。 Region that opened the call. */
  region_path: string
  /** 标识 cll_…。 Identifier. */
  id: string
  /** 事项。 Procedure. */
  procedure_id: string
  /** 批次名称（中文）。 Title in Chinese. */
  title_zh: string
  /** 批次名称（英文）。 Title in English. */
  title_en: string
  /** 开始受理的时刻（含）。 First instant at which it can be filed. */
  opens_at: ColumnType<Date, Date | string, Date | string>
  /** 截止的时刻：此刻之前（毫秒）提交的算数。 First instant at which it can no longer be filed. */
  closes_at: ColumnType<Date, Date | string, Date | string>
  /** 建立的时刻。 When it was made. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 建立人。 Who made it. */
  created_by_name: string
  /** 修改次数（如延期）。 Number of changes, such as extensions. */
  revision: Generated<number>
}

/** 办件：一个单位或个人申请的一件事。 Cases: what an organisation or a person applied for. */
export interface CaseTable {
  /** 申请方：单位 org_… 或个人 usr_…。 Whose case it is. */
  party_id: string
  /** 标识 cas_…。 Identifier. */
  id: string
  /** 申请方类别。 Kind of party. */
  party_kind: string
  /** 申请方名称（提交时）。 Name of the party at filing. */
  party_name: string
  /** 申请方所在地区（提交时）。 Region of the party at filing. */
  party_region_path: string
  /** 事项。 Procedure. */
  procedure_id: string
  /** 所适用的版本，不随新版本改变。 Version that it stays on. */
  version: string
  /** 所属批次。 Call it was filed in. */
  call_id: string | null
  /** 办件编号，供人使用。 Number that people use. */
  number: string
  /** 负责办理的地区。 Region whose office is responsible. */
  region_path: string
  /** 列表中显示的一行。 The line by which lists name it. */
  subject: string
  /** 当前环节。 State. */
  state: string
  /** 进入当前环节的时刻。 Since when it is in this state. */
  entered_at: ColumnType<Date, Date | string, Date | string>
  /** 环节、时钟、待会签的提议。 State, clocks and what waits for a countersignature, as the engine keeps them. */
  standing: ColumnType<unknown, string, string>
  /** 当前环节的最后一日；停钟期间为停止时的期限。 Last day of the state; while the clock stands still, as it was. */
  due_on: string | null
  /** 期限跨入尚未公布工作日安排的年份。 The date passes through a year whose calendar is not published. */
  is_due_provisional: Generated<boolean>
  /** 办理时钟停止（等待申请人）。 The clock of the office stands still. */
  is_stopped: Generated<boolean>
  /** 下一次需要查看（提醒、升级、到期）的日期。 Next day on which something falls due. */
  look_on: string | null
  /** 提醒已发到哪一天。 Day up to which reminders were sent. */
  looked_on: string | null
  /** 结果；办理中为空。 How it ended; null while open. */
  outcome: string | null
  /** 办结的时刻。 When it ended. */
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 申请内容（当前）。 What was filed, as it stands. */
  answers: ColumnType<unknown, string, string>
  /** 由已有信息预填的栏目及来源。 Fields filled in beforehand, with their sources. */
  prefilled: ColumnType<unknown, string, string>
  /** 需填写的栏目数。 Number of fields that were asked for. */
  asked_count: number
  /** 其中预填且未改的栏目数。 Of these, filled in beforehand and left as they were. */
  prefilled_count: number
  /** 待补正的栏目及说明。 Fields marked for correction, with what is wrong. */
  marks: ColumnType<unknown, string | undefined, string>
  /** 办理结果中供查看的内容，如证书编号。 What effects showed, such as a certificate number. */
  shown: ColumnType<unknown, string | undefined, string>
  /** 提交内容的摘要，印在受理凭证上。 SHA-256 of what was filed, as printed on the receipt. */
  digest: string
  /** 服务器收到的时刻，到毫秒。 Instant at which the server received it. */
  filed_at: ColumnType<Date, Date | string, Date | string>
  /** 提交人。 Who filed it. */
  filed_by_user_id: string | null
  /** 提交人姓名。 Name of who filed it. */
  filed_by_name: string
  /** 提交请求的标识：重复的请求不产生第二件。 Key of the request: repeated, it makes no second case. */
  request_key: string | null
  /** 承办身份；空为在池中待领。 Membership that handles it; null: in the pool. */
  assignee_membership_id: string | null
  /** 承办人。 Person who handles it. */
  assignee_user_id: string | null
  /** 承办人姓名。 Name of who handles it. */
  assignee_name: string | null
  /** 领取或交办的时刻。 When it was taken or handed over. */
  assigned_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 修改次数，防止相互覆盖。 Number of changes; decides who was first. */
  revision: Generated<number>
  /** 历史记录条数。 Number of events. */
  event_count: Generated<number>
}

/** 草稿：未提交的申请，或补正中的修改。 Drafts of filings and of corrections. */
export interface DraftTable {
  /** 申请方。 Party. */
  party_id: string
  /** 标识 drf_…。 Identifier. */
  id: string
  /** 事项。 Procedure. */
  procedure_id: string
  /** 上次保存时的表单版本。 Version of the form when it was last saved. */
  version: string
  /** 批次。 Call. */
  call_id: string | null
  /** 补正的办件；空为新申请。 Case that it corrects; null for a new filing. */
  case_id: string | null
  /** 已填内容，可以不完整。 What is filled in so far. */
  answers: ColumnType<unknown, string, string>
  /** 每栏最后一次修改的序号，用于合并两人的修改。 Revision at which each field was changed last. */
  field_revisions: ColumnType<unknown, string | undefined, string>
  /** 预填的栏目、值与来源。 Fields filled in beforehand, with value and source. */
  prefilled: ColumnType<unknown, string | undefined, string>
  /** 表单改版后放不下的内容，留待本人查看。 What a changed form has no place for. */
  left_over: ColumnType<unknown, string | undefined, string>
  /** 保存次数。 Number of saves. */
  revision: Generated<number>
  /** 开始填写的时刻。 When it was begun. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 开始填写的人。 Who began it. */
  created_by_user_id: string | null
  /** 开始填写的人姓名。 Name of who began it. */
  created_by_name: string
  /** 最后保存的时刻。 When it was saved last. */
  changed_at: ColumnType<Date, Date | string, Date | string>
  /** 最后保存的人。 Who saved it last. */
  changed_by_user_id: string | null
  /** 最后保存的人姓名。 Name of who saved it last. */
  changed_by_name: string
  /** 提交后成为的办件。 Case that it became. */
  filed_case_id: string | null
}

/** 办件历史：只增不改。 History of cases; the database itself refuses to change it. */
export interface EventTable {
  /** 申请方。 Party of the case. */
  party_id: string
  /** 办件。 Case. */
  case_id: string
  /** 第几条，从 1 起。 Place in the history, from 1. */
  position: number
  /** 时刻，同一办件只增不减。 Instant; never before the one recorded last. */
  at: ColumnType<Date, Date | string, Date | string>
  /** 类别。 What happened. */
  kind: string
  /** 动作名称。 Action of the procedure. */
  action: string | null
  /** 之前的环节。 State before. */
  from_state: string | null
  /** 之后的环节。 State after. */
  to_state: string
  /** 操作人；系统为空。 Who did it; null: the system. */
  actor_user_id: string | null
  /** 操作人姓名。 Name at the time. */
  actor_name: string
  /** 操作人角色。 Role at the time. */
  actor_role: string | null
  /** 操作人身份。 Membership acted through. */
  actor_membership_id: string | null
  /** 操作人所在单位（中文）。 Unit acted for, in Chinese. */
  unit_zh: string
  /** 操作人所在单位（英文）。 Unit acted for, in English. */
  unit_en: string
  /** 代谁办理。 Whose work was done by a stand-in. */
  on_behalf_of_name: string | null
  /** 随动作填写的内容。 What was filled in with it. */
  input: ColumnType<unknown, string | undefined, string>
  /** 标出的栏目及说明。 Fields marked, with what is wrong. */
  marks: ColumnType<unknown, string | undefined, string>
  /** 申请内容的改动：栏目、改前、改后。 What the applicant changed. */
  changes: ColumnType<unknown, string | undefined, string>
  /** 此后时钟：期限、剩余工作日、是否停钟。 The clock afterwards: deadline, days left, whether it stands still. */
  clock: ColumnType<unknown, string | null | undefined, string | null>
  /** 系统或会签人的说明。 Words of the system or of a countersigner. */
  note: string | null
  /** 离开环节时在其中停留的秒数。 Seconds spent in the state that was left. */
  stayed_seconds: bigint | null
}

/** 公示期间的异议。 Objections to a public notice. */
export interface ObjectionTable {
  /** 申请方。 Party of the case. */
  party_id: string
  /** 办件。 Case. */
  case_id: string
  /** 标识 obj_…。 Identifier. */
  id: string
  /** 公示。 Notice. */
  notice_id: string
  /** 提出的时刻。 When it was made. */
  made_at: ColumnType<Date, Date | string, Date | string>
  /** 提出人（个人信息，默认掩码）。 Who made it; personal, masked. */
  name: string
  /** 联系方式（个人信息，默认掩码）。 How to reach them; personal, masked. */
  contact: string
  /** 异议内容。 What they say. */
  text: string
  /** 处理结果：upheld 成立、dismissed 不成立；空为待处理。 Decision; null: open. */
  decision: string | null
  /** 处理理由。 Why it was decided so. */
  reason: string | null
  /** 处理的时刻。 When it was decided. */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 处理人。 Who decided. */
  decided_by_user_id: string | null
  /** 处理人姓名。 Name of who decided. */
  decided_by_name: string | null
}

/** 谁正在看同一草稿或办件；几十秒后失效。 Who is looking at the same draft or case; forgotten within a minute. */
export interface PresenceTable {
  /** 申请方。 Party. */
  party_id: string
  /** 草稿或办件。 Draft or case. */
  subject: string
  /** 谁。 Who. */
  user_id: string
  /** 姓名。 Name. */
  name: string
  /** 最后一次出现的时刻。 When they were last there. */
  seen_at: ColumnType<Date, Date | string, Date | string>
}

/** 事项版本：已发布的版本不再改变。 Versions of procedures; a published one never changes. */
export interface ProcedureVersionTable {
  /** 事项标识。 Procedure. */
  procedure_id: string
  /** 版本，即起用日期。 Version: the first day on which it is filed under. */
  version: string
  /** published：已发布；draft：草拟，可试办。 Published or draft. */
  status: string
  /** 规则摘要（不含文字说明）。 SHA-256 of what it decides, without its wording. */
  digest: string
  /** 版本全文：表单、状态、期限、角色。 The whole version as data. */
  model: ColumnType<unknown, string, string>
  /** 首次见到的时刻。 When it was first seen. */
  recorded_at: ColumnType<Date, Date | string, Date | string>
}

/** 公示。 Public notices. */
export interface PublicNoticeTable {
  /** 公示地区。 Region that gives notice. */
  region_path: string
  /** 标识 pub_…。 Identifier. */
  id: string
  /** 申请方。 Party. */
  party_id: string
  /** 办件。 Case. */
  case_id: string
  /** 事项。 Procedure. */
  procedure_id: string
  /** 公示标题。 Title. */
  title: string
  /** 公示内容。 What is shown. */
  shown: ColumnType<unknown, string, string>
  /** 开始公示的时刻。 When it began. */
  opened_at: ColumnType<Date, Date | string, Date | string>
  /** 公示最后一日。 Last day on which anybody may object. */
  last_day: string
  /** 结束的时刻。 When it ended. */
  closed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 代办：外出期间由同岗同事办理名下事项；只转移工作，不转移权限。 Stand-ins: who does whose work on certain days; it gives no right. */
export interface StandInTable {
  /** 地区。 Region. */
  region_path: string
  /** 标识 sti_…。 Identifier. */
  id: string
  /** 被代办人。 Whose work it is. */
  user_id: string
  /** 被代办人姓名。 Name of whose work it is. */
  user_name: string
  /** 被代办的身份。 Membership whose work it is. */
  membership_id: string
  /** 代办人。 Who does it. */
  stand_in_user_id: string
  /** 代办人的身份。 Membership of who does it. */
  stand_in_membership_id: string
  /** 代办人姓名。 Name of who does it. */
  stand_in_name: string
  /** 起始日（含）。 First day. */
  from_day: string
  /** 终止日（含）。 Last day. */
  to_day: string
  /** 设定的时刻。 When it was set. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 取消的时刻。 When it was cancelled. */
  cancelled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** For `db.as<CasesTables>()`. */
export interface CasesTables {
  'cases.attachment': AttachmentTable
  'cases.call': CallTable
  'cases.case': CaseTable
  'cases.draft': DraftTable
  'cases.event': EventTable
  'cases.objection': ObjectionTable
  'cases.presence': PresenceTable
  'cases.procedure_version': ProcedureVersionTable
  'cases.public_notice': PublicNoticeTable
  'cases.stand_in': StandInTable
}
