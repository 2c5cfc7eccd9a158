import { defineErrors } from '#kernel/refusal'

/** Every way a whole spreadsheet is refused. */
export const spreadsheetErrors = defineErrors({
  'spreadsheets.empty-file': {
    status: 422,
    zh: '文件“{fileName}”是空的，没有任何数据。请确认选对了文件，重新保存后再导入。',
    en: 'The file "{fileName}" is empty. Check that it is the right one, save it again and import it.',
  },
  'spreadsheets.unreadable-file': {
    status: 422,
    zh: '文件“{fileName}”已损坏、不完整或无法识别，没有导入任何数据。请用 Excel 或 WPS 打开后另存为 .xlsx 再导入。',
    en: 'The file "{fileName}" is damaged, incomplete or of no known kind; nothing was imported. Open it, save it as .xlsx and import that.',
  },
  'spreadsheets.not-found': {
    status: 404,
    zh: '找不到文件“{fileName}”，或没有读取权限。请检查路径。',
    en: 'The file "{fileName}" does not exist or may not be read. Check the path.',
  },
  'spreadsheets.encrypted': {
    status: 422,
    zh: '文件“{fileName}”设了打开密码，无法读取。请取消密码保护后再导入。',
    en: 'The file "{fileName}" is protected by a password. Remove the protection, then import it.',
  },
  'spreadsheets.old-xls': {
    status: 415,
    zh: '“{fileName}”是旧版 Excel 97–2003 格式（.xls），无法读取。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入。',
    en: '"{fileName}" is an Excel 97–2003 workbook (.xls), which is not read. Open it, save it as .xlsx and import that.',
  },
  'spreadsheets.unsupported-type': {
    status: 415,
    zh: '“{fileName}”的内容其实是 {type}（后缀可能被改过），不是能读的表格。请用原软件打开，另存为 .xlsx 或 .csv 后再导入。',
    en: '"{fileName}" is really {type} (perhaps renamed) and no table that can be read. Open it in its own program, save it as .xlsx or .csv and import that.',
  },
  'spreadsheets.too-large': {
    status: 413,
    zh: '文件“{fileName}”有 {sizeMb} MB，超过上限 {limitMb} MB。请拆成几个文件后再导入。',
    en: 'The file "{fileName}" has {sizeMb} MB; the limit is {limitMb} MB. Split it and import the parts.',
  },
  'spreadsheets.zip-bomb': {
    status: 422,
    zh: '“{fileName}”解压后过大或文件过多（上限：{unpackedMb} MB、压缩比 {ratio}、{entries} 个文件），为安全起见不予读取。请重新另存或拆分后再导入。',
    en: '"{fileName}" unpacks to too much (limits: {unpackedMb} MB, ratio {ratio}, {entries} entries) and is not read for safety. Save it again or split it.',
  },
  'spreadsheets.dangerous-xml': {
    status: 422,
    zh: '“{fileName}”内部含有实体声明等异常结构，为安全起见不予读取。请用 Excel 或 WPS 重新另存后再导入。',
    en: '"{fileName}" contains entity declarations or other abnormal structures and is not read for safety. Save it again and import that.',
  },
  'spreadsheets.too-many-columns': {
    status: 422,
    zh: '“{fileName}”的一行超过 {limit} 列，无法读取。请检查分隔符，或删去多余的列后再导入。',
    en: 'A row of "{fileName}" has more than {limit} columns. Check the separator or delete what is not needed, then import again.',
  },
  'spreadsheets.too-many-rows': {
    status: 413,
    zh: '“{fileName}”超过 {limit} 行，无法一次读取。请拆分后再导入。',
    en: '"{fileName}" has more than {limit} rows. Split it and import the parts.',
  },
  'spreadsheets.timed-out': {
    status: 422,
    zh: '读取“{fileName}”超过 {seconds} 秒，已停止，没有导入任何数据。请拆分后再导入。',
    en: 'Reading "{fileName}" took more than {seconds} seconds and was stopped; nothing was imported. Split it and import the parts.',
  },
  'spreadsheets.out-of-memory': {
    status: 422,
    zh: '读取“{fileName}”所需内存超过 {memoryMb} MB，已停止，没有导入任何数据。请拆分后再导入。',
    en: 'Reading "{fileName}" needed more than {memoryMb} MB of memory and was stopped; nothing was imported. Split it and import the parts.',
  },
})

export type SpreadsheetErrorCode = keyof typeof spreadsheetErrors
