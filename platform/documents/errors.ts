import { defineErrors } from '#kernel/refusal'

/** Every way the document reader can refuse, with what the person should do next. */
export const documentErrors = defineErrors({
  'documents.empty': {
    status: 422,
    zh: '文件“{fileName}”没有内容。请确认选对了文件，重新保存后再上传。',
    en: 'The file "{fileName}" is empty. Check that it is the right one, save it again and upload it.',
  },
  'documents.not-found': {
    status: 404,
    zh: '找不到文件“{fileName}”，或没有读取权限。请检查路径。',
    en: 'The file "{fileName}" does not exist or may not be read. Check the path.',
  },
  'documents.too-large': {
    status: 413,
    zh: '文件“{fileName}”有 {sizeMb} MB，超过上限 {limitMb} MB。请去掉图片或拆成几个文件后再上传。',
    en: 'The file "{fileName}" has {sizeMb} MB; the limit is {limitMb} MB. Remove pictures or split it, then upload again.',
  },
  'documents.encrypted': {
    status: 422,
    zh: '文件“{fileName}”设了打开密码，无法读取。请在原软件中取消密码保护后再上传。',
    en: 'The file "{fileName}" is protected by a password. Remove the protection in the program it was written with, then upload again.',
  },
  'documents.scanned-pdf': {
    status: 422,
    zh: '“{fileName}”是扫描件：{pages} 页都只有图像，没有可读取的文字。请上传 Word 原件，或先做文字识别（OCR）并核对后再上传。',
    en: '"{fileName}" is a scan: its {pages} page(s) are pictures without text. Upload the original document, or run text recognition, check it and upload that.',
  },
  'documents.no-text': {
    status: 422,
    zh: '文件“{fileName}”里没有可读取的文字（可能只有图片）。请上传文字版。',
    en: 'The file "{fileName}" holds no text (perhaps only pictures). Upload a version with text.',
  },
  'documents.unreadable-text-layer': {
    status: 422,
    zh: '“{fileName}”的字体没有编码信息，读出来是乱码。请上传 Word 原件，或用原软件重新导出 PDF。',
    en: 'The fonts of "{fileName}" carry no character codes, so its text comes out garbled. Upload the original document or export the PDF again.',
  },
  'documents.unsupported-type': {
    status: 415,
    zh: '“{fileName}”的内容其实是 {type}（后缀可能被改过），读不出文字。请用原软件打开，另存为 .docx、.pdf（文字版）、.html、.md 或 .txt 后再上传。',
    en: '"{fileName}" is really {type} (perhaps renamed), which cannot be read as a text. Open it in its own program, save it as .docx, .pdf (with text), .html, .md or .txt and upload that.',
  },
  'documents.not-a-text': {
    status: 415,
    zh: '“{fileName}”不是文字文件：后缀虽是文档，内容却是程序、图片、压缩包之类的数据，可能只是改了后缀，或下载时损坏。请用原软件打开，另存为 .docx、.pdf（文字版）、.html、.md 或 .txt 后再上传。',
    en: '"{fileName}" is no text: whatever its name says, it holds data such as a program, a picture or an archive, perhaps renamed or damaged on the way. Open it in its own program, save it as .docx, .pdf (with text), .html, .md or .txt and upload that.',
  },
  'documents.zip-bomb': {
    status: 422,
    zh: '“{fileName}”解压后过大或文件过多（上限：{unpackedMb} MB、压缩比 {ratio}、{entries} 个文件），为安全起见不予读取。请用原软件重新保存后再上传。',
    en: '"{fileName}" unpacks to too much (limits: {unpackedMb} MB, ratio {ratio}, {entries} entries) and is not read for safety. Save it again in its program and upload that.',
  },
  'documents.dangerous-xml': {
    status: 422,
    zh: '“{fileName}”内部含有实体声明等异常结构，为安全起见不予读取。请用 Word 或 WPS 重新另存后再上传。',
    en: '"{fileName}" contains entity declarations or other abnormal structures and is not read for safety. Save it again in a word processor and upload that.',
  },
  'documents.corrupt': {
    status: 422,
    zh: '文件“{fileName}”已损坏或不完整，无法读取。请重新导出或重新下载后再上传。',
    en: 'The file "{fileName}" is damaged or incomplete. Export or download it again, then upload it.',
  },
  'documents.truncated': {
    status: 422,
    zh: '文件“{fileName}”不完整（后半部分缺失，可能是传输中断）。请重新下载或导出后再上传。',
    en: 'The file "{fileName}" is incomplete (its end is missing, perhaps a broken transfer). Download or export it again, then upload it.',
  },
  'documents.unknown-encoding': {
    status: 422,
    zh: '认不出“{fileName}”的文字编码。请另存为 UTF-8 编码后再上传。',
    en: 'The character encoding of "{fileName}" is not recognised. Save it as UTF-8 and upload it again.',
  },
  'documents.too-many-pages': {
    status: 413,
    zh: '“{fileName}”有 {pages} 页，超过上限 {limitPages} 页。请拆分后再上传。',
    en: '"{fileName}" has {pages} pages; the limit is {limitPages}. Split it and upload the parts.',
  },
  'documents.timed-out': {
    status: 422,
    zh: '读取“{fileName}”超过 {seconds} 秒，已停止。请拆分文件或另存为 .txt 后再上传。',
    en: 'Reading "{fileName}" took more than {seconds} seconds and was stopped. Split it or save it as .txt, then upload again.',
  },
  'documents.out-of-memory': {
    status: 422,
    zh: '读取“{fileName}”所需内存超过 {memoryMb} MB，已停止。请拆分文件或另存为 .txt 后再上传。',
    en: 'Reading "{fileName}" needed more than {memoryMb} MB of memory and was stopped. Split it or save it as .txt, then upload again.',
  },
})

export type DocumentErrorCode = keyof typeof documentErrors

/** What was read in spite of something worth knowing. Shown beside the text, never instead of it. */
export const documentWarnings = {
  'documents.mislabelled': {
    zh: '文件名以 {extension} 结尾，实际内容是 {format}，已按实际内容读取。',
    en: 'The name ends in {extension} but the content is {format}; it was read as what it is.',
  },
  'documents.bom-removed': {
    zh: '文件开头的字节顺序标记（BOM）不计入文本和偏移量。',
    en: 'The byte order mark at the start is not part of the text and of its offsets.',
  },
  'documents.encoding': {
    zh: '文件编码为 {encoding}，已转换。',
    en: 'The file is encoded in {encoding}; it was converted.',
  },
  'documents.bad-characters': {
    zh: '有 {count} 处字符无法解码，显示为“�”。',
    en: '{count} character(s) could not be decoded and are shown as "�".',
  },
  'documents.truncated-text': {
    zh: '文件末尾的字符不完整，可能被截断，请核对。',
    en: 'The last character is incomplete: the file may have been cut off. Please check.',
  },
  'documents.scanned-pages': {
    zh: '第 {pages} 页只有图像，没有读到文字（共 {count} 页），请核对。',
    en: 'Page(s) {pages} are pictures without text ({count} in all). Please check.',
  },
  'documents.macros-ignored': {
    zh: '文件含宏，已忽略，未执行。',
    en: 'The file contains macros; they were ignored and not run.',
  },
  'documents.scripts-ignored': {
    zh: '文件含脚本，已去除，未执行。',
    en: 'The file contains scripts; they were removed and not run.',
  },
  'documents.tracked-changes': {
    zh: '文件含修订痕迹（{count} 处），按接受全部修订后的文字读取。',
    en: 'The file contains tracked changes ({count}); it was read as if all were accepted.',
  },
  'documents.contents-dropped': {
    zh: '目录（{count} 行）不计入正文。',
    en: 'The table of contents ({count} lines) is not part of the text.',
  },
  'documents.hidden-text-dropped': {
    zh: '隐藏文字（{count} 处）不打印，未读取。',
    en: 'Hidden text ({count} place(s)) does not print and was not read.',
  },
  'documents.running-lines-dropped': {
    zh: '页眉、页脚和页码（{count} 行）不计入正文。',
    en: 'Running heads, feet and page numbers ({count} lines) are not part of the text.',
  },
  'documents.numbering-not-restored': {
    zh: '旧版 .doc 的自动编号无法还原；如需编号，请另存为 .docx。',
    en: 'Automatic numbering of an old .doc cannot be restored; save as .docx if it matters.',
  },
  'documents.possibly-truncated': {
    zh: '网页没有正常结尾，可能不完整，请核对。',
    en: 'The page does not end properly and may be incomplete. Please check.',
  },
  'documents.unmapped-characters': {
    zh: '有 {count} 个字符没有编码信息，可能显示不正确。',
    en: '{count} character(s) carry no code and may be wrong.',
  },
} satisfies Record<string, { zh: string; en: string }>

export type DocumentWarningCode = keyof typeof documentWarnings
