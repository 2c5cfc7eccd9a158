import { defineErrors } from '#kernel/refusal'

export const errors = defineErrors({
  'files.empty': {
    status: 422,
    zh: '文件“{name}”是空的。请确认选对了文件，再上传一次。',
    en: 'The file “{name}” is empty. Check that it is the right one and upload it again.',
  },
  'files.too-large': {
    status: 413,
    zh: '文件“{name}”超过 {maxMegabytes} MB。请压缩图片或拆分后再上传。',
    en: 'The file “{name}” is larger than {maxMegabytes} MB. Compress its pictures or split it, then upload again.',
  },
  'files.part-gap': {
    status: 409,
    zh: '服务器只收到前 {received} 字节，请从那里接着传。',
    en: 'The server has the first {received} bytes. Go on from there.',
  },
  'files.part-too-long': {
    status: 422,
    zh: '文件“{name}”比登记的更长，可能已被修改。请重新选择文件。',
    en: 'The file “{name}” is longer than announced; it was perhaps changed. Choose it again.',
  },
  'files.digest-differs': {
    status: 422,
    zh: '文件“{name}”传来的内容与登记的不一致，可能在传送中被修改。请重新选择文件。',
    en: 'The bytes of “{name}” are not those that were announced; the file was perhaps changed meanwhile. Choose it again.',
  },
  'files.disk-full': {
    status: 507,
    zh: '服务器磁盘已满，文件没有保存。请联系管理员清理磁盘后重试。',
    en: 'The server’s disk is full; the file was not saved. Ask the administrator to free space, then try again.',
  },
  'files.damaged': {
    status: 410,
    zh: '文件“{name}”在服务器上已损坏（校验不符），无法读取。请联系管理员从备份恢复，或重新上传。',
    en: 'The file “{name}” is damaged on the server (its digest differs). Restore it from a backup or upload it again.',
  },
})
