// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** 每周摘要：每个身份每周一份，生成后不变。 The weekly digest of a membership, kept as it was made. */
export interface DigestTable {
  /** 身份所属区划路径。 Region of the membership. */
  region_path: string
  /** 发给哪个身份。 Whose digest. */
  membership_id: string
  /** 所在周的星期一。 Monday of its week. */
  week_of: string
  /** 身份的持有人。 Person who holds the membership. */
  user_id: string
  /** 各业务板块的内容；空表示本周无事。 What each area had to say; empty: nothing. */
  sections: ColumnType<unknown, string, string>
  /** 生成时间。 Instant of making. */
  made_at: ColumnType<Date, Date | string, Date | string>
}

/** 待发邮件：先写入，再由后台发出；同一事由只有一封。 Outbox of mails; each reason once. */
export interface MailTable {
  /** 收件人。 Whom it is for. */
  user_id: string
  /** 标识 mai_…，也是邮件的 Message-ID。 Identifier, also the Message-ID. */
  id: string
  /** 收件身份所属区划路径，供管理员查看。 Region of the membership that it is for. */
  region_path: string
  /** digest：每周摘要；confirmation：邮箱确认。 What it is. */
  kind: string
  /** 事由，如 digest:2025-06-02:mbr_…；不重复。 What makes it the same mail; never written twice. */
  once_key: string
  /** 收件邮箱。 Address it goes to. */
  address: string
  /** 主题，不含个人信息。 Subject, without personal data. */
  subject: string
  /** 纯文本正文。 Body as plain text. */
  body_text: string
  /** HTML 正文。 Body as HTML. */
  body_html: string
  /** 退订页面。 Page on which such mails are ended. */
  unsubscribe_url: string | null
  /** waiting 待发；sending 正在发；sent 已发；failed 发不出；unknown 不知是否送达，不自动重发；withdrawn 已撤回。 Where it stands. */
  state: string
  /** 已试次数。 Attempts so far. */
  attempts: number
  /** 下次尝试时间。 Instant from which it may be tried. */
  next_try_at: ColumnType<Date, Date | string, Date | string>
  /** 邮件服务器最后一次的答复。 What the mail server said last. */
  problem: string | null
  /** 写入时间。 Instant of writing. */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** 开始发送的时间。 Instant at which a process took it up. */
  claimed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 发出或放弃的时间。 Instant at which it was sent or given up. */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** 个人的邮件设置。 What a person wants by mail, and where. */
export interface MailChoiceTable {
  /** 个人。 Person. */
  user_id: string
  /** 邮箱；为空则不发。 Mail address; null: none. */
  address: string | null
  /** 收件人点击确认链接的时间；未确认不发摘要。 When the reader proved the address; nothing but the question goes out before. */
  confirmed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** 是否接收每周摘要。 Whether the weekly digest is wanted. */
  wants_digest: boolean
  /** 邮件语言。 Language of the mails. */
  language: string
  /** 确认和退订链接中的随机码；换邮箱即换。 Random secret in the links of mails; renewed with the address. */
  token: string
  /** 最后修改时间。 Instant of the last change. */
  changed_at: ColumnType<Date, Date | string, Date | string>
}

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
  'notices.digest': DigestTable
  'notices.mail': MailTable
  'notices.mail_choice': MailChoiceTable
  'notices.notice': NoticeTable
  'notices.reading': ReadingTable
}
