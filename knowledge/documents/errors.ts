/** Why a file is refused, with the cure, in the words of the staff pages. */
const MESSAGES = {
  "too-large": "文件超过 20 MB：请压缩图片，或拆成几个文件后再上传。",
  empty: "文件里没有文字：请确认选对了文件。",
  "unknown-kind":
    "无法识别文件类型：请上传 PDF（有文字层）、DOCX、HTML 或 TXT；其他格式请先另存为 DOCX。",
  "old-word":
    "这是旧版 Office 文件（.doc、.wps 等）：请用 Word 或 WPS 打开，另存为 .docx 后再上传。",
  macros: "这个 Word 文件带有宏，不予接收：请另存为不带宏的 .docx 后再上传。",
  spreadsheet: "这是电子表格，不是公文：请上传公文本身；其中的表格可另存为 DOCX 或 PDF。",
  image: "这是图片，没有文字可读：请上传有文字层的 PDF、DOCX、HTML 或 TXT。",
  scanned:
    "这个 PDF 是扫描件，没有文字层，无法引用原文：请换成由 Word 导出的 PDF 或 DOCX，或先做文字识别（OCR）并核对。",
  garbled: "这个 PDF 的文字层是乱码（字体没有嵌入编码）：请换成 DOCX，或重新导出 PDF。",
  encrypted: "文件设了密码，无法读取：请去掉密码后再上传。",
  damaged: "文件已损坏，或没有下载完整：请重新下载或另存后再上传。",
  "too-many-pages": "PDF 超过 300 页：请拆成几个文件后再上传。",
  "too-long": "文件太长（最多 1 万行、100 万字）：请只上传要用的部分，或拆成几个文件后再上传。",
  "too-much-inside": "压缩包解开后过大，疑似压缩炸弹，不予接收：请重新另存文件后再上传。",
} as const;

export type DocumentFault = keyof typeof MESSAGES;

/** Thrown when no text can be read from a file. Branch on `code`; the message is Chinese and names the cure. */
export class DocumentUnusableError extends Error {
  override name = "DocumentUnusableError" as const;
  readonly code: DocumentFault;

  constructor(code: DocumentFault, options?: ErrorOptions) {
    super(MESSAGES[code], options);
    this.code = code;
  }
}
