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
  'platform.backup-exists': {
    status: 409,
    zh: '文件 {file} 已存在，没有覆盖。请换一个文件名。',
    en: 'The file {file} exists and was not overwritten. Choose another name.',
  },
  'platform.backup-missing': {
    status: 404,
    zh: '找不到备份文件 {file}。请检查路径。',
    en: 'There is no backup file {file}. Check the path.',
  },
  'platform.backup-foreign': {
    status: 422,
    zh: '{file} 不是本平台的备份文件。请选择由 backup 命令生成的文件。',
    en: '{file} is not a backup of this platform. Choose a file made by the backup command.',
  },
  'platform.backup-newer': {
    status: 409,
    zh: '备份 {file} 由更新版本的程序生成（{what}）。请先升级程序再恢复；数据库没有改动。',
    en: 'The backup {file} was made by a newer version ({what}). Upgrade the program first; the database was not changed.',
  },
  'platform.backup-damaged': {
    status: 422,
    zh: '备份文件 {file} 已损坏或不完整，不能恢复；数据库没有改动。请使用另一份备份。',
    en: 'The backup file {file} is damaged or incomplete; the database was not changed. Use another backup.',
  },
  'platform.restore-not-empty': {
    status: 409,
    zh: '数据库里已有数据（例如 {table}），恢复会全部替换。确认要替换时请加上确认选项后重试。',
    en: 'The database holds data ({table}, for example) and restoring replaces all of it. Repeat with the confirmation option if that is what you want.',
  },
})
