// Made by `node tools/generate-tables.ts` from the migrated database; change the SQL files, not this one.
import type { ColumnType } from 'kysely'

/** 本市设定的数值，按生效日期分段；未设定时用办理事项声明的初始值。 Values that the city sets for itself, by the day from which they hold. */
export interface ValueTable {
  /** 参数标识，如 contracts.registration-limit。 Key of the parameter. */
  key: string
  /** 生效日期（含当日）。 First day on which it holds. */
  effective_from: string
  /** 数值，单位见参数声明。 The value; its unit stands in the declaration. */
  value: string
  /** 设定依据或说明。 Why it was set so. */
  note: string
  /** 设定的时刻。 When it was set. */
  set_at: ColumnType<Date, Date | string, Date | string>
  /** 设定人；系统导入为空。 Who set it; null when imported. */
  set_by_user_id: string | null
  /** 设定人姓名。 Name of who set it, at the time. */
  set_by_name: string
}

/** For `db.as<ParametersTables>()`. */
export interface ParametersTables {
  'parameters.value': ValueTable
}
