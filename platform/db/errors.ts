import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'platform.db-in-use': {
    status: 503,
    zh: '数据目录 {folder} 正被另一个进程（{holder}）使用，不能同时打开。请先停止那个进程，或换一个数据目录。',
    en: 'The data folder {folder} is in use by another process ({holder}). Stop that process first, or choose another folder.',
  },
  'platform.db-unreachable': {
    status: 503,
    zh: '数据库暂时不可用：{reason}。请稍后重试；如持续出现，请检查数据库服务。',
    en: 'The database is not available: {reason}. Try again later; if it persists, check the database server.',
  },
  'platform.db-too-old': {
    status: 503,
    zh: '数据库版本为 PostgreSQL {version}，本系统需要 15 或更高版本。请升级数据库后再启动。',
    en: 'The server runs PostgreSQL {version}; version 15 or newer is needed. Upgrade the server, then start again.',
  },
  'platform.disk-full': {
    status: 507,
    zh: '磁盘空间不足，这次操作没有保存任何内容。请清理磁盘后重试。',
    en: 'The disk is full; nothing of this operation was saved. Free some space, then try again.',
  },
  'platform.migration-changed': {
    status: 503,
    zh: '已执行过的数据库升级脚本被改动：{file}。已发布的脚本不能修改，请恢复原文件，另写一个新编号的脚本。',
    en: 'A migration that has already run was changed: {file}. Restore the file and write a new, higher-numbered one.',
  },
  'platform.migration-newer': {
    status: 503,
    zh: '数据库比当前程序新（多出 {migrations}）。请升级程序，或恢复与当前程序相配的备份；程序没有做任何改动。',
    en: 'The database is newer than this program (it also has {migrations}). Upgrade the program, or restore a matching backup; nothing was changed.',
  },
  'platform.migration-failed': {
    status: 503,
    zh: '数据库升级脚本 {file} 执行失败：{reason}。这次升级已全部撤销，数据库保持原样。',
    en: 'Migration {file} failed: {reason}. The whole upgrade was undone; the database is as it was.',
  },
  'platform.migration-misnamed': {
    status: 503,
    zh: '数据库升级脚本命名或编号有误：{file}。应为 001-name.sql 形式，从 001 起连续编号、不重复。',
    en: 'A migration is misnamed or misnumbered: {file}. Use 001-name.sql, numbered from 001 without gaps or repeats.',
  },
})

export { errors as dbErrors }
