// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType, Generated } from 'kysely'

/** Every decision on a measure or a mechanism, with what it was before and after; undoing one marks it and removes nothing */
export interface ContentReviewTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Identifier, plr_…, sorting by time */
  id: string
  /** plb_…: the decisions that were taken, and are undone, together */
  batch_id: string
  /** measure or mechanism */
  kind: string
  /** The measure or mechanism */
  content_id: string
  /** correct, reject, restore, add; assign: a unit that it names was matched to a department */
  action: string
  /** State, fields and reviewer before; null for an added one */
  before: ColumnType<unknown, string | null | undefined, string | null>
  /** State, fields and reviewer after */
  after: ColumnType<unknown, string, string>
  /** User who decided */
  by_user_id: string | null
  /** Name of that user at the time */
  by_name: string
  /** When */
  at: ColumnType<Date, Date | string, Date | string>
  /** Name of the user who undid it */
  undone_by_name: string | null
  /** When it was undone */
  undone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** Something that an assessment would ask the authors of a version, and what a person made of it */
export interface FindingTable {
  /** Region path of the plan */
  region_path: string
  /** The version that was assessed */
  version_id: string
  /** Identifier, plf_… */
  id: string
  /** Digest of type, sentences and arithmetic: the same finding of a later assessment keeps its note */
  fingerprint: string
  /** Order in the assessment, most severe first */
  seq: number
  /** conflict, already-met, weak-target, steep, behind, gap, unsupported-claim, definition, plausibility */
  type: string
  /** high, medium, low or info */
  severity: string
  /** Indicator that it is about */
  indicator: string
  /** The sums in one line, in Chinese */
  arithmetic: string
  /** What is wrong, in Chinese */
  message_zh: string
  /** What is wrong, in English */
  message_en: string
  /** What to ask the authors, in Chinese */
  ask_zh: string
  /** What to ask the authors, in English */
  ask_en: string
  /** Every sentence it rests on: planId, versionId, itemId, regionPath, title, quote, offset, before, after */
  evidence: ColumnType<unknown, string, string>
  /** open, answered or todo (sent back to whoever uploaded the version) */
  state: Generated<string>
  /** What the person said */
  note: string | null
  /** User who decided last */
  decided_by_user_id: string | null
  /** Name of that user at the time */
  decided_by_name: string | null
  /** When */
  decided_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** When it was first found */
  found_at: ColumnType<Date, Date | string, Date | string>
  /** When an assessment no longer found it; kept because of its note */
  gone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Counts changes; a decision names the revision that it saw */
  revision: Generated<number>
  /** The same in English; null in findings of before it was noted */
  arithmetic_en: string | null
  /** Why it weighs as much as it does, in Chinese */
  reason_zh: string | null
  /** The same in English */
  reason_en: string | null
}

/** Outline of a version, in the order of the document */
export interface HeadingTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Order in the document, from 0 */
  seq: number
  /** Depth, 1 for the outermost */
  level: number
  /** Number as printed: 一、, （一）, 1., 一是, 专栏1; null where unnumbered */
  number: string | null
  /** Title without its number */
  title: string
  /** Where it begins in the text */
  text_offset: number
}

/** A figure found in a version or added by a person: a target, or a value that the document reports */
export interface ItemTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Identifier, pli_… */
  id: string
  /** Order in which the compiler found it; added ones follow */
  seq: number
  /** proposed, accepted, corrected, rejected, added; replaced: it was merged into, or split into, other items and is none any more */
  state: string
  /** The measure whose text holds the figure */
  measure_id: string | null
  /** Name of what is measured, the omitted subject restored */
  indicator: string
  /** Whose figure it is when not the whole region */
  subject: string | null
  /** Figure as printed, not rescaled */
  value: string
  /** Upper end of a range */
  value_max: string | null
  /** Unit as printed */
  unit: string | null
  /** >=, >, =, <=, <, ~ or range */
  comparator: string
  /** stock 存量, flow-annual 当年, flow-cumulative 累计, ratio 占比, growth 增幅 */
  mode: string
  /** target 目标, actual 完成, baseline 基期 */
  kind: string
  /** 2027, 2025-H1, 2025-Q1 or 2025-05 */
  deadline: string | null
  /** Year-on-year rate in % printed beside a level */
  growth: string | null
  /** The sentence part that says it: exactly the text at text_offset */
  quote: string
  /** Where the quote begins in the text */
  text_offset: number
  /** The fields as the compiler or the assistant read them; null when a person added the item */
  compiled: ColumnType<unknown, string | null | undefined, string | null>
  /** Probability that every field is right, as the compiler estimates it, in 1/10,000 */
  confidence_bps: number | null
  /** The printed number itself */
  value_text: string | null
  /** Where the printed number begins in the text */
  value_offset: number | null
  /** stated in the same sentence, or inherited from what stands above */
  deadline_from: string | null
  /** Denominator of a ratio, as printed */
  ratio_of: string | null
  /** The item that this one breaks down */
  part_of_item_id: string | null
  /** Whom the number is measured against (高于全省平均) */
  relative_to: string | null
  /** annual for 每年 */
  recurrence: string | null
  /** Table that prints it */
  table_name: string | null
  /** What the sentence claims of the pace (均达序时进度) */
  progress_claim: string | null
  /** Remark of the reviewer */
  note: string | null
  /** Counts changes; a decision names the revision that it saw */
  revision: Generated<number>
  /** User who decided last */
  reviewed_by_user_id: string | null
  /** Name of that user at the time */
  reviewed_by_name: string | null
  /** When it was decided last */
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Name of the user who touched it last, undoing included */
  changed_by_name: string | null
  /** The decision that made the item what it is; only that one can be undone */
  last_review_id: string | null
  /** Who read it first: compiler, person or assistant (助手建议) */
  origin: Generated<string>
  /** Why the assistant proposes it, in its own words */
  reason: string | null
  /** The item that reads the same printed number differently */
  rival_item_id: string | null
  /** merge or split: a person made it of other items */
  made_by: string | null
  /** Identifiers of the items that it was made of */
  made_from: ColumnType<unknown, string | null | undefined, string | null>
  /** The item of the version before that this one goes on with; null for a new one */
  earlier_item_id: string | null
  /** Fields in which the two are read differently; an empty list: both say the same */
  earlier_fields: ColumnType<unknown, string | null | undefined, string | null>
  /** The item of the version before whose decision was taken over here, by a person, and stands */
  carried_from_item_id: string | null
  /** The indicator that a reviewer chose for it, offered first when the version is published; null: nobody did */
  chosen_indicator_id: string | null
  /** Name of that indicator at the time */
  chosen_indicator_name: string | null
}

/** The last assessment of a version against the plans in force (政策一致性评估) */
export interface LintTable {
  /** Region path of the plan */
  region_path: string
  /** The version that was assessed */
  version_id: string
  /** Its plan */
  plan_id: string
  /** When */
  linted_at: ColumnType<Date, Date | string, Date | string>
  /** User who asked for it */
  linted_by_user_id: string | null
  /** Name of that user at the time */
  linted_by_name: string
  /** The plans in force that it was held against: planId, versionId, regionPath, title, number */
  basis: ColumnType<unknown, string, string>
  /** Digest of what was assessed: figures and facts of the version, and which plans were in force; null before it was noted. Another digest today means that the findings are outdated */
  input_digest: string | null
}

/** The assessment of a version that was asked for last, while it runs and after */
export interface LintRunTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Background work that assesses */
  job_id: string
  /** User who asked for it */
  asked_by_user_id: string | null
  /** Name of that user at the time */
  asked_by_name: string
  /** When */
  asked_at: ColumnType<Date, Date | string, Date | string>
}

/** A paragraph that orders or reports work (任务、措施) */
export interface MeasureTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Identifier, plm_… */
  id: string
  /** Order in the document, from 0 */
  seq: number
  /** Titles of the headings above, outermost first */
  heading_path: ColumnType<unknown, string, string>
  /** Number as printed */
  number: string | null
  /** Title */
  title: string
  /** Where it begins in the text */
  text_offset: number
  /** First position after it */
  end_offset: number
  /** task (ordered), review (reported as done) or safeguard */
  role: string
  /** The list of responsible units ends in 等 */
  units_open: boolean
  /** The bracket or line that names the units, as printed */
  units_quote: string | null
  /** Time limit printed with the measure, in the form of a deadline */
  due_by: string | null
  /** read, corrected, rejected (it is no measure: its units answer for nothing), added by a person */
  state: Generated<string>
  /** Title, time limit and units as the compiler read them, once a person has changed them; null while nobody has, and for an added one */
  compiled: ColumnType<unknown, string | null | undefined, string | null>
  /** Counts changes; a decision names the revision that it saw */
  revision: Generated<number>
  /** Name of the user who decided last */
  reviewed_by_name: string | null
  /** When it was decided last */
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Name of the user who touched it last, undoing included */
  changed_by_name: string | null
  /** The decision that made it what it is; only that one can be undone */
  last_review_id: string | null
}

/** A named mechanism, instrument, programme, platform, system or document that a version mentions */
export interface MechanismTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Order in the document, from 0 */
  seq: number
  /** Name without quotation marks */
  name: string
  /** Name as printed */
  quote: string
  /** Where it is first mentioned */
  text_offset: number
  /** mechanism, instrument, programme, platform, system or document */
  type: string
  /** Identifier within the version, plk_… */
  id: string
  /** read, corrected, rejected (it is none), added by a person */
  state: Generated<string>
  /** Name and type as the compiler read them, once a person has changed them; null while nobody has, and for an added one */
  compiled: ColumnType<unknown, string | null | undefined, string | null>
  /** Counts changes; a decision names the revision that it saw */
  revision: Generated<number>
  /** Name of the user who decided last */
  reviewed_by_name: string | null
  /** When it was decided last */
  reviewed_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Name of the user who touched it last, undoing included */
  changed_by_name: string | null
  /** The decision that made it what it is; only that one can be undone */
  last_review_id: string | null
}

/** A plan, report or interpretation of a region, whatever number of times its text was uploaded (规划文件) */
export interface PlanTable {
  /** Path of the region that the plan belongs to, such as 320800/; first in every key of this area */
  region_path: string
  /** Identifier, pln_… */
  id: string
  /** Title as printed, or the file name until the text is read */
  title: string
  /** Issuing body as printed; null where the text does not say */
  issuer: string | null
  /** Document number as printed, such as 宿政办发〔2021〕59号 */
  number: string | null
  /** Date of issue */
  issued: string | null
  /** draft-for-comment 征求意见稿, draft-for-approval 送审稿, issued 印发; null where the text does not say */
  status: string | null
  /** plan, report or interpretation */
  kind: Generated<string>
  /** First year of the period that the plan covers */
  period_from: string | null
  /** Last year of the period that the plan covers */
  period_to: string | null
  /** A person corrected these facts; a new version of the text does not overwrite them */
  facts_edited: Generated<boolean>
  /** Language of the notices about this plan: that of the person who uploaded it */
  notice_locale: Generated<string>
  /** The newest version that is not discarded */
  current_version_id: string
  /** The version whose targets are in force; null when none is */
  published_version_id: string | null
  /** Counts changes of the facts; a change names the revision that it saw */
  revision: Generated<number>
  /** User who uploaded the first version */
  created_by_user_id: string | null
  /** Name of that user at the time */
  created_by_name: string
  /** When the first version was uploaded */
  created_at: ColumnType<Date, Date | string, Date | string>
  /** Last change of the plan, its versions or its items */
  updated_at: ColumnType<Date, Date | string, Date | string>
}

/** Windows in which people have a version open now; a row that is not renewed within a minute is nobody any more and is removed by the next one */
export interface PresenceTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Who */
  user_id: string
  /** Made up by the page, one for each time it is opened */
  window_id: string
  /** Name of that user */
  user_name: string
  /** The item, measure or mechanism looked at; null for none */
  place_id: string | null
  /** A form is open on it */
  is_editing: boolean
  /** Last sign of life */
  seen_at: ColumnType<Date, Date | string, Date | string>
}

/** Every time the assistant was asked about a version, and what became of its answers */
export interface ProposalRunTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Identifier, plq_…, sorting by time */
  id: string
  /** Background work that asks */
  job_id: string
  /** User who asked for it */
  asked_by_user_id: string | null
  /** Name of that user at the time */
  asked_by_name: string
  /** When */
  asked_at: ColumnType<Date, Date | string, Date | string>
  /** Host that the text was sent to */
  host: string
  /** Model that was asked */
  model: string
  /** When the answers were in; null while it runs, and when it failed */
  ended_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Stretches of the text */
  chunk_count: number | null
  /** Stretches with a usable answer */
  answered_count: number | null
  /** Proposals that became items */
  proposed_count: number | null
  /** Proposals that did not, counted by reason: shape, quote, value, inconsistent, duplicate, decided, too-many */
  dropped: ColumnType<unknown, string | null | undefined, string | null>
  /** Why the rest was not asked; null when everything was */
  problem_code: string | null
}

/** An item that became a target or a reported value of the indicators */
export interface PublishedItemTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** The item */
  item_id: string
  /** When */
  published_at: ColumnType<Date, Date | string, Date | string>
  /** The plan */
  plan_id: string
  /** Target of the indicators; null for a reported value */
  target_id: string | null
  /** Reported value of the indicators; null for a target, and where the office has reported a value itself */
  observation_id: string | null
  /** When it was withdrawn or replaced */
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** One row a version: a counter that every step of its review moves on, so that whoever looks at it learns of steps by others; written last in a transaction, so that it counts in the order of the commits */
export interface PulseTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Steps so far */
  seq: number
  /** The last steps, oldest first: each a list of the items that it changed, or null when the version is to be read anew */
  recent: ColumnType<unknown, string, string>
}

/** A unit that a measure makes responsible, and the department that it is */
export interface ResponsibleTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** The measure */
  measure_id: string
  /** Order in the list, from 0 */
  seq: number
  /** The plan, so that a department finds the plans it answers for */
  plan_id: string
  /** Name as printed */
  printed: string
  /** Name with the prefix that the list elides */
  resolved: string
  /** lead 牵头, responsible 责任 or support 配合 */
  role: string
  /** The department it was matched to; null when none fits */
  department_id: string | null
  /** Name of that department at the time */
  department_name: string | null
  /** How sure the match is, in 1/10,000; 10000 when a person set it */
  match_bps: number | null
}

/** Every decision on an item, with the item before and after; undoing one marks it and removes nothing */
export interface ReviewTable {
  /** Region path of the plan */
  region_path: string
  /** The version */
  version_id: string
  /** Identifier, plr_…, sorting by time */
  id: string
  /** plb_…: the decisions that were taken, and are undone, together */
  batch_id: string
  /** The item */
  item_id: string
  /** accept, correct, reject, reopen, add; carry: the decision of the version before; merge, split: of the parts as of what was made of them, in one batch */
  action: string
  /** State, fields, note and reviewer before; null for an item that the step made */
  before: ColumnType<unknown, string | null | undefined, string | null>
  /** State, fields, note and reviewer after */
  after: ColumnType<unknown, string, string>
  /** Remark of the reviewer */
  note: string | null
  /** User who decided */
  by_user_id: string | null
  /** Name of that user at the time */
  by_name: string
  /** When */
  at: ColumnType<Date, Date | string, Date | string>
  /** Name of the user who undid it */
  undone_by_name: string | null
  /** When it was undone */
  undone_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
}

/** One uploaded text of a plan; its text is kept as read, so that every quote opens at its place */
export interface VersionTable {
  /** Region path of the plan */
  region_path: string
  /** Identifier, plv_… */
  id: string
  /** The plan */
  plan_id: string
  /** 1 for the first upload of the plan, then counting */
  ordinal: number
  /** compiling, failed, review, published, superseded (a newer version was published), withdrawn, discarded */
  state: string
  /** The uploaded file in the file store */
  file_id: string
  /** Name of the file as its sender called it */
  file_name: string
  /** SHA-256 of the bytes of the file */
  file_digest: string
  /** Media type as sniffed from the bytes */
  media_type: string
  /** Size of the file in bytes */
  size_bytes: number
  /** Format that the reader recognised, such as docx */
  format: string | null
  /** The text as read; offsets of everything found count in it, in UTF-16 units */
  text_content: string | null
  /** SHA-256 of the text in UTF-8 */
  text_digest: string | null
  /** Length of the text in UTF-16 units */
  text_length: number | null
  /** What the reader noticed: list of {zh, en} */
  warnings: ColumnType<unknown, string | undefined, string>
  /** Why reading failed: list of {code, params} */
  problems: ColumnType<unknown, string | undefined, string>
  /** Background work that reads the version */
  job_id: string | null
  /** Counts changes of the state */
  revision: Generated<number>
  /** User who uploaded it */
  uploaded_by_user_id: string | null
  /** Name of that user at the time */
  uploaded_by_name: string
  /** When it was uploaded */
  uploaded_at: ColumnType<Date, Date | string, Date | string>
  /** When its text had been read and its targets proposed */
  compiled_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** User who published it */
  published_by_user_id: string | null
  /** Name of that user at the time */
  published_by_name: string | null
  /** When it was published */
  published_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Name of the user who withdrew it */
  withdrawn_by_name: string | null
  /** When it was withdrawn */
  withdrawn_at: ColumnType<Date | null, Date | string | null | undefined, Date | string | null>
  /** Why it was withdrawn, as told by that user */
  withdrawal_reason: string | null
  /** The version before that people had decided on when this one was read, with whose items it was compared */
  earlier_version_id: string | null
}

/** For `db.as<PlansTables>()`. */
export interface PlansTables {
  'plans.content_review': ContentReviewTable
  'plans.finding': FindingTable
  'plans.heading': HeadingTable
  'plans.item': ItemTable
  'plans.lint': LintTable
  'plans.lint_run': LintRunTable
  'plans.measure': MeasureTable
  'plans.mechanism': MechanismTable
  'plans.plan': PlanTable
  'plans.presence': PresenceTable
  'plans.proposal_run': ProposalRunTable
  'plans.published_item': PublishedItemTable
  'plans.pulse': PulseTable
  'plans.responsible': ResponsibleTable
  'plans.review': ReviewTable
  'plans.version': VersionTable
}
