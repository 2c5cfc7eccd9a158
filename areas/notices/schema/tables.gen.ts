// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** 待办与消息：发给一个身份、一个人、某地区的一类角色、一个部门或一个单位。 To-dos and messages. */
export interface NoticeTable {
  /** 事项所属区划路径。 Region of the matter. */
  region_path: string
  /** 标识 ntc_…。 Identifier. */
  id: string
  /** todo：要办理，办结自动消失；message：只需知道。 What it asks of the reader. */
  kind: string
  /** 标题（中文）。 Title in Chinese. */
  title_zh: string
  /** 标题（英文）。 Title in English. */
  title_en: string
  /** 说明（中文）。 Text in Chinese. */
  text_zh: string | null
  /** 说明（英文）。 Text in English. */
  text_en: string | null
  /** 办理或查看的页面，本站路径。 Page of this site where it is dealt with. */
  link: string
  /** 事项，如 report:rpt_…；办结时按此关闭。 What it is about; to-dos close with it. */
  object: string
  /** 为何通知，如 indicators.report-due；同一事项同一原因不重复。 Why; the same reason is not told twice. */
  reason: string
  /** 收件方，用于去重。 Recipient as one text, so that nothing is told twice. */
  recipient_key: string
  /** 收件身份。 Recipient: one membership. */
  membership_id: string | null
  /** 收件人。 Recipient: one person in any role. */
  user_id: string | null
  /** 收件角色，限 region_path 本级。 Recipient: everybody of this role in exactly that region. */
  role: string | null
  /** 收件部门。 Recipient: a department. */
  department_id: string | null
  /** 收件单位。 Recipient: an organisation. */
  organisation_id: string | null
  /** 办理期限。 Last business day. */
  due_on: string | null
  /** 发出时间。 Instant of sending. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 办结时间；消息为空。 Instant when its matter was done; null for messages and open to-dos. */
  done_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 谁读过哪条；发给多人的消息各自记录。 Who has read what. */
export interface ReadingTable {
  /** 读者。 Reader. */
  user_id: string
  /** 消息所属区划路径。 Region of the notice. */
  region_path: string
  /** 消息。 Notice. */
  notice_id: string
  /** 阅读时间。 Instant of reading. */
  read_at: ColumnType<Date, Date | string, Date | string>
}

/** For `db.as<NoticesTables>()`. */
export interface NoticesTables {
  'notices.notice': NoticeTable
  'notices.reading': ReadingTable
}
