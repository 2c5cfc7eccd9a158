import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'app.region-unknown': {
    status: 404,
    zh: '没有代码为 {code} 的地区。先用 regions load FILE 装入本市的区划，再建账号。',
    en: 'There is no region with code {code}. Load the city’s regions with regions load FILE first.',
  },
  'app.not-a-demo': {
    status: 409,
    zh: '这个数据库里是真实的城市数据，不能用 demo --reset 清空。请换一个数据目录（KECHUANG_DATA）再试示例城市。',
    en: 'This database holds a real city; demo --reset will not empty it. Use another data folder (KECHUANG_DATA) for the demo city.',
  },
  'app.no-database': {
    status: 404,
    zh: '目录 {folder} 里没有本平台的数据库。请检查 KECHUANG_DATA（或 DATABASE_URL）是否写对；新装的平台先执行 start 或 migrate。',
    en: 'There is no database of this platform in {folder}. Check KECHUANG_DATA (or DATABASE_URL); a new installation begins with start or migrate.',
  },
  'app.path-refused': {
    status: 422,
    zh: '系统不允许使用 {path}（{reason}）。请检查路径是否存在、当前用户有没有读写权限、磁盘是否只读。',
    en: 'The system refuses {path} ({reason}). Check that it exists, that this user may read and write it, and that the disk is not read-only.',
  },
  'app.disk-full': {
    status: 507,
    zh: '磁盘已满，没有写完（{path}）。请清理磁盘后重试；已有的数据没有改动。',
    en: 'The disk is full; {path} was not written. Free some space and try again; existing data are unchanged.',
  },
  'app.rule-set-unknown': {
    status: 404,
    zh: '没有名为“{id}”的规则。{near}现有：{known}。',
    en: 'There is no rule set “{id}”. Known: {known}.',
  },
  'app.rule-part-unknown': {
    status: 404,
    zh: '规则 {id} 没有“{part}”这一部分。可用：{known}。',
    en: 'The rule set {id} has no part “{part}”. It has: {known}.',
  },
  'app.rule-not-yet-in-force': {
    status: 409,
    zh: '{on} 时没有可用的规则 {id}：已收录的最早版本自 {first} 起施行，此前的标准未取得。请用 --on 指定施行之后的日期。',
    en: 'There is no rule set {id} for {on}: the earliest version known is in force from {first}; what applied before was not retrieved. Choose a later date with --on.',
  },
  'app.rule-repealed': {
    status: 409,
    zh: '{on} 时规则 {id} 已经废止（自 {since} 起），没有收录后续版本。',
    en: 'The rule set {id} was repealed from {since}, and no later version is known for {on}.',
  },
  'app.score-date': {
    status: 422,
    zh: '“{on}”不是日期，请写成 2026-03-01。',
    en: '“{on}” is no date; write it as 2026-03-01.',
  },
  'app.facts-not-json': {
    status: 422,
    zh: '不是有效的 JSON：{reason}。请检查引号、逗号和括号。',
    en: 'This is no valid JSON: {reason}. Check quotes, commas and brackets.',
  },
  'app.score-line': {
    status: 422,
    zh: '每行应为 { "id", "ruleset", "on", "part", "facts" }：{zh}',
    en: 'Every line is { "id", "ruleset", "on", "part", "facts" }: {en}',
  },
  'app.fact-refused': { status: 422, zh: '{zh}', en: '{en}' },
})
